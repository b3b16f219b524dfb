using System.Globalization;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>How a report calls its critical tests, and what leads to them: a number is one of its assembly.</summary>
internal sealed class ReportNames(ComplianceLedger ledger)
{
    private readonly bool _hasSeveral = HasSeveral(ledger);

    /// <summary>Where files and rules are shown.</summary>
    public ReportLinks Links { get; } = new(ledger.Context);

    /// <summary>Whether a number needs its assembly beside it.</summary>
    public static bool HasSeveral(ComplianceLedger ledger) =>
        ledger.Tests.Select(test => test.Assembly).Distinct().Skip(1).Any();

    /// <summary>What a link to a test names: <c>test-3</c>, of several assemblies <c>test-Shop.Tests-3</c>.</summary>
    public string Anchor(string assembly, int number) =>
        _hasSeveral ? $"test-{assembly}-{Text(number)}" : $"test-{Text(number)}";

    /// <summary>The same of a test; a lost one leaves its number to the test that has taken it.</summary>
    public string Anchor(LedgerTest test) =>
        Anchor(test.Assembly, test.Number) + (test.State == RevenueState.Lost ? "-lost" : "");

    /// <summary>The number; behind its assembly where there are several.</summary>
    public string Number(LedgerTest test) => _hasSeveral ? $"{test.Assembly} {Text(test.Number)}" : Text(test.Number);

    /// <summary>The assembly of a test where there are several; empty for one.</summary>
    public string Assembly(LedgerTest test) => _hasSeveral ? test.Assembly : "";

    /// <summary>What a test is about: its category, stage and segment, as far as they are stated.</summary>
    public static string About(LedgerTest test) => string.Join(" · ", Words(test).Where(IsStated));

    private static IEnumerable<string?> Words(LedgerTest test) => [test.Category, test.Stage, test.Segment];

    private static bool IsStated(string? word) => word is not (null or "" or "Unspecified");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
