using System.Collections.Immutable;

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
