using Netra.Compliance;
using Netra.Compliance.Journaling;

namespace Netra.CriticalTests.Fixtures.Models;

/// <summary>A platform that talks to a scripted model over HTTP, and a customer, Ann, who is signed in.</summary>
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
    }

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
