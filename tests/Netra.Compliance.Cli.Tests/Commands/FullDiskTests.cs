using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Ledger;
using Netra.Compliance.Cli.Tests.Models;

namespace Netra.Compliance.Cli.Tests.Commands;

/// <summary>A full disk or a limit on the size of a file ends a command with a sentence, and leaves nothing half
/// written.</summary>
public sealed class FullDiskTests : IDisposable
{
    /// <summary>
    /// No file may become larger than a few kilobytes: the nearest to a full disk that needs no rights. A runtime that
    /// maps its own code needs larger ones, and the signal of the limit would end it.
    /// </summary>
    private const string SmallFiles = "trap '' XFSZ; ulimit -f 8; export DOTNET_EnableWriteXorExecute=0; exec \"$@\"";

    private readonly Bench _bench = new();

    [Fact]
    public async Task Says_what_to_do_where_the_disk_is_full()
    {
        _bench.Add("A.cs", "class A { void B(int a) { a++; a--; } }");
        File.CreateSymbolicLink(At("accepted.json.new"), "/dev/full");
        var run = await ToolRun.Of(_bench.Folder, "check", "--bare", "--baseline", "accepted.json", "--write-baseline");
        Assert.Equal(ExitCode.Unreadable, run.Code);
        Assert.EndsWith(": free some space, or write to another disk.\n", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_bench.Folder, "accepted.json*"));
    }

    [Fact]
    public async Task Leaves_no_report_where_its_files_become_too_large()
    {
        var run = await ReportAsync(SmallFiles);
        Assert.Equal(
            $"{At("out/report.html")} would exceed the file size limit: raise it (ulimit -f), or name "
            + $"another folder.\n", run.Error);
        Assert.Equal((6, ""), (run.Code, run.Out));
        Assert.Equal([At("out/.netra.lock")], Directory.GetFiles(At("out")));
    }

    [Fact]
    public async Task Keeps_a_report_whose_summary_cannot_be_printed()
    {
        var run = await ReportAsync("exec \"$@\" > /dev/full");
        Assert.Equal(0, run.Code);
        Assert.StartsWith(
            "The summary cannot be written (No space left on device", run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(At("out/report.html")));
    }

    public void Dispose() => _bench.Dispose();

    /// <summary>A report that passes, over an earlier one.</summary>
    private Task<ToolProcess> ReportAsync(string script)
    {
        _bench.Run(_bench.AllPass().Ended());
        _bench.Add("out/ledger.json", "{\"gate\":{\"verdict\":\"pass\"}}");
        return ToolProcess.RunByShellAsync(script, "report", _bench.Folder, "--out", At("out"));
    }

    private string At(string name) => Path.Combine(_bench.Folder, name);
}
