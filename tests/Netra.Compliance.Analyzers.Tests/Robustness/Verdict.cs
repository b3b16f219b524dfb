using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Tests.Robustness.Campaigns;

namespace Netra.Compliance.Analyzers.Tests.Robustness;

/// <summary>What the rules made of a batch of mutants.</summary>
/// <param name="Thrown">The rules that threw, each with its exception and with how to make the batch again.</param>
/// <param name="Found">The identifier of each finding: rules that find nothing were not asked much.</param>
internal sealed record Verdict(ImmutableArray<string> Thrown, ImmutableArray<string> Found)
{
    public static async Task<Verdict> OnMutants(MutantBatch batch, (string Key, string Value)[] options)
    {
        var compilation = batch.InProject();
        var run = new RuleRun(compilation, options);
        var found = await Task.WhenAll(batch.Trees.Select(run.On));
        return Of(batch, run, found.SelectMany(ofTree => ofTree));
    }

    public static async Task<Verdict> OnAll(
        MutantBatch batch, Compilation compilation, (string Key, string Value)[] options)
    {
        var run = new RuleRun(compilation, options);
        return Of(batch, run, await run.OnAll());
    }

    public static string Counted(IEnumerable<Verdict> verdicts) => string.Join(", ", verdicts
        .SelectMany(verdict => verdict.Found)
        .CountBy(id => id)
        .OrderBy(count => count.Key, StringComparer.Ordinal)
        .Select(count => $"{count.Key} {count.Value}"));

    public Verdict And(Verdict other) => new(Thrown.AddRange(other.Thrown), Found.AddRange(other.Found));

    private static Verdict Of(MutantBatch batch, RuleRun run, IEnumerable<Diagnostic> found) =>
        new([.. run.Thrown.Select(failure => $"{batch}: {failure}")], [.. found.Select(finding => finding.Id)]);
}
