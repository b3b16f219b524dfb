using System.Collections.Immutable;
using Netra.Compliance.Cli.Inputs;
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
            Names.SelectMany(name => new[] { name, name + WholeFiles.Unfinished }).ToList().ForEach(name => File.Delete(Path.Combine(folder, name)));
        }
    }

    /// <summary>Writes report.md, report.html and, when these are there, ledger.json; returns the path of the HTML.</summary>
    public static string Write(ComplianceLedger ledger, string folder) =>
        WriteAll(
            folder, MarkdownReport.Render(ledger), HtmlReport.Render(ledger),
            WholeFile.OfJson(Path.Combine(folder, Ledger), ledger));

    /// <summary>Writes what is for people; returns the path of the HTML.</summary>
    internal static string Write(string markdown, Html page, string folder) => WriteAll(folder, markdown, page);

    private static string WriteAll(string folder, string markdown, Html page, params WholeFile[] last)
    {
        var report = Path.Combine(folder, "report.html");
        Directory.CreateDirectory(folder);
        var summary = WholeFile.OfText(Path.Combine(folder, "report.md"), writer => writer.Write(markdown));
        WholeFiles.Write([summary, WholeFile.OfText(report, page.WriteTo), .. last]);
        return report;
    }
}
