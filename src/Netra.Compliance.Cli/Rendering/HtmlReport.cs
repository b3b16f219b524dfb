using System.Security.Cryptography;
using System.Text;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>A ledger as one HTML file: no network, every text of others encoded. Its script makes the rows that are
/// looked at; without it, the verdict, the gate and the first rows are there all the same.</summary>
public static class HtmlReport
{
    /// <summary>The most bytes of a page, as far as cutting evidence can keep it.</summary>
    public const int MostBytes = 300 * 1024;

    /// <summary>The page: the same ledger gives the same bytes.</summary>
    public static Html Render(ComplianceLedger ledger) => Render(ledger, history: null);

    /// <summary>The same with what is known of earlier runs; null for nothing.</summary>
    internal static Html Render(ComplianceLedger ledger, ReportHistory? history)
    {
        var content = Content(ledger, history?.Trend.Render() ?? Html.Empty);
        var room = MostBytes - Page(ledger, content).Utf8Length();
        return Page(ledger, Html.Of($"{content}\n{LedgerData.Render(ledger, history, room)}"));
    }

    private static Html Page(ComplianceLedger ledger, Html content) => HtmlPage.Render(
        $"{VerdictSentence.OfResult(ledger)} {ledger.Assembly}", Stylesheet.Text + Stylesheet.Ledger, content,
        PageScript.Ledger);

    private static Html Content(ComplianceLedger ledger, Html history) => Html.Of($"""
        {Verdict(ledger)}
        {(ledger.Asked.CriticalTests ? RevenueBar.Render(ledger.Revenue) : Html.Empty)}
        <div class="panel" id="panel-report" data-tab="Report">
        {AttentionSection.Render(ledger)}
        {GateSection.Render(ledger.Gate)}
        {ChangesSection.Render(ledger.Changes)}
        {(ledger.Asked.CriticalTests ? Html.Empty : JourneySection.Render(ledger))}
        {LedgerSection.Render(ledger)}
        </div>
        <div class="panel" id="panel-evidence" data-tab="Evidence">
        {history}
        {(ledger.Asked.CriticalTests ? JourneySection.Render(ledger) : Html.Empty)}
        {FaultMatrix.Render(ledger)}
        {MutantSection.Render(ledger)}
        {FindingsSection.Render(ledger)}
        </div>
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

/// <summary>What every page has around its content: one file, no network, and no script but the tool's own.</summary>
internal static class HtmlPage
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    public static Html Render(string title, string style, Html main, PageScript? script = null) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="{Html.Own(Policy + script?.Policy)}">
        <title>{title}</title>
        {Html.Style(style)}
        </head>
        <body>
        <main>
        {main}
        </main>
        {script?.Element ?? Html.Empty}
        </body>
        </html>

        """);
}

/// <summary>The stylesheets of the reports, carried in the assembly.</summary>
internal static class Stylesheet
{
    /// <summary>What all reports have.</summary>
    public static string Text { get; } = PageFile.Read("report.css");

    /// <summary>What a ledger's page has beside it.</summary>
    public static string Ledger { get; } = PageFile.Read("ledger.css");

    /// <summary>What a load report has beside it.</summary>
    public static string Load { get; } = PageFile.Read("load.css");
}

/// <summary>A script of the tool's own, which a page lets run by its hash.</summary>
internal sealed class PageScript
{
    private PageScript(string text)
    {
        // Marked as character data, so that the page reads as XML, too.
        var script = $"/*<![CDATA[*/\n{text}/*]]>*/";
        Policy = $"; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";
        Element = Html.Own($"<script>{script}</script>");
    }

    /// <summary>Search, list and drawer of a ledger.</summary>
    public static PageScript Ledger { get; } =
        new(string.Concat(new[] { "query.js", "drawer.js", "report.js" }.Select(PageFile.Read)));

    /// <summary>What the page's policy says of it.</summary>
    public string Policy { get; }

    /// <summary>The script as an element of the page.</summary>
    public Html Element { get; }
}

/// <summary>A file of the pages, carried in the assembly.</summary>
internal static class PageFile
{
    public static string Read(string name)
    {
        using var stream = typeof(PageFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The file {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
