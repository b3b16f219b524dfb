using Netra.Compliance.Cli.Publishing;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Tests.Formats;
using Netra.Compliance.Cli.Tests.Inputs;
using Netra.Compliance.Cli.Tests.Rendering;

namespace Netra.Compliance.Cli.Tests.Publishing;

/// <summary>What a build service is told of a ledger.</summary>
public sealed class BuildServiceTests : IDisposable
{
    private readonly FormatSample _sample = new();
    private readonly TempFolder _folder = new();
    private readonly ComplianceLedger _ledger;

    public BuildServiceTests() => _ledger = _sample.Ledger();

    public static TheoryData<string> Texts =>
        [Hostile.Text, "a%0Ab::error::c,d:e;f]g\r\n::stop-commands::x\n##vso[task.complete]", "", " ", "100%"];

    [Fact]
    public void GitHub_shows_errors_at_their_lines_the_most_money_first()
    {
        var told = Commands(GitHub(), _ledger).Select(WorkflowCommand.Read).ToList();
        string[] titles =
            ["$20,000 a month: point-at-risk", "$15,000 a month: point-at-risk", "$15,000 a month: fault-survived"];
        var errors = told.Where(command => command.Name == "error");
        Assert.Equal(titles, errors.Select(command => command.Properties["title"]));
        Assert.Equal(("tests/Shop.Tests/Auth/Flow.cs", "14"), (told[1].Properties["file"], told[1].Properties["line"]));
        Assert.Contains("Expected 1\nActual 2", told[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GitHub_shows_ten_of_each_level()
    {
        var many = _ledger with { Tests = [.. Enumerable.Repeat(_ledger.Tests, 20).SelectMany(tests => tests)] };
        var told = Commands(GitHub(), many).Select(WorkflowCommand.Read).CountBy(command => command.Name);
        Assert.Equal([new("error", 10), new("warning", 10)], told);
    }

    [Fact]
    public void GitHub_gets_a_summary_behind_that_of_the_step_before()
    {
        var service = GitHub();
        File.WriteAllText(_folder.At("summary"), "Before.\n");
        Commands(service, _ledger);
        var summary = File.ReadAllText(_folder.At("summary"));
        Assert.StartsWith("Before.\n## ", summary, StringComparison.Ordinal);
        Assert.Equal("verdict=fail\nproven=0\ndeclared=55000\nreport=/out\n", File.ReadAllText(_folder.At("outputs")));
    }

    [Fact]
    public void GitHub_gets_no_summary_where_the_step_has_no_room()
    {
        var service = GitHub();
        File.WriteAllText(_folder.At("summary"), new string('x', 1024 * 1024));
        Assert.Contains("::notice::The summary of the step is full.", Commands(service, _ledger));
        Assert.Equal(1024 * 1024, new FileInfo(_folder.At("summary")).Length);
    }

    [Fact]
    public void Azure_shows_issues_and_the_summary()
    {
        var told = Commands(Service("TF_BUILD", "BUILD_BUILDID"), _ledger);
        Assert.StartsWith(
            "##vso[task.logissue type=error;sourcepath=tests/Shop.Tests/Auth/Flow.cs;linenumber=14;"
            + "code=point-at-risk;]$15,000 a month: point-at-risk: ", told[1], StringComparison.Ordinal);
        Assert.Equal($"##vso[task.uploadsummary]{Path.Combine("/out", "summary.md")}", told[^1]);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_of_others_begins_no_command(string text)
    {
        var hostile = Hostile.Fill(_ledger, text).Record;
        Assert.All(Commands(GitHub(), hostile), line => Assert.Matches("^::(error|warning) ", line));
        Assert.All(Commands(Service("TF_BUILD", "BUILD_BUILDID"), hostile), line =>
            Assert.Matches(@"^##vso\[task\.(logissue [^\]]*|uploadsummary)\][^\r\n]*$", line));
    }

    [Fact]
    public void GitLab_reads_code_quality()
    {
        var text = FormatSample.Text(_ledger, "gl-code-quality-report.json");
        Assert.Empty(PublishedFormat.JsonProblems("codequality.schema.json", text));
        Assert.Contains("\"severity\": \"critical\"", text, StringComparison.Ordinal);
        Assert.Empty(Commands(Service("GITLAB_CI", "CI_PIPELINE_ID"), _ledger));
    }

    public void Dispose()
    {
        _sample.Dispose();
        _folder.Dispose();
    }

    private BuildService GitHub() => Service("GITHUB_ACTIONS", "GITHUB_RUN_ID");

    private BuildService Service(string marker, string run) => BuildService.Of(new Dictionary<string, string>
    {
        [marker] = "true", [run] = "7",
        ["GITHUB_STEP_SUMMARY"] = _folder.At("summary"), ["GITHUB_OUTPUT"] = _folder.At("outputs"),
    }.GetValueOrDefault);

    private static string[] Commands(BuildService service, ComplianceLedger ledger)
    {
        using var output = new StringWriter { NewLine = "\n" };
        service.Show(ledger, "/out", output);
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

/// <summary>A line as the runner of GitHub Actions reads it.</summary>
internal sealed record WorkflowCommand(string Name, IReadOnlyDictionary<string, string> Properties, string Message)
{
    public static WorkflowCommand Read(string line)
    {
        var parts = line.Split("::", 3);
        var head = parts[1].Split(' ', 2);
        var properties = head.ElementAtOrDefault(1)?.Split(',').Select(pair => pair.Split('=', 2)) ?? [];
        return new(head[0], properties.ToDictionary(pair => pair[0], pair => Text(pair[1])), Text(parts[2]));
    }

    private static string Text(string data) => data.Replace("%0D", "\r", StringComparison.Ordinal)
        .Replace("%0A", "\n", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal)
        .Replace("%2C", ",", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
}
