using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>A ledger as one HTML file: no network, no script, every text of others encoded.</summary>
public static class HtmlReport
{
    /// <summary>The page: the same ledger gives the same bytes.</summary>
    public static Html Render(ComplianceLedger ledger) =>
        HtmlPage.Render($"{VerdictSentence.OfResult(ledger)} {ledger.Assembly}", Stylesheet.Text, Content(ledger));

    private static Html Content(ComplianceLedger ledger) => Html.Of($"""
        {Verdict(ledger)}
        {(ledger.Asked.CriticalTests ? RevenueBar.Render(ledger.Revenue) : Html.Empty)}
        {AttentionSection.Render(ledger)}
        {GateSection.Render(ledger.Gate)}
        {ChangesSection.Render(ledger.Changes)}
        {JourneySection.Render(ledger)}
        {LedgerSection.Render(ledger)}
        {MutantSection.Render(ledger)}
        {FindingsSection.Render(ledger)}
        {Closing.Render(ledger)}
        """);

    private static Html Verdict(ComplianceLedger ledger) => Html.Of($"""
        <header>
        <p class="eyebrow">Compliance report · <bdi>{ledger.Assembly}</bdi></p>
        <h1>{VerdictSentence.OfResult(ledger)}</h1>
        <p class="verdict"><span class="badge {ledger.Gate.Verdict}">{(ledger.Gate.Verdict == "pass" ? "✓ pass" : "✗ fail")}</span> <span>{VerdictSentence.OfGate(ledger)}</span></p>
        </header>
        """);
}
