using Netra.Compliance.Cli.Formats;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Formats;

public sealed class FormatOptionTests : IDisposable
{
    private static readonly string[] Always = [".netra.lock", "ledger.json", "report.html", "report.md"];

    private readonly Bench _bench = new();

    public FormatOptionTests() => _bench.Run(Bench.WithProofs(_bench.AllPass(), second: "Survived").Ended());

    private string Out => Path.Combine(_bench.Folder, "artifacts", "compliance");

    [Theory]
    [InlineData("report.junit.xml", "--format", "junit")]
    [InlineData("report.ctrf.json report.junit.xml", "--format", "junit,ctrf")]
    [InlineData("report.ctrf.json report.junit.xml", "--format", "junit", "--format", "ctrf")]
    [InlineData("report.sarif", "--format=sarif,sarif")]
    [InlineData("badge.json badge.svg points.csv tests.csv", "--format", "badge,csv")]
    [InlineData("comment.md metrics.prom mutation.json summary.md", "--format", "markdown, mutation,openmetrics")]
    public async Task Writes_what_is_asked_for_beside_the_report(string files, params string[] asked)
    {
        await ToolRun.Of(_bench.Folder, ["report", .. _bench.Inputs, .. asked]);
        Assert.Equal([.. Always.Concat(files.Split(' ')).Order(StringComparer.Ordinal)], Written());
    }

    [Fact]
    public async Task Writes_none_that_nobody_asked_for_and_removes_earlier_ones()
    {
        var all = string.Join(',', ReportFormat.All.Select(format => format.Word));
        await ToolRun.Of(_bench.Folder, ["report", .. _bench.Inputs, "--format", all]);
        Assert.Equal(ReportFiles.Names.Append(".netra.lock").Order(StringComparer.Ordinal), Written());
        await ToolRun.Of(_bench.Folder, ["report", .. _bench.Inputs]);
        Assert.Equal(Always, Written());
    }

    [Theory]
    [InlineData("xml", "--format: junit, ctrf, sarif, mutation, openmetrics, badge, codequality, csv, markdown are.")]
    [InlineData("junit,junut", "Did you mean 'junit'?")]
    [InlineData("", "'' is not supported for --format")]
    [InlineData("JUnit", "'JUnit' is not supported for --format")]
    public async Task Refuses_a_format_that_there_is_none_of(string word, string why)
    {
        var run = await ToolRun.Of(_bench.Folder, ["report", .. _bench.Inputs, "--format", word]);
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out) && File.Exists(Path.Combine(Out, "ledger.json")));
    }

    [Fact]
    public async Task Says_nothing_else_of_an_earlier_report_that_lies_among_the_inputs()
    {
        await ToolRun.Of(_bench.Folder, "report", ".", "--format", "sarif,mutation,junit,ctrf");
        var first = await File.ReadAllTextAsync(Path.Combine(Out, "ledger.json"));
        var run = await ToolRun.Of(_bench.Folder, "report", ".", "--out", "other");
        var second = await File.ReadAllTextAsync(Path.Combine(_bench.Folder, "other", "ledger.json"));
        Assert.Equal(Without(first, "notes"), Without(second, "notes"));
        Assert.Contains("report.sarif", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report.sarif", "is an earlier report, and holds no findings of a build")]
    [InlineData("mutation.json", "holds the proofs of an earlier report, and no mutants")]
    public async Task Refuses_an_earlier_report_that_is_named_as_an_input(string name, string why)
    {
        await ToolRun.Of(_bench.Folder, ["report", .. _bench.Inputs, "--format", "sarif,mutation"]);
        var path = Path.Combine(Out, name);
        File.Move(path, Path.Combine(_bench.Folder, name));
        (await ToolRun.Of(_bench.Folder, ["report", .. _bench.Inputs, name])).AssertRefused(ExitCode.Unreadable, why);
    }

    [Fact]
    public async Task Does_not_go_with_load() =>
        (await ToolRun.Of(_bench.Folder, "run", "--level", "load", "--format", "junit")).AssertRefused(
            ExitCode.Usage, "--format applies to critical tests");

    [Fact]
    public async Task Is_in_the_help_with_an_example() =>
        Assert.Contains("netra report . --format sarif --format csv",
            (await ToolRun.Of(_bench.Folder, "report", "--help")).Out, StringComparison.Ordinal);

    public void Dispose() => _bench.Dispose();

    private IEnumerable<string> Written() =>
        Directory.GetFiles(Out).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private static string Without(string ledger, string key)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(ledger)!.AsObject();
        json.Remove(key);
        return json.ToJsonString();
    }
}
