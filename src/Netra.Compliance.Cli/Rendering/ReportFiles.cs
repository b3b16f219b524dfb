using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>The files of a report.</summary>
public static class ReportFiles
{
    /// <summary>Writes ledger.json, report.md and report.html; returns the path of the last.</summary>
    public static string Write(ComplianceLedger ledger, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "ledger.json"), ledger.ToJson());
        File.WriteAllText(Path.Combine(folder, "report.md"), MarkdownReport.Render(ledger));
        var report = Path.Combine(folder, "report.html");
        File.WriteAllText(report, HtmlReport.Render(ledger));
        return report;
    }
}
