using System.Collections.Concurrent;
using Netra.Compliance.Analyzers.Tests.House;
using Netra.Compliance.Analyzers.Tests.Robustness.Campaigns;
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
        ("netra_max_file_lines", "1"), ("netra_max_method_lines", "1"), ("netra_value_scope", "all"),
        ("netra_integration_scope", "all"),
        ("netra_multiline_literal", "each"), ("netra_assertion_depth", "1"),
    ];

    private static readonly (string, string)[] Senseless =
    [
        ("netra_max_file_lines", "\0"), ("netra_max_method_lines", "-1"), ("netra_value_scope", "namespaces:,"),
        ("netra_integration_scope", "?"),
        ("netra_method_line_count", "physical"), ("netra_assertion_methods", ".."), ("netra_mock_types", ","),
        ("netra_assertion_depth", "9999999999"),
    ];

    [Fact]
    public async Task No_rule_throws_on_a_mutant()
    {
        var campaign = Campaign.OfEnvironment(Few);
        var verdicts = new ConcurrentBag<Verdict>();
        await campaign.ForEach(async batch => verdicts.Add(await Judge(batch)));
        var thrown = verdicts.SelectMany(verdict => verdict.Thrown).ToList();
        output.WriteLine(
            $"{campaign.Mutants} mutants of {campaign.Files.Length} files, {thrown.Count} exceptions; "
            + $"findings: {Verdict.Counted(verdicts)}");
        Assert.True(thrown.Count == 0, string.Join("\n\n", thrown));
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

    // In turns: alone for rules about a whole project, bare for what can be missing.
    private static async Task<Verdict> Judge(MutantBatch batch)
    {
        var options = batch.Round % 2 == 0 ? Strict : Senseless;
        var inProject = await Verdict.OnMutants(batch, options);
        return inProject.And(await Verdict.OnAll(batch, batch.Round % 4 < 2 ? batch.Alone() : batch.Bare(), options));
    }
}
