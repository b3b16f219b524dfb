using Netra.Compliance.Cli.Backends;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Running;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Backends;

public sealed class BackendEvidenceTests : IDisposable
{
    private const string Unmet = "Redis was available, but no test reports using it for cache.";

    private readonly Bench _bench = new();

    [Fact]
    public void Fails_a_run_in_which_a_server_ended()
    {
        var facts =
            Add(BackendMode.Services, Origin.Installed, deaths: "Redis 7.0 ended during the run with code 137.");
        Assert.Equal("Redis 7.0 ended during the run with code 137.", Assert.Single(facts.Failures).Message);
        Assert.Equal(ExitCode.TestsFailed, Code(facts));
    }

    [Theory]
    [InlineData("cache", "embedded")]
    [InlineData("bus", "services")]
    public void Fails_when_no_test_met_a_server_that_the_settings_ask_for(string need, string kind)
    {
        var facts = Add(BackendMode.Services, Origin.Given, need, kind, asked: "cache");
        Assert.Equal($"{Unmet} netra.json requires it.", Assert.Single(facts.Problems));
        Assert.Equal(ExitCode.Inventory, Code(facts));
    }

    [Fact]
    public void Passes_when_a_test_met_the_server_that_the_settings_ask_for()
    {
        var facts = Add(BackendMode.Services, Origin.Installed, "cache", "services", asked: "cache");
        Assert.Equal(ExitCode.Pass, Code(facts));
        Assert.Empty(facts.Notes);
    }

    [Theory]
    [InlineData(BackendMode.Services, "edge")]
    [InlineData(BackendMode.Auto, "cache")]
    public void Notes_a_server_that_no_test_met_where_nothing_asks_for_it(BackendMode mode, string asked)
    {
        var facts = Add(mode, Origin.Installed, asked: asked);
        Assert.Equal(Unmet, Assert.Single(facts.Notes));
        Assert.Equal(ExitCode.Pass, Code(facts));
    }

    [Fact]
    public void Says_nothing_of_needs_that_are_met_inside_the_test_process()
    {
        var facts = Add(BackendMode.Embedded, Origin.Embedded, asked: "cache");
        Assert.Empty(facts.Problems.Concat(facts.Notes));
    }

    public void Dispose() => _bench.Dispose();

    private LedgerFacts Add(
        BackendMode mode, Origin origin, string need = "cache", string kind = "embedded", string asked = "",
        params string[] deaths)
    {
        _bench.Run(_bench.AllPass().Backend(need, "A cache", kind).Ended());
        var redis = Server.All.Single(server => server.Facts.Need == "cache");
        var plan = new BackendPlan(mode, Programs.OfMachine(), [PlannedNeed.Of(redis, origin)]);
        return BackendEvidence.Add(_bench.Facts(), plan, [asked], [.. deaths]);
    }

    private static ExitCode Code(LedgerFacts facts) => GateVerdict.Of(facts, new()).Code;
}
