using Netra.Compliance.Cli.Commands;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Inputs;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Rendering;

/// <summary>A report never outlives a command that fails, and two commands never write to one folder.</summary>
public sealed class EarlierReportTests : IDisposable
{
    private const string Passes = "{\"schema\":\"netra.ledger/1\",\"gate\":{\"verdict\":\"pass\"}}";

    private readonly Bench _bench = new();

    public EarlierReportTests()
    {
        _bench.Run(_bench.AllPass().Ended());
        Directory.CreateDirectory(Out);
        File.WriteAllText(Ledger, Passes);
    }

    private string Out => Path.Combine(_bench.Folder, "artifacts", "compliance");

    private string Ledger => Path.Combine(Out, "ledger.json");

    [Theory]
    [InlineData(ExitCode.Usage, "report")]
    [InlineData(ExitCode.Usage, "report", "")]
    [InlineData(ExitCode.Usage, "report", ".", "--min-proven", "most")]
    [InlineData(ExitCode.Usage, "report", ".", "--min-provn", "1")]
    [InlineData(ExitCode.Unreadable, "report", "none")]
    [InlineData(ExitCode.Unreadable, "report", ".", "--config", "none.json")]
    [InlineData(ExitCode.Unreadable, "run", "none", "--out", "artifacts/compliance")]
    [InlineData(ExitCode.Usage, "run", "--out", "artifacts/compliance", "--level", "unit")]
    [InlineData(ExitCode.Usage, "reprot", ".", "--out", "artifacts/compliance")]
    [InlineData(ExitCode.Usage, "reprot", ".", "--out=artifacts/compliance")]
    [InlineData(ExitCode.Usage, "run", "--out", "artifacts/compliance", "--level", "journey", "--module", "Auth")]
    public async Task Removes_an_earlier_report_when_it_fails(ExitCode code, params string[] line)
    {
        Assert.Equal(code, (await ToolRun.Of(_bench.Folder, line)).Code);
        Assert.False(File.Exists(Ledger));
    }

    [Theory]
    [InlineData("report", "")]
    [InlineData("report", " ")]
    [InlineData("report", ".", "--out", "")]
    [InlineData("report", ".", "--config", "")]
    [InlineData("run", "")]
    [InlineData("run", ".", "--out", "")]
    [InlineData("list", "")]
    [InlineData("check", "")]
    [InlineData("check", ".", "--baseline", "")]
    [InlineData("report", "a\0b")]
    public async Task Refuses_a_path_that_is_none(params string[] line) =>
        (await ToolRun.Of(_bench.Folder, line)).AssertRefused(
            ExitCode.Usage, line[^1].Trim().Length > 0 ? "contains a NUL" : "is an empty path");

    [Theory]
    [InlineData("report", ".")]
    [InlineData("run", "none", "--out", "artifacts/compliance")]
    public async Task Destroys_nothing_while_another_command_holds_the_folder(params string[] line)
    {
        using (new FileStream(
            Path.Combine(Out, ".netra.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            (await ToolRun.Of(_bench.Folder, line)).AssertRefused(ExitCode.Usage, $"Another netra is writing to {Out}");
            Assert.Equal(ExitCode.Usage, (await ToolRun.Of(_bench.Folder, "report", ".", "--min-proven", "most")).Code);
            Assert.Equal(Passes, await File.ReadAllTextAsync(Ledger));
        }

        Assert.Equal(ExitCode.Pass, (await ToolRun.Of(_bench.Folder, "report", ".")).Code);
    }

    [Theory]
    [InlineData("report.md.new")]
    [InlineData("report.html.new")]
    [InlineData("ledger.json.new")]
    public void Leaves_nothing_when_the_disk_is_full(string unfinished)
    {
        using var stopped = new TempFolder();
        File.CreateSymbolicLink(Path.Combine(stopped.Path, unfinished), "/dev/full");
        string[] names = ["report.md", "report.html", "ledger.json"];
        Assert.Throws<IOException>(() => WholeFiles.Write([.. names.Select(name => Text(stopped.At(name), "text"))]));
        Assert.Empty(Directory.GetFiles(stopped.Path));
    }

    [Fact]
    public void Leaves_what_was_there_when_a_later_file_cannot_be_made()
    {
        using var stopped = new TempFolder();
        WholeFiles.Write(Text(stopped.At("report.md"), "earlier"));
        var failing = WholeFile.OfText(stopped.At("report.html"), _ => throw new InvalidOperationException("a defect"));
        Assert.Throws<InvalidOperationException>(() =>
            WholeFiles.Write(Text(stopped.At("report.md"), "later"), failing));
        Assert.Equal([stopped.At("report.md")], Directory.GetFiles(stopped.Path));
        Assert.Equal("earlier", File.ReadAllText(stopped.At("report.md")));
    }

    [Fact]
    public async Task Refuses_a_file_where_a_folder_is_expected()
    {
        _bench.Add("taken", "");
        var input = _bench.Inputs[0];
        (await ToolRun.Of(_bench.Folder, "report", input, "--out", "taken")).AssertRefused(
            ExitCode.Unreadable, "taken cannot be written to");
        (await ToolRun.Of(_bench.Folder, "report", input, "--out", "taken/below")).AssertRefused(
            ExitCode.Unreadable, "cannot be written to");
    }

    [Theory]
    [InlineData("ledger.json")]
    [InlineData("report.md")]
    [InlineData("report.html")]
    [InlineData("report.md.new")]
    public async Task Refuses_a_folder_where_a_file_of_the_report_is_expected_and_leaves_no_earlier_one(string name)
    {
        File.WriteAllText(Path.Combine(Out, "report.md"), "pass");
        File.WriteAllText(Path.Combine(Out, "report.html"), "pass");
        File.Delete(Path.Combine(Out, name));
        Directory.CreateDirectory(Path.Combine(Out, name));
        var run = await ToolRun.Of(_bench.Folder, "report", ".");
        run.AssertRefused(ExitCode.Unreadable, $"{name} is a folder, but a report file must be written there");
        Assert.Equal([".netra.lock"], Directory.GetFiles(Out).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("passed", ExitCode.Pass)]
    [InlineData("failed", ExitCode.TestsFailed)]
    public async Task Stands_where_its_summary_cannot_be_printed(string outcome, ExitCode code)
    {
        _bench.Run(_bench.Script().Test(Bench.Sync, "Syncs", outcome).Ended());
        using var error = new StringWriter();
        Assert.Equal(code, await ReportAsync(new Full(), error));
        Assert.Contains("The summary cannot be written (the disk is full): the report is complete", error.ToString());
        Assert.Contains("\"assembly\": \"Shop.Tests\"", await File.ReadAllTextAsync(Ledger), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stands_where_nobody_can_be_told_either() =>
        Assert.Equal(ExitCode.Pass, await ReportAsync(new Full(), new Full()));

    [Fact]
    public async Task Writes_through_an_output_folder_that_is_a_link()
    {
        Directory.CreateSymbolicLink(Path.Combine(_bench.Folder, "linked"), Out);
        Assert.Equal(ExitCode.Pass,
            (await ToolRun.Of(_bench.Folder, "report", _bench.Inputs[0], _bench.Inputs[1], "--out", "linked")).Code);
        Assert.Contains("\"assembly\": \"Shop.Tests\"", await File.ReadAllTextAsync(Ledger), StringComparison.Ordinal);
    }

    private static WholeFile Text(string path, string text) => WholeFile.OfText(path, writer => writer.Write(text));

    public void Dispose() => _bench.Dispose();

    private Task<ExitCode> ReportAsync(TextWriter output, TextWriter error) =>
        NetraTool.RunAsync(["report", "."], new Terminal(output, error, IsInteractive: false, _bench.Folder));

    private sealed class Full : StringWriter
    {
        public override void Write(string? value) => throw new IOException("the disk is full.");
    }
}
