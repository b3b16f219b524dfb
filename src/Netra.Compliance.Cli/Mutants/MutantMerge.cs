using System.Collections.Immutable;

namespace Netra.Compliance.Cli.Mutants;

/// <summary>The mutants of several reports, each once, in the order of their places.</summary>
internal static class MutantMerge
{
    public static ImmutableArray<Mutant> Of(IEnumerable<MutationReport> reports)
    {
        var mutants = reports.SelectMany(OfOne).GroupBy(mutant => mutant.Key).Select(Merged);
        return [.. mutants.Order(Comparer<Mutant>.Create((one, other) => Compare(one.Key, other.Key)))];
    }

    /// <summary>Of one report that says both of a mutant, the worse is believed.</summary>
    private static IEnumerable<Mutant> OfOne(MutationReport report) =>
        report.Mutants.GroupBy(mutant => mutant.Key).Select(Worse);

    private static Mutant Worse(IGrouping<MutantKey, Mutant> same) =>
        same.Any(mutant => mutant.Status == MutantStatus.Survived)
            ? Merged(same) with { Status = MutantStatus.Survived }
            : Merged(same);

    private static int Compare(MutantKey one, MutantKey other)
    {
        var file = string.CompareOrdinal(one.File, other.File);
        var place = (one.Start, one.End).CompareTo((other.Start, other.End));
        return file != 0 ? file : place != 0 ? place : string.CompareOrdinal(Rest(one), Rest(other));
    }

    private static string Rest(MutantKey key) => $"{key.Mutator}\0{key.Replacement}\0{key.SourceHash}";

    /// <summary>The status that says most, and every test that any report names.</summary>
    private static Mutant Merged(IGrouping<MutantKey, Mutant> same) => new(
        same.Key,
        same.Min(mutant => mutant.Status),
        [.. same.SelectMany(mutant => mutant.CoveredBy).Distinct()],
        [.. same.SelectMany(mutant => mutant.KilledBy).Distinct()],
        same.Any(mutant => mutant.IsStatic));
}
