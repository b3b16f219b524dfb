using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Gate;

public sealed class GateVerdictTests : IDisposable
{
    private readonly Bench _bench = new();

    [Theory]
    [InlineData("15000", ExitCode.Pass)]
    [InlineData("15000.01", ExitCode.Gate)]
    [InlineData("42.857%", ExitCode.Pass)]
    [InlineData("42.858%", ExitCode.Gate)]
    public void Asks_for_at_least_what_must_be_proven(string minProven, ExitCode code)
    {
        _bench.Run(Bench.WithProofs(_bench.AllPass()).Ended());
        Assert.Equal(code, _bench.Ledger(new() { MinProven = Parse(minProven) }).Gate.Code);
    }

    [Theory]
    [InlineData("20000", ExitCode.Pass)]
    [InlineData("20000.01", ExitCode.Gate)]
    public void Asks_for_at_least_what_must_be_protected(string minProtected, ExitCode code)
    {
        _bench.Run(_bench.Script().Test(Bench.Sync, "Syncs").Ended());
        Assert.Equal(code, _bench.Ledger(new() { MinProtected = Parse(minProtected) }).Gate.Code);
    }

    [Theory]
    [InlineData(15_000, true)]
    [InlineData(14_999, false)]
    public void Allows_at_most_what_may_be_at_risk(int maxAtRisk, bool passed)
    {
        _bench.Run(_bench.AllPass().Test(Bench.Flow, "Signs_in", "failed").Ended());
        var rules = _bench.Ledger(new() { MaxAtRisk = maxAtRisk }).Gate.Rules;
        Assert.Equal((passed, 15_000m),
            (rules.Single(r => r.Name == "maxAtRisk").Passed, rules.Single(r => r.Name == "maxAtRisk").Actual));
    }

    [Fact]
    public void Asks_for_everything_to_be_protected_unless_told_otherwise()
    {
        _bench.Run(_bench.Script().Test(Bench.Flow, "Signs_in").Test(Bench.Flow, "Signs_out").Ended());
        var rule = _bench.Ledger().Gate.Rules.Single(rule => !rule.Passed);
        Assert.Equal(("minProtected", 100m, 42.85m, "percent"), (rule.Name, rule.Threshold, rule.Actual, rule.Unit));
    }

    [Fact]
    public void Says_the_verdict_as_a_sentence()
    {
        _bench.Run(Bench.WithProofs(_bench.AllPass()).Test(Bench.Sync, "Syncs", "failed").Ended());
        const string expected =
            "$15,000 of $35,000 a month is proven; $20,000 is at risk. The gate fails: maxFailedTests is 1, but must "
            + "be at most 0; "
            + "maxAtRisk is $20,000, but must be at most $0; minProtected is 42.85%, but must be at least 100%.";
        Assert.Equal(expected, VerdictSentence.Of(_bench.Ledger()));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("101%")]
    [InlineData("many")]
    [InlineData("")]
    [InlineData("1e9")]
    public void Knows_no_threshold_of_another_kind(string text) => Assert.False(Threshold.TryParse(text, out _));

    public void Dispose() => _bench.Dispose();

    private static Threshold Parse(string text) =>
        Threshold.TryParse(text, out var threshold) ? threshold : throw new FormatException(text);
}
