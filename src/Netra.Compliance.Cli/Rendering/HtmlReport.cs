using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>A ledger as one HTML file: no network, no script, every text of others encoded.</summary>
public static class HtmlReport
{
    /// <summary>The file's text: the same ledger gives the same bytes.</summary>
    public static string Render(ComplianceLedger ledger) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{VerdictSentence.OfResult(ledger)} {ledger.Assembly}</title>
        {Html.Style(Stylesheet.Text)}
        </head>
        <body>
        <main>
        {Verdict(ledger)}
        {(ledger.Asked.CriticalTests ? RevenueBar.Render(ledger.Revenue) : Html.Empty)}
        {AttentionSection.Render(ledger)}
        {GateSection.Render(ledger.Gate)}
        {JourneySection.Render(ledger)}
        {LedgerSection.Render(ledger)}
        {FindingsSection.Render(ledger.Findings)}
        {Closing.Render(ledger)}
        </main>
        </body>
        </html>

        """).Text;

    private static Html Verdict(ComplianceLedger ledger) => Html.Of($"""
        <header>
        <p class="eyebrow">Compliance report · <bdi>{ledger.Assembly}</bdi></p>
        <h1>{VerdictSentence.OfResult(ledger)}</h1>
        <p class="verdict"><span class="badge {ledger.Gate.Verdict}">{(ledger.Gate.Verdict == "pass" ? "✓ pass" : "✗ fail")}</span> <span>{VerdictSentence.OfGate(ledger)}</span></p>
        </header>
        """);
}
