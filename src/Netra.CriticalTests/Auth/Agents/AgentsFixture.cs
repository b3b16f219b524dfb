using System.Collections.Immutable;
using System.Net.Http.Json;
using Netra.Apex;
using Netra.Apex.Auth.Agents.Planning;
using Netra.Compliance;
using Netra.Compliance.Journaling;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Models;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>A platform whose agents talk to a scripted model, over HTTP.</summary>
public sealed class AgentsFixture : ApexFixture
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false });
    private ModelServer? _model;

    public override async Task InitializeAsync()
    {
        _model = await ModelServer.StartAsync();
        Journal.RecordBackend("model", "Scripted model", BackendKind.Embedded);
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        _client.Dispose();
        await base.DisposeAsync();
        await (_model?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>Opens a conversation with the model about a topic of its own, in which every agent does its work.</summary>
    public Conversation Converse(string topic) =>
        (_model ?? throw new InvalidOperationException("The model has not been started.")).Converse(topic, DutifulAgents.Reply);

    /// <summary>Orders a run about the conversation's topic; without steps it follows the platform's own plan.</summary>
    public async Task<RunReply> RunAsync(Conversation talk, params ImmutableArray<AgentStep> steps)
    {
        var body = new { question = $"What can be done about {talk.Topic}?", steps = steps.IsEmpty ? (ImmutableArray<AgentStep>?)null : steps };
        using var response = await _client.PostAsJsonAsync(new Uri(Platform.Address, "agents/runs"), body);
        return new RunReply(response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Orders a run and lets it go on; the supervisor has done its part when this returns.</summary>
    public async Task<RunUnderWay> StartAsync(Conversation talk, params ImmutableArray<AgentStep> steps)
    {
        var run = new RunUnderWay(RunAsync(talk, steps));
        await talk.RepliedAsync("supervisor");
        return run;
    }

    protected override ApexOptions Configure(ApexOptions options) => options with { Model = _model?.Options };
}
