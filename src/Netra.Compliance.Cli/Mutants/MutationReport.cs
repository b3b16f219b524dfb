using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Mutants;

/// <summary>What a mutation tool reports; test ids are replaced by the names of the tests.</summary>
/// <param name="Path">The file.</param>
/// <param name="Tests">The names of its tests; the rows of a theory can share one.</param>
/// <param name="Mutants">Every mutant, whatever became of it.</param>
public sealed record MutationReport(string Path, ImmutableHashSet<string> Tests, ImmutableArray<Mutant> Mutants);

/// <summary>One small change of the product, and what the tests made of it.</summary>
/// <param name="Key">What makes it the same mutant in another report.</param>
/// <param name="Status">What became of it.</param>
/// <param name="CoveredBy">The names of the tests that reached it; empty where the report does not say.</param>
/// <param name="KilledBy">The names of the tests that failed on it; a tool may stop at the first.</param>
/// <param name="IsStatic">It is in code that runs once, so nobody knows which tests reach it.</param>
public sealed record Mutant(
    MutantKey Key,
    MutantStatus Status,
    ImmutableArray<string> CoveredBy,
    ImmutableArray<string> KilledBy,
    bool IsStatic = false)
{
    /// <summary>Whether the report says which tests reached it.</summary>
    public bool IsAttributed => !IsStatic && !CoveredBy.IsEmpty;

    /// <summary>Whether tests ran on it to a result.</summary>
    public bool IsTested => Status is MutantStatus.Killed or MutantStatus.Timeout or MutantStatus.Survived;
}

/// <summary>The same file, text of the file, place, mutator and replacement: the same mutant.</summary>
/// <param name="File">The file as reports name it.</param>
/// <param name="Start">Where the change begins.</param>
/// <param name="End">Where it ends; the column is the first behind it.</param>
/// <param name="Mutator">The kind of change.</param>
/// <param name="Replacement">What the code became; empty where the report does not say.</param>
/// <param name="SourceHash">Tells one state of the file from another.</param>
public sealed record MutantKey(
    string File,
    MutantPosition Start,
    MutantPosition End,
    string Mutator,
    string Replacement,
    string SourceHash);

/// <summary>A place in a file; line and column from 1.</summary>
public readonly record struct MutantPosition(int Line, int Column) : IComparable<MutantPosition>
{
    /// <inheritdoc/>
    public int CompareTo(MutantPosition other) => (Line, Column).CompareTo((other.Line, other.Column));
}

/// <summary>What became of a mutant, by the names of the schema; what says more comes first.</summary>
public enum MutantStatus
{
    /// <summary>A test failed.</summary>
    Killed,

    /// <summary>The tests did not come to their end, which a build notices, too.</summary>
    Timeout,

    /// <summary>Every test passed.</summary>
    Survived,

    /// <summary>No test reached it.</summary>
    NoCoverage,

    /// <summary>The tests could not run on it.</summary>
    RuntimeError,

    /// <summary>It does not compile.</summary>
    CompileError,

    /// <summary>It was left out.</summary>
    Ignored,

    /// <summary>It was not tested yet.</summary>
    Pending,
}

/// <summary>A mutated file as a report names it: the same on every machine, with forward slashes.</summary>
internal static partial class MutatedFile
{
    /// <summary>From the folder of its project, else relative to the root, else the bare name.</summary>
    public static string Name(string path, string projectRoot, string root)
    {
        var (file, project) = (Slashes(path), Slashes(projectRoot));
        return Below(file, project) is { } inProject ? $"{project.Split('/')[^1]}/{inProject}"
            : Below(file, Slashes(root)) ?? (Rooted().IsMatch(file) ? file.Split('/')[^1] : file);
    }

    private static string? Below(string file, string folder)
    {
        var isBelow = folder.Length > 0 && file.StartsWith($"{folder}/", StringComparison.Ordinal);
        return isBelow ? file[(folder.Length + 1)..] : null;
    }

    private static string Slashes(string path) => path.Replace('\\', '/').TrimEnd('/');

    [GeneratedRegex("^(/|[A-Za-z]:/)")]
    private static partial Regex Rooted();
}

/// <summary>The beginning of a text of any length and origin, on one line.</summary>
internal static class Excerpt
{
    /// <summary>The text on one line, cut as any long text is.</summary>
    public static string Of(string text, int most)
    {
        var line = PlainText.Line(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return Shortened.Of(line, most);
    }
}

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
