using System.Collections.Immutable;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>The files of a report.</summary>
public static class ReportFiles
{
    /// <summary>The ledger's file.</summary>
    public const string Ledger = "ledger.json";

    private static readonly ImmutableArray<string> Names = [Ledger, "report.md", "report.html"];

    /// <summary>Removes what an earlier run wrote, so that a run that ends without a report leaves none that says pass.</summary>
    public static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Names.ToList().ForEach(name => File.Delete(Path.Combine(folder, name)));
        }
    }

    /// <summary>Writes ledger.json, report.md and report.html; returns the path of the last.</summary>
    public static string Write(ComplianceLedger ledger, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, Ledger), ledger.ToJson());
        return Write(MarkdownReport.Render(ledger), HtmlReport.Render(ledger), folder);
    }

    /// <summary>Writes what is for people; returns the path of the HTML.</summary>
    internal static string Write(string markdown, string html, string folder)
    {
        File.WriteAllText(Path.Combine(folder, "report.md"), markdown);
        var report = Path.Combine(folder, "report.html");
        File.WriteAllText(report, html);
        return report;
    }
}
