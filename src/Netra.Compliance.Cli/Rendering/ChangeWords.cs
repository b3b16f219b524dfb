using System.Globalization;
using Netra.Compliance.Cli.Comparing;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>What has changed since a baseline, in words.</summary>
internal static class ChangeWords
{
    /// <summary>One sentence on all of it.</summary>
    public static string Sentence(LedgerChanges changes) =>
        changes.HasAny ? $"Since the baseline: tests: {Tests(changes)}; points: {Points(changes)}; findings: {Findings(changes.Findings)}."
        : $"Since the baseline nothing changed: {Tests(changes)}; findings: {Findings(changes.Findings)}.";

    /// <summary>A kind of change as a word.</summary>
    public static string Of(ChangeKind kind) => kind.ToString();

    /// <summary>A state as a word; nothing for what was not there.</summary>
    public static string Of(RevenueState? state) => state is { } known ? StateWords.Word(known) : "–";

    /// <summary>A test, and what it was called.</summary>
    public static string Name(TestChange test) =>
        $"{test.Number} {test.Title}{(test.IsRenamed ? $" (was {Invariant($"{test.WasNumber}")} {test.WasTitle})" : "")}";

    /// <summary>A point with its test, and what it was called.</summary>
    public static string Name(PointChange point) =>
        $"{point.Number}, {point.Name}{(point.WasName is null || point.WasName == point.Name ? "" : $" (was {point.WasName})")}";

    /// <summary>What a test is worth, and what it was worth.</summary>
    public static string Money(TestChange test) =>
        test.WasUsd is { } was && was != test.Usd ? $"{VerdictSentence.Money(test.Usd)} (was {VerdictSentence.Money(was)})" : VerdictSentence.Money(test.Usd);

    private static string Tests(LedgerChanges changes) => Joined(changes.Totals.Where(total => total.Tests > 0)
        .Select(total => Invariant($"{total.Tests} {Lower(total.Kind)} ({VerdictSentence.Money(total.Usd)} a month)")));

    private static string Points(LedgerChanges changes) =>
        Joined(changes.Totals.Where(total => total.Points > 0).Select(total => Invariant($"{total.Points} {Lower(total.Kind)}")));

    private static string Findings(FindingChanges findings) =>
        Invariant($"{findings.New.Length} new, {findings.Fixed} fixed, {findings.Standing} standing");

    private static string Joined(IEnumerable<string> parts) => string.Join(", ", parts.DefaultIfEmpty("none"));

    private static string Lower(ChangeKind kind) => kind.ToString().ToLowerInvariant();

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
