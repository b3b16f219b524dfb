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
        {ReportFooter.Render(ledger)}
        """);

    private static Html Verdict(ComplianceLedger ledger) => Html.Of($"""
        <header>
        <p class="eyebrow">Compliance report · <bdi>{ledger.Assembly}</bdi></p>
        <h1>{VerdictSentence.OfResult(ledger)}</h1>
        <p class="verdict">{Badge(ledger.Gate.Verdict)} <span>{VerdictSentence.OfGate(ledger)}</span></p>
        {ContextSection.Render(ledger.Context)}
        </header>
        """);

    private static Html Badge(string verdict) =>
        Html.Of($"""<span class="badge {verdict}">{(verdict == "pass" ? "✓ pass" : "✗ fail")}</span>""");
}

/// <summary>What every page has around its content: one file, no network, no script.</summary>
internal static class HtmlPage
{
    public static Html Render(string title, string style, Html main) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{title}</title>
        {Html.Style(style)}
        </head>
        <body>
        <main>
        {main}
        </main>
        </body>
        </html>

        """);
}

/// <summary>The stylesheets of the reports, carried in the assembly.</summary>
internal static class Stylesheet
{
    /// <summary>What all reports have.</summary>
    public static string Text { get; } = Read("report.css");

    /// <summary>What a load report has beside it.</summary>
    public static string Load { get; } = Read("load.css");

    private static string Read(string name)
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The stylesheet {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
