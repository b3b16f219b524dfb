using System.Collections.Immutable;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>The files of a report.</summary>
public static class ReportFiles
{
    /// <summary>The ledger's file.</summary>
    public const string Ledger = "ledger.json";

    /// <summary>Every file that a report can have.</summary>
    internal static ImmutableArray<string> Names { get; } =
    [
        Ledger, "report.md", "report.html", "report.junit.xml", "report.ctrf.json", "report.sarif", "mutation.json",
        "metrics.prom", "badge.svg", "badge.json", "gl-code-quality-report.json", "tests.csv", "points.csv",
        "summary.md",
        "comment.md",
    ];

    /// <summary>Removes what an earlier run wrote, so that a run that ends without a report leaves none that says
    /// pass.</summary>
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

    /// <summary>Writes report.md, report.html and, when these are there, ledger.json; returns the path of the
    /// HTML.</summary>
    /// <exception cref="OperationCanceledException">The command is to end; nothing was written.</exception>
    public static string Write(ComplianceLedger ledger, string folder, CancellationToken cancellation = default) =>
        Write(ledger, folder, [], cancellation);

    /// <summary>The same with <paramref name="others"/>, whose names are among <see cref="Names"/>, and with
    /// <paramref name="history"/> in the page.</summary>
    internal static string Write(
        ComplianceLedger ledger, string folder, IEnumerable<WholeFile> others, CancellationToken cancellation,
        ReportHistory? history = null) =>
        WriteAll(
            folder, cancellation, MarkdownReport.Render(ledger), HtmlReport.Render(ledger, history),
            [.. others, WholeFile.OfJson(Path.Combine(folder, Ledger), ledger)]);

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

/// <summary>An output folder while a command holds it: no other command writes there, and no report outlives a command
/// that fails.</summary>
internal sealed class ReportFolder : IDisposable
{
    /// <summary>It stays when the command ends: who removes it could remove the one that another command has just
    /// taken.</summary>
    private const string LockName = ".netra.lock";

    // The sharing violation of Windows, and what Linux and macOS say of a lock that another process has.
    private static readonly int[] IsTaken = [unchecked((int)0x80070020), 11, 35];

    private readonly string _path;
    private readonly FileStream _lock;
    private bool _isKept;

    private ReportFolder(string path, FileStream @lock) => (_path, _lock) = (path, @lock);

    /// <summary>Makes the folder and holds it until the end of the command, or of its process.</summary>
    /// <exception cref="Refusal">Another command holds it, or it cannot be written to.</exception>
    public static ReportFolder Take(string path)
    {
        var folder = Held(path);
        return ReportFiles.Blocked(path) is { } blocked ? throw folder.Refused(blocked) : folder;
    }

    private static ReportFolder Held(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            return new(
                path, new(Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refused(path, exception);
        }
    }

    /// <summary>Removes the report of a folder that no other command holds.</summary>
    public static void Withdraw(string path)
    {
        try
        {
            using var held = Directory.Exists(path) ? Held(path) : null;
        }
        catch (Refusal refusal) when (refusal.Code == ExitCode.Usage)
        {
            // Who holds the folder writes a report of its own, or leaves none.
        }
    }

    /// <summary>The report in it is of this command.</summary>
    public void Keep() => _isKept = true;

    public void Dispose()
    {
        using (_lock)
        {
            if (!_isKept)
            {
                ReportFiles.Remove(_path);
            }
        }
    }

    private Refusal Refused(string blocked)
    {
        Dispose();
        return Refusal.Unreadable(
            blocked,
            "is a folder, but a report file must be written there: remove it, or name another folder with --out.");
    }

    private static Refusal Refused(string path, Exception exception)
    {
        if (IsTaken.Contains(exception.HResult))
        {
            return new(ExitCode.Usage,
                $"Another netra is writing to {path}: wait for it to finish, or name another folder with --out.");
        }

        ReportFiles.Remove(path);
        return Refusal.Unreadable(
            path, $"cannot be written to ({exception.Message.TrimEnd('.')}): name another folder with --out.");
    }
}
