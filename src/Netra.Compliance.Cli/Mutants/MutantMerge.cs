using System.Collections.Immutable;

namespace Netra.Compliance.Cli.Mutants;

/// <summary>The mutants of several reports, each once, in the order of their places.</summary>
internal static class MutantMerge
{
    public static ImmutableArray<Mutant> Of(IEnumerable<MutationReport> reports)
    {
        var merged = reports.SelectMany(report => report.Mutants).GroupBy(mutant => mutant.Key).Select(Merged);
        return
        [
            .. merged.OrderBy(mutant => mutant.Key.File, StringComparer.Ordinal)
                .ThenBy(mutant => mutant.Key.Start).ThenBy(mutant => mutant.Key.End)
                .ThenBy(mutant => mutant.Key.Mutator, StringComparer.Ordinal)
                .ThenBy(mutant => mutant.Key.Replacement, StringComparer.Ordinal)
                .ThenBy(mutant => mutant.Key.SourceHash, StringComparer.Ordinal),
        ];
    }

    /// <summary>The status that says most, and every test that any report names.</summary>
    private static Mutant Merged(IGrouping<MutantKey, Mutant> same) => new(
        same.Key,
        same.Min(mutant => mutant.Status),
        [.. same.SelectMany(mutant => mutant.CoveredBy).Distinct()],
        [.. same.SelectMany(mutant => mutant.KilledBy).Distinct()]);
}
