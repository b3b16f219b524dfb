using System.Collections.Immutable;

namespace Netra.Compliance.Cli.History;

/// <summary>What differs between two runs.</summary>
/// <param name="Before">The one.</param>
/// <param name="After">The other.</param>
/// <param name="Tests">Tests that differ, most money first.</param>
internal sealed record RunComparison(StoredRun Before, StoredRun After, ImmutableArray<TestDifference> Tests)
{
    /// <summary>Compares two runs of the history.</summary>
    public static RunComparison Of(HistoryReader history, StoredRun before, StoredRun after)
    {
        var (was, now) = (ByKey(history, before), ByKey(history, after));
        var pairs = was.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
            .Select(key => TestDifference.Of(was.GetValueOrDefault(key), now.GetValueOrDefault(key)));
        return new(before, after, [.. pairs.OfType<TestDifference>().OrderByDescending(test => test.Usd)]);
    }

    private static Dictionary<string, StoredTest> ByKey(HistoryReader history, StoredRun run) =>
        history.Tests(run.Id).ToDictionary(test => test.Key);
}

/// <summary>One test in two runs.</summary>
/// <param name="Kind"><c>new</c>, <c>gone</c>, <c>worse</c>, <c>better</c> or <c>revalued</c>.</param>
/// <param name="Key">What it is known by from run to run.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Module">Its module.</param>
internal sealed record TestDifference(string Kind, string Key, int Number, string Title, string Module)
{
    /// <summary>The name of its state before; null where it was not there.</summary>
    public required string? StateBefore { get; init; }

    /// <summary>The name of its state after; null where it is not there.</summary>
    public required string? StateAfter { get; init; }

    /// <summary>US dollars a month before.</summary>
    public required decimal UsdBefore { get; init; }

    /// <summary>US dollars a month after.</summary>
    public required decimal UsdAfter { get; init; }

    /// <summary>The greater of both values.</summary>
    public decimal Usd => Math.Max(UsdBefore, UsdAfter);

    /// <summary>The difference; null where there is none.</summary>
    public static TestDifference? Of(StoredTest? before, StoredTest? after)
    {
        var test = after ?? before!;
        return Change(before, after) is { } kind
            ? new(kind, test.Key, test.Number, test.Title, test.Module)
            {
                StateBefore = before?.State, StateAfter = after?.State,
                UsdBefore = before?.Usd ?? 0, UsdAfter = after?.Usd ?? 0,
            }
            : null;
    }

    private static string? Change(StoredTest? before, StoredTest? after) =>
        before is null ? "new"
        : after is null || (after.State == "Lost" && before.State != "Lost") ? "gone"
        : Rank(after) > Rank(before) ? "worse"
        : Rank(after) < Rank(before) ? "better"
        : after.Usd != before.Usd ? "revalued" : null;

    private static int Rank(StoredTest test) =>
        Enum.TryParse<Ledger.RevenueState>(test.State, out var state) ? (int)state : int.MaxValue;
}
