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
    /// <remarks>A folder under one of the names is not of netra, and stays.</remarks>
    public static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Paths(folder).Where(path => !IsFolder(path)).ToList().ForEach(File.Delete);
        }
    }

    /// <summary>A folder that stands where a file of the report is to be written; null for none.</summary>
    internal static string? Blocked(string folder) => Paths(folder).FirstOrDefault(IsFolder);

    /// <summary>Writes report.md, report.html and, when these are there, ledger.json; returns the path of the HTML.</summary>
    /// <exception cref="OperationCanceledException">The command is to end; nothing was written.</exception>
    public static string Write(ComplianceLedger ledger, string folder, CancellationToken cancellation = default) =>
        WriteAll(
            folder, cancellation, MarkdownReport.Render(ledger), HtmlReport.Render(ledger),
            WholeFile.OfJson(Path.Combine(folder, Ledger), ledger));

    /// <summary>Writes what is for people; returns the path of the HTML.</summary>
    internal static string Write(string markdown, Html page, string folder) =>
        WriteAll(folder, CancellationToken.None, markdown, page);

    private static string WriteAll(
        string folder, CancellationToken cancellation, string markdown, Html page, params WholeFile[] last)
    {
        var report = Path.Combine(folder, "report.html");
        Directory.CreateDirectory(folder);
        var summary = WholeFile.OfText(Path.Combine(folder, "report.md"), writer => writer.Write(markdown));
        WholeFiles.Write(cancellation, [summary, WholeFile.OfText(report, page.WriteTo), .. last]);
        return report;
    }

    private static IEnumerable<string> Paths(string folder) =>
        Names.Select(name => Path.Combine(folder, name))
            .SelectMany(path => new[] { path, path + WholeFiles.Unfinished });

    private static bool IsFolder(string path) => new DirectoryInfo(path) is { Exists: true, LinkTarget: null };
}
