using Netra.Compliance;
using Netra.Compliance.Journaling;

namespace Netra.CriticalTests.Fixtures.Models;

/// <summary>A platform that talks to a model over HTTP, and a customer, Ann, who is signed in.</summary>
public abstract class ModelFixture : ApexFixture
{
    private ModelServer? _model;
    private HttpClient? _ann;

    /// <summary>The HTTP client of Ann.</summary>
    internal HttpClient Ann => _ann ?? throw new InvalidOperationException("Ann has not signed in.");

    /// <summary>The model.</summary>
    protected ModelServer Model => _model ?? throw new InvalidOperationException("The model has not been started.");

    public override async Task InitializeAsync()
    {
        _model = await ModelServer.StartAsync();
        Journal.RecordBackend("model", "Scripted model", BackendKind.Embedded);
        await base.InitializeAsync();
        _ann = await Platform.ClientAsync("ann");
        _ann.Timeout = RealModel.OfRun is null ? _ann.Timeout : RealModel.Patience;
    }

    /// <summary>Opens a conversation that any model can hold: the real one of the run, where there is one.</summary>
    /// <remarks>Proofs need a model that does the same every time; their faults meet the script.</remarks>
    /// <param name="topic">Words that the conversation's questions contain, and no other's.</param>
    /// <param name="script">What a good model replies.</param>
    protected Conversation ConverseFreely(string topic, Func<ModelRequest, ModelReply> script) =>
        RealModel.OfRun is { } real && Fault is null
            ? Model.Converse(topic, real.ReplyAsync)
            : Model.Converse(topic, script);

    public override async Task DisposeAsync()
    {
        _ann?.Dispose();
        await base.DisposeAsync();
        await (_model?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        foreach (var (key, value) in Model.Settings)
        {
            settings[$"Apex:Auth:Agents:Model:{key}"] = value;
        }
    }
}
