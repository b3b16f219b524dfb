using System.ComponentModel;

namespace Netra.Compliance.Ordering;

/// <summary>Ranks what a run can start next; generated code sorts by it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RunOrder
{
    /// <summary>The environment variable with the full names of the classes that go first, separated by
    /// <c>;</c>.</summary>
    internal const string Variable = "NETRA_FIRST";

    /// <summary>More than any sum of revenue: a test states less than 2^31 dollars.</summary>
    private const long GoesFirst = 1L << 60;

    private const long IsPoint = 1L << 61;

    private static readonly HashSet<string> First = Parse(Environment.GetEnvironmentVariable(Variable));

    /// <summary>The rank of a test class or of a collection of some: the highest starts first.
    /// Points come before proofs; of each, the classes that <c>NETRA_FIRST</c> names, then the highest
    /// revenue.</summary>
    /// <param name="isProof">Whether it proves critical tests, and does not itself test the product.</param>
    /// <param name="monthlyRevenueUsd">Whole US dollars a month; 0 for what is no critical test.</param>
    /// <param name="classes">The full names of the classes of critical tests that it holds or proves.</param>
    public static long Rank(bool isProof, long monthlyRevenueUsd, params string[] classes) =>
        Rank(First, isProof, monthlyRevenueUsd, classes);

    internal static long Rank(HashSet<string> first, bool isProof, long monthlyRevenueUsd, params string[] classes) =>
        (isProof ? 0 : IsPoint) + (classes.Any(first.Contains) ? GoesFirst : 0) + monthlyRevenueUsd;

    internal static HashSet<string> Parse(string? names) => new((names ?? "").Split(';'), StringComparer.Ordinal);
}
