using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Ledger;
using Netra.Compliance.Cli.Tests.Models;

namespace Netra.Compliance.Cli.Tests.Commands;

/// <summary>A full disk or a limit on the size of a file ends a command with a sentence, and leaves nothing half written.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task Says_what_to_do_where_the_disk_is_full()
    {
        _bench.Add("A.cs", "class A { void B(int a) { a++; a--; } }");
        File.CreateSymbolicLink(At("accepted.json.new"), "/dev/full");
        var run = await ToolRun.Of(_bench.Folder, "check", "--bare", "--baseline", "accepted.json", "--write-baseline");
        Assert.Equal(ExitCode.Unreadable, run.Code);
        Assert.EndsWith(": free some of that disk, or name a folder on another one.\n", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_bench.Folder, "accepted.json*"));
    }

    [Fact]
    public async Task Leaves_no_report_where_its_files_become_too_large()
    {
        _bench.Run(_bench.AllPass().Ended());
        _bench.Add("out/ledger.json", "{\"gate\":{\"verdict\":\"pass\"}}");
        var run = await ToolProcess.RunWithSmallFilesAsync("report", _bench.Folder, "--out", At("out"));
        Assert.Equal($"{At("out/report.html")} would be larger than a file may be here: raise the limit (ulimit -f), or name another folder.\n", run.Error);
        Assert.Equal((6, ""), (run.Code, run.Out));
        Assert.Equal([At("out/.netra.lock")], Directory.GetFiles(At("out")));
    }

    public void Dispose() => _bench.Dispose();

    private string At(string name) => Path.Combine(_bench.Folder, name);
}
