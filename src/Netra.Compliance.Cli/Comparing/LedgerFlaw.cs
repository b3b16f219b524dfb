using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Comparing;

/// <summary>What no ledger of netra says: entries that are there twice, and states that nothing bears out.</summary>
internal static class LedgerFlaw
{
    /// <summary>The first flaw with its key, as a clause; null for none.</summary>
    public static string? Of(ImmutableArray<LedgerTest> tests, ImmutableArray<Finding> findings) =>
        Twice("tests", tests.Select(test => (test.Assembly, test.Number, test.Title, test.Class)))
        ?? Twice("findings", findings)
        ?? tests.Select((test, index) => Of(test, $"tests[{index}]")).FirstOrDefault(IsThere)
        ?? findings.Select((finding, index) => Of(finding, $"findings[{index}]")).FirstOrDefault(IsThere);

    private static string? Twice<T>(string list, IEnumerable<T> entries)
    {
        var seen = new HashSet<T>();
        var index = entries.Select((entry, at) => seen.Add(entry) ? -1 : at).FirstOrDefault(at => at >= 0, -1);
        return index < 0 ? null : $"has {list}[{index}] twice";
    }

    private static string? Of(LedgerTest test, string at) =>
        test.MonthlyRevenueUsd is < 0 or > CatalogText.MostUsd
            ? Is($"{at}.monthlyRevenueUsd", test.MonthlyRevenueUsd, $"0 to {CatalogText.MostUsd:0}")
            : test.Points.Select((point, index) => Of(point, $"{at}.points[{index}]")).FirstOrDefault(IsThere)
                ?? State(test, at);

    /// <summary>A test is as good as the worst of its points; without any it is not verified, or lost.</summary>
    private static string? State(LedgerTest test, string at)
    {
        ImmutableArray<RevenueState> possible = test.Points.IsEmpty
            ? [RevenueState.Unverified, RevenueState.Lost]
            : [test.Points.Max(point => point.State)];
        return possible.Contains(test.State) ? null
            : Is($"{at}.state", test.State, $"{string.Join(" or ", possible)} by its points");
    }

    private static string? Of(LedgerPoint point, string at) =>
        point.State == RevenueState.Lost ? Is($"{at}.state", point.State, "the state of a point")
        : point.State > RevenueState.Protected ? null
        : point.Outcome != "passed" ? Is($"{at}.state", point.State, $"less, for its outcome is {point.Outcome}")
        : point.State == RevenueState.Protected || IsProven(point) ? null
        : Is($"{at}.state", point.State, "Protected by its proofs");

    private static bool IsProven(LedgerPoint point) =>
        point.Proofs.Length > 0 && point.Proofs.All(proof => proof.Verdict == ProofVerdict.Caught);

    private static string? Of(Finding finding, string at) =>
        !Finding.Levels.Contains(finding.Level)
            ? Is($"{at}.level", finding.Level, $"one of {string.Join(", ", Finding.Levels)}")
        : finding.Line < 1 ? Is($"{at}.line", finding.Line, "1 or more")
        : finding.Lines < 1 ? Is($"{at}.lines", finding.Lines, "1 or more")
        : null;

    private static string Is(string key, object? value, string expected)
    {
        var said = Shortened.Of(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", Shortened.Name);
        return $"has {said} at {key}, expected {expected}";
    }

    private static bool IsThere(string? flaw) => flaw is not null;
}
