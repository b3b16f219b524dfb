using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Alerts;

/// <summary>What is sent when the verdict or the state of a critical test has changed.</summary>
/// <param name="Ledger">The ledger that it is of.</param>
/// <param name="Was">The verdict before; null where nothing is remembered.</param>
/// <param name="Changes">Tests whose state has changed, the most money first.</param>
internal sealed record Alert(AlertedLedger Ledger, string? Was, ImmutableArray<StatusChange> Changes)
{
    /// <summary>The most that a message lists.</summary>
    public const int MostListed = 10;

    /// <summary>What is to be sent; null where nothing has changed. The first ledger is news only if it
    /// fails.</summary>
    public static Alert? Of(LedgerStatus? before, AlertedLedger now)
    {
        var changes = before is null ? [] : ChangesOf(before, now.Status);
        var isNews = before is null ? now.Status.Verdict != "pass"
            : before.Verdict != now.Status.Verdict || !changes.IsEmpty;
        return isNews ? new(now, before?.Verdict, changes) : null;
    }

    /// <summary>Whether the gate passes.</summary>
    public bool IsGood => Ledger.Status.Verdict == "pass";

    /// <summary>The headline: short, and without the text of others.</summary>
    public string Title => Was is null || Was == Ledger.Status.Verdict
        ? $"Netra: the gate {(IsGood ? "passes" : "fails")}" : $"Netra: the gate now {(IsGood ? "passes" : "fails")}";

    /// <summary>The changes as lines, and how many more there are.</summary>
    public IEnumerable<string> Lines =>
    [
        .. Changes.Take(MostListed).Select(change => change.Line),
        .. Changes.Length > MostListed ? [$"… and {Changes.Length - MostListed} more"] : Array.Empty<string>(),
    ];

    private static ImmutableArray<StatusChange> ChangesOf(LedgerStatus before, LedgerStatus now)
    {
        var known = before.Tests.DistinctBy(test => test.Key).ToDictionary(test => test.Key);
        return
        [
            .. now.Tests.Select(test => new StatusChange(known.GetValueOrDefault(test.Key)?.State, test))
                .Where(change => change.IsNews).OrderByDescending(change => change.Now.Usd)
                .ThenBy(change => change.Now.Key, StringComparer.Ordinal),
        ];
    }
}

/// <summary>A critical test whose state has changed.</summary>
/// <param name="Was">The state before; null for a new test.</param>
/// <param name="Now">What is known of it now.</param>
internal sealed record StatusChange(RevenueState? Was, TestStatus Now)
{
    /// <summary>A new test that is fine is no news.</summary>
    public bool IsNews => Was is { } was ? was != Now.State : !Now.IsGood;

    /// <summary>One line of text; the title is of others.</summary>
    public string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"#{Now.Number} {PlainText.Line(Shortened.Of(Now.Title, Shortened.Name))}: {Before}{StateWords.Word(Now.State)}"
        + $", {VerdictSentence.Money(Now.Usd)} a month");

    private string Before => Was is { } was ? $"{StateWords.Word(was)} → " : "new, ";
}
