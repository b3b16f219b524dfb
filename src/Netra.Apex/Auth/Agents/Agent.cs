using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Netra.Apex.Auth.Agents;

/// <summary>A model in a role, with the role's tools.</summary>
/// <param name="Role">What it is told to do.</param>
/// <param name="Tools">What it may call.</param>
internal sealed record Agent(AgentRole Role, IReadOnlyList<AITool> Tools);

/// <summary>What an agent is asked.</summary>
/// <param name="Step">The step that asks.</param>
/// <param name="Question">The run's question.</param>
/// <param name="Findings">The answers that it may build on.</param>
internal sealed record AgentTask(string Step, string Question, params IReadOnlyList<StepOutcome> Findings)
{
    /// <summary>The task as the model reads it: the question, then a message a finding.</summary>
    public IEnumerable<ChatMessage> ToMessages() =>
    [
        new(ChatRole.User, $"Step: {Step}\nQuestion: {Question}\n"),
        .. Findings.Select(Write),
    ];

    private static ChatMessage Write(StepOutcome finding) =>
        new(ChatRole.User, $"Finding of {finding.Step}: {finding.Answer?.ToJson()}\n");
}

/// <summary>How a step ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepEnding>))]
internal enum StepEnding
{
    /// <summary>With an answer that can be used.</summary>
    Answered,

    /// <summary>With an answer that was nonsense.</summary>
    Refused,

    /// <summary>Without an answer.</summary>
    Failed,

    /// <summary>It never began, because a step that it depends on gave no answer.</summary>
    Stopped,
}

/// <summary>How a step ended, and with what.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Role">The role of the agent that took it.</param>
/// <param name="Ending">How it ended.</param>
/// <param name="Answer">The validated answer; null unless answered.</param>
/// <param name="Reason">Why there is no answer, as a sentence; null when answered.</param>
internal sealed record StepOutcome(string Step, string Role, StepEnding Ending, AgentAnswer? Answer, string? Reason);

/// <summary>Asks agents, each within the step limit, and validates what they say.</summary>
internal sealed class AgentTurns(IChatClient chat, IOptions<AuthSettings> settings, TimeProvider time)
{
    private const int QuoteLength = 80;
    private readonly TimeSpan _limit = settings.Value.Agents.StepLimit;

    /// <summary>Asks an agent and lets it use its tools until it answers.</summary>
    /// <returns>The outcome; an agent that fails or talks nonsense is an outcome too, not an exception.</returns>
    public async Task<StepOutcome> TakeAsync(Agent agent, AgentTask task, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(_limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            ChatMessage[] messages = [Introduce(agent), .. task.ToMessages()];
            var response = await chat.GetResponseAsync(messages, OptionsOf(agent), either.Token);
            return Judge(agent, task, LastOf(response));
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            return new StepOutcome(task.Step, agent.Role.Name, StepEnding.Failed, null, Reason(error, limit.Token));
        }
    }

    // What a model remarks while it calls its tools is no part of its answer.
    private static string LastOf(ChatResponse response) => response.Messages.LastOrDefault()?.Text ?? "";

    private static ChatMessage Introduce(Agent agent) =>
        new(ChatRole.System, $"You are the {agent.Role.Name} agent. {agent.Role.Instructions}");

    private static ChatOptions OptionsOf(Agent agent) => new()
    {
        Tools = [.. agent.Tools],
        Temperature = 0,
        ResponseFormat = ChatResponseFormat.ForJsonSchema(agent.Role.Answer, AgentAnswer.Json, agent.Role.Name),
    };

    private static StepOutcome Judge(Agent agent, AgentTask task, string said)
    {
        try
        {
            var answer = AgentAnswer.Read(agent.Role.Answer, said);
            return new(task.Step, agent.Role.Name, StepEnding.Answered, answer, null);
        }
        catch (Exception nonsense) when (nonsense is JsonException or ValidationException)
        {
            var reason = $"{nonsense.Message} The agent said: {Quote(said)}";
            return new(task.Step, agent.Role.Name, StepEnding.Refused, null, reason);
        }
    }

    private static string Quote(string said) =>
        said.Length <= QuoteLength ? $"'{said}'." : $"'{said[..QuoteLength]}…'.";

    private string Reason(Exception error, CancellationToken limit) => limit.IsCancellationRequested
        ? string.Create(CultureInfo.InvariantCulture, $"The agent gave no answer within {_limit.TotalSeconds:0.###} s.")
        : $"The agent could not be asked: {error.Message.ReplaceLineEndings(" ")}";
}
