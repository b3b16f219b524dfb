using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Netra.Apex.Auth.Agents;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Models;

namespace Netra.CriticalTests.Auth;

/// <summary>A platform whose agents talk to a model over HTTP, and a customer, Ann, who orders runs.</summary>
public sealed class AgentsFixture : ModelFixture
{
    /// <summary>How long an agent may take, on the platform's clock.</summary>
    internal static readonly TimeSpan StepLimit = TimeSpan.FromMinutes(2);

    // A real model needs figures to work on.
    private const string Bill = "We pay $700 for GPUs and $300 for disks a month, 50 % up on May.";

    // So much longer than a step takes in real time that no agent is cut off while it only takes its turn.
    private static readonly TimeSpan Tick = StepLimit / 480;

    /// <summary>Opens a conversation with the model about a topic of its own, in which every agent does its
    /// work.</summary>
    internal Conversation Converse(string topic) => Model.Converse(topic, ModelScript.Reply);

    /// <inheritdoc cref="ModelFixture.ConverseFreely"/>
    internal Conversation ConverseFreely(string topic) => ConverseFreely(topic, ModelScript.Reply);

    /// <summary>Orders a run about the conversation's topic; without steps it follows the platform's own
    /// plan.</summary>
    internal static Task<HttpResponseMessage> OrderAsync(
        HttpClient customer, Conversation talk, params AgentStep[] steps)
    {
        talk.Steps = [.. steps.Select(step => (step.Name, step.Role))];
        var question = $"{Bill} What can be done about {talk.Topic}?";
        return customer.PostAsJsonAsync("agents/runs", new { question, steps = steps.Length == 0 ? null : steps });
    }

    /// <summary>The report of a run that Ann orders.</summary>
    /// <exception cref="InvalidOperationException">The run was refused.</exception>
    internal async Task<RunReport> RunAsync(Conversation talk, params AgentStep[] steps)
    {
        using var response = await OrderAsync(Ann, talk, steps);
        var body = await response.Content.ReadAsStringAsync();
        return response.StatusCode == HttpStatusCode.Created
            ? JsonSerializer.Deserialize<RunReport>(body, JsonSerializerOptions.Web)!
            : throw new InvalidOperationException($"The run was refused: {body}");
    }

    /// <summary>How a run that Ann orders is refused: status, sentence, and the agents that were asked
    /// before.</summary>
    internal async Task<(HttpStatusCode Status, string? Reason, string Asked)> RefusalAsync(
        Conversation talk, params AgentStep[] steps)
    {
        using var response = await OrderAsync(Ann, talk, steps);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var reason = body.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString() : null;
        var asked = talk.Requests.Select(request => request.Role).Distinct();
        return (response.StatusCode, reason, string.Join(", ", asked));
    }

    /// <summary>Whether a run comes to all of these holds, before any of them is released.</summary>
    /// <remarks>Where it does not, time passes, a little for every answer of the platform, until its agents are cut
    /// off.</remarks>
    internal async Task<bool> ReachesAsync(Task run, params Hold[] holds)
    {
        var all = Task.WhenAll(holds.Select(hold => hold.Arrival));
        await Task.WhenAny([run, .. holds.Select(hold => hold.Arrival)]).InTimeAsync("the run asks a first agent");
        for (var passed = TimeSpan.Zero; passed <= StepLimit && !run.IsCompleted && !all.IsCompleted; passed += Tick)
        {
            await Ann.GetStringAsync("");
            Time.Advance(Tick);
        }

        return all.IsCompleted;
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        base.Configure(settings);
        settings["Apex:Auth:Agents:StepLimit"] = StepLimit.ToString();

        // What ends a step here is the step's own limit.
        settings["Apex:Data:Resilience:CallTimeout"] = (StepLimit * 2).ToString();
    }
}

/// <summary>Reads reports.</summary>
internal static class RunReading
{
    /// <summary>What became of each step: the merged ones first, in the report's order.</summary>
    public static IEnumerable<string> Endings(this RunReport report) =>
    [
        .. report.Parts.Select(part => $"{part.Step}: merged"),
        .. report.Problems.Select(problem => $"{problem.Step}: {problem.Ending}"),
    ];

    /// <summary>What became of each step, and why the first problem is one: the agent's own words where it said
    /// something; null when there is no problem.</summary>
    public static IEnumerable<string?> EndingsAndReason(this RunReport report) =>
        [.. report.Endings(), report.Problems.FirstOrDefault()?.Reason.Split("The agent said: ")[^1]];

    /// <summary>A field of a step's merged answer, as JSON; null when it is not merged.</summary>
    public static string? Field(this RunReport report, string step, string field) =>
        report.Parts.SingleOrDefault(part => part.Step == step)?.Answer.GetProperty(field).GetRawText();

    /// <summary>The summary in a step's merged answer, as JSON whose every special character is escaped.</summary>
    public static string Summary(this RunReport report, string step) => JsonSerializer.Serialize(
        report.Parts.Single(part => part.Step == step).Answer.GetProperty("summary").GetString());

    /// <summary>Whose instructions the model was given in a step, and with which tools; null when nobody did.</summary>
    public static string? AgentOf(this Conversation talk, string step) =>
        talk.Requests.FirstOrDefault(request => request.Step == step) is { } first
            ? $"{RoleOf(first.Instructions)} with {string.Join(", ", first.Tools)}"
            : null;

    private static string RoleOf(string instructions) =>
        new[] { AgentRole.Supervisor, AgentRole.Triage, AgentRole.Data, AgentRole.Optimizer }
            .Single(role => instructions.Contains(role.Instructions, StringComparison.Ordinal)).Name;
}
