using System.Collections.Concurrent;
using Netra.Compliance.Analyzers.Tests.Robustness.Campaigns;
using Xunit.Abstractions;

namespace Netra.Compliance.Analyzers.Tests.Robustness;

/// <summary>Fixes are asked for on broken code too, for that is what an editor holds most of the time.</summary>
public sealed class MutatedFixTests(ITestOutputHelper output)
{
    private const int Few = 40;

    private readonly ConcurrentBag<FixRun> _runs = [];

    [Fact]
    public async Task No_fix_throws_on_a_mutant()
    {
        var campaign = Campaign.OfEnvironment(Few);
        await campaign.ForEach(CarryOut);
        output.WriteLine(
            $"{campaign.Mutants} mutants of {campaign.Files.Length} files; fixes carried out: {Carried()}");
        Assert.True(_runs.All(run => run.Thrown.Count == 0), string.Join("\n\n", _runs.SelectMany(run => run.Thrown)));
        Assert.NotEmpty(Carried());
    }

    [Fact]
    public void Every_fix_of_the_product_is_asked_for() =>
        Assert.All(FixRun.Providers, provider => Assert.NotEmpty(provider.FixableDiagnosticIds));

    private async Task CarryOut(MutantBatch batch)
    {
        using var run = new FixRun(batch);
        await run.CarryOut(("netra_value_scope", "all"), ("netra_integration_scope", "all"),
            ("netra_max_file_lines", "20"), ("netra_max_method_lines", "3"));
        _runs.Add(run);
    }

    private string Carried() => string.Join(", ", _runs
        .SelectMany(run => run.Carried)
        .GroupBy(fix => fix.Key, fix => fix.Value)
        .OrderBy(fix => fix.Key, StringComparer.Ordinal)
        .Select(fix => $"{fix.Key} {fix.Sum()}"));
}
