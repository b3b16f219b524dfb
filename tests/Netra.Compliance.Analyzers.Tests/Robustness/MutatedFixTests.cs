using Netra.Compliance.Analyzers.Tests.House;
using Netra.Compliance.Analyzers.Tests.Robustness.Mutating;
using Xunit.Abstractions;

namespace Netra.Compliance.Analyzers.Tests.Robustness;

/// <summary>Fixes are asked for on broken code too, for that is what an editor holds most of the time.</summary>
public sealed class MutatedFixTests(ITestOutputHelper output)
{
    private const int Few = 40;
    private const int MostOfARule = 3;

    [Fact]
    public async Task No_fix_throws_on_a_mutant()
    {
        var campaign = Campaign.OfEnvironment(Few, Repository.Sources());
        var carried = 0;
        foreach (var batch in campaign.Batches())
        {
            carried += await CarryOut(batch);
        }

        output.WriteLine($"{carried} fixes carried out on {campaign.Mutants} mutants of {campaign.Files.Count} files");
        Assert.NotEqual(0, carried);
    }

    [Fact]
    public void Every_fix_of_the_product_is_asked_for() =>
        Assert.All(FixRun.Providers, provider => Assert.NotEmpty(provider.FixableDiagnosticIds));

    private static async Task<int> CarryOut(IReadOnlyList<Mutant> batch)
    {
        using var run = new FixRun(batch);
        await run.CarryOut(MostOfARule, ("netra_value_scope", "all"), ("netra_integration_scope", "all"), ("netra_max_file_lines", "20"), ("netra_max_method_lines", "3"));
        return run.Carried;
    }
}
