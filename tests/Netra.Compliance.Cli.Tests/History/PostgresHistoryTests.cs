using Netra.Compliance.Cli.Backends;

namespace Netra.Compliance.Cli.Tests.History;

/// <summary>The same history in a server of PostgreSQL.</summary>
[Trait("Needs", "Servers")]
public sealed class PostgresHistoryTests : IAsyncLifetime
{
    private static readonly LedgerScript[] Runs =
        [LedgerScript.At(0, "Proven"), LedgerScript.At(10, "AtRisk"), LedgerScript.At(30, "Proven")];

    private static readonly string[][] Questions =
    [
        ["list", "--json"], ["show", "latest", "--json"], ["compare", "latest~1", "latest", "--json"],
        ["measures", "--json"], ["export"], ["export", "--format", "csv"], ["prune", "--keep", "2"], ["list"],
    ];

    private readonly HistoryBench _bench = new();
    private BackendSession? _session;

    public async Task InitializeAsync()
    {
        var plan = BackendPlan.Of(BackendMode.Auto, ServerSources.OfMachine() with { Variables = _ => null });
        var postgres = plan with { Needs = [plan.Needs.Single(need => need.Server.Facts.Name == "PostgreSQL")] };
        _session = await BackendSession.StartAsync(postgres, SessionLimits.Default, default);
    }

    [Fact]
    public async Task Keeps_compares_measures_and_prunes_as_a_file_does()
    {
        using var bench = new HistoryBench { Store = _session!.Variables()["NETRA_POSTGRES"] };
        await bench.AddAsync(Runs);
        await _bench.AddAsync(Runs);
        foreach (var question in Questions)
        {
            Assert.Equal(await _bench.RunAsync(question), await bench.RunAsync(question));
        }
    }

    public async Task DisposeAsync()
    {
        await _session!.DisposeAsync();
        _bench.Dispose();
    }
}
