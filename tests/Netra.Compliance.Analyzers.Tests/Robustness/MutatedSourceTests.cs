using Netra.Compliance.Analyzers.Tests.House;
using Netra.Compliance.Analyzers.Tests.Robustness.Mutating;
using Xunit.Abstractions;

namespace Netra.Compliance.Analyzers.Tests.Robustness;

/// <summary>Real sources, broken at random: no rule may throw, whatever it is given.</summary>
public sealed class MutatedSourceTests(ITestOutputHelper output)
{
    private const int Few = 150;

    // The tightest limits and the widest scopes: rules that find much report much.
    private static readonly (string, string)[] Strict =
    [
        ("netra_max_file_lines", "1"), ("netra_max_method_lines", "1"), ("netra_value_scope", "all"), ("netra_integration_scope", "all"),
        ("netra_multiline_literal", "each"), ("netra_assertion_depth", "1"),
    ];

    private static readonly (string, string)[] Senseless =
    [
        ("netra_max_file_lines", "\0"), ("netra_max_method_lines", "-1"), ("netra_value_scope", "namespaces:,"), ("netra_integration_scope", "?"),
        ("netra_method_line_count", "physical"), ("netra_assertion_methods", ".."), ("netra_mock_types", ","), ("netra_assertion_depth", "9999999999"),
    ];

    [Fact]
    public async Task No_rule_throws_on_a_mutant()
    {
        var campaign = Campaign.OfEnvironment(Few, Repository.Sources());
        var thrown = new List<string>();
        foreach (var batch in campaign.Batches())
        {
            thrown.AddRange(await Failures(batch));
        }

        output.WriteLine($"{campaign.Mutants} mutants of {campaign.Files.Count} files, {thrown.Count} exceptions");
        Assert.Empty(thrown);
    }

    [Fact]
    public void A_mutant_is_broken_alike_every_time()
    {
        var file = Repository.Sources().First();
        Assert.Equal(Mutant.Of(file, 7).Text, Mutant.Of(file, 7).Text);
    }

    [Fact]
    public void Mutants_differ_from_what_they_were()
    {
        var file = Repository.Sources().Order(StringComparer.Ordinal).First();
        var changed = Enumerable.Range(0, 100).Count(seed => Mutant.Of(file, seed).Text != File.ReadAllText(file));
        Assert.InRange(changed, 80, 100);
    }

    private static async Task<IEnumerable<string>> Failures(IReadOnlyList<Mutant> batch)
    {
        var trees = batch.Select(mutant => mutant.Tree).ToArray();
        var options = batch[0].Seed % 2 == 0 ? Strict : Senseless;
        var tests = await RuleRun.Failures(RuleRun.Tests.AddSyntaxTrees(trees), options);
        var bare = await RuleRun.Failures(RuleRun.Bare.AddSyntaxTrees(trees), options);
        return tests.Concat(bare).Select(failure => $"{batch[0].Name} and the {batch.Count - 1} after it: {failure}");
    }
}
