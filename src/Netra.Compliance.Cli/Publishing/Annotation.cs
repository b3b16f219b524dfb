using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Formats;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Publishing;

/// <summary>What a build service shows beside a line of a file.</summary>
/// <param name="Level"><c>error</c> or <c>warning</c>.</param>
/// <param name="Rule">The rule's id.</param>
/// <param name="Title">What it is about, dollars first.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record Annotation(string Level, string Rule, string Title, string Message)
{
    /// <summary>What GitHub shows of each level for one step; more are dropped there without a word.</summary>
    private const int MostOfLevel = 10;

    /// <summary>More is not read beside a line.</summary>
    private const int MostOfMessage = 1000;

    /// <summary>The file from the root of the repository; null where it is not known.</summary>
    public string? File { get; private init; }

    /// <summary>Its line, from 1.</summary>
    public int Line { get; private init; } = 1;

    /// <summary>Its column, from 1; null where it is not known.</summary>
    public int? Column { get; private init; }

    /// <summary>What keeps revenue from being proven, errors first, most money first, as many as are shown.</summary>
    public static ImmutableArray<Annotation> Of(ComplianceLedger ledger)
    {
        var items = SarifItems.Of(ledger).Where(item => item.Suppressions is null).ToLookup(item => item.Level);
        return [.. new[] { "error", "warning" }.SelectMany(level => items[level].Take(MostOfLevel)).Select(Of)];
    }

    private static Annotation Of(SarifItem item) => new(
        item.Level, item.Rule, TitleOf(item), PlainText.Lines(Shortened.Of(item.Message, MostOfMessage)))
    {
        File = item.Place?.File, Line = Math.Max(1, item.Place?.Line ?? 1), Column = item.Columns?.Start,
    };

    private static string TitleOf(SarifItem item) => item.Usd == 0 ? item.Rule
        : string.Create(CultureInfo.InvariantCulture, $"{VerdictSentence.Money(item.Usd)} a month: {item.Rule}");
}
