using System.Text.Json;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Catalog;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Findings;
using Netra.Compliance.Cli.Tests.Journal;
using Netra.Compliance.Cli.Tests.Ledger;
using Netra.Compliance.Cli.Tests.Schemas;

namespace Netra.Compliance.Cli.Tests.Provenance;

/// <summary>What a report says of when, of which commit, where and by whom it is.</summary>
public sealed class ContextTests : IDisposable
{
    private const string Built = "0123456789abcdef0123456789abcdef01234567";
    private const string Here = "fedcba9876543210fedcba9876543210fedcba98";

    private readonly Bench _bench = new();

    [Fact]
    public async Task Says_when_and_where_the_journals_were_written()
    {
        var context = await ContextAsync(new(), Run().On("machine", "agent-7").On("runtime", ".NET 10.0.1"));
        Assert.Equal(["2026-01-05T09:00:00Z", "61500"], Texts(context, "startedAt", "durationMs"));
        var run = context.GetProperty("runs")[0];
        Assert.Equal(["agent-7", "test", ".NET 10.0.1"], Texts(run, "machine", "os", "runtime"));
        AssertHas("report.md", "Run 2026-01-05 09:00:00 UTC, 1 min 1 s");
    }

    [Fact]
    public async Task Leaves_out_what_nobody_says()
    {
        _bench.Run(_bench.AllPass().Ended());
        await ToolRun.Of(_bench.Folder, "report", ".");
        var names = Context().EnumerateObject().Select(field => field.Name);
        Assert.Equal(["startedAt", "links", "runs"], names);
    }

    [Fact]
    public async Task Takes_the_commit_of_the_build_before_any_guess()
    {
        Repository();
        var context = await ContextAsync(CiServiceTests.GitHub, Run().Says("commit", Built).Says("ciRun", "github-77"));
        Assert.Equal([Built, "build"], Texts(context, "commit", "commitFrom"));
    }

    [Fact]
    public async Task Takes_the_commit_of_the_command_line_before_all()
    {
        string[] flags = ["--commit", "ABCDEF1", "--branch", "x"];
        var context = await ContextAsync(CiServiceTests.GitHub, Run().Says("commit", Built), flags);
        Assert.Equal(["abcdef1", "flag", "x"], Texts(context, "commit", "commitFrom", "branch"));
    }

    [Fact]
    public async Task Takes_the_commit_of_the_build_service_before_that_of_the_repository()
    {
        Repository();
        var context = await ContextAsync(CiServiceTests.GitHub, Run());
        Assert.Equal(["ci", "main", "ada"], Texts(context, "commitFrom", "branch", "actor"));
        Assert.Equal(["https://github.com/shop/web/actions/runs/77"], Texts(context.GetProperty("ci"), "url"));
    }

    [Fact]
    public async Task Guesses_by_the_repository_and_says_so()
    {
        Repository();
        Assert.Equal([Here, "git", "main"], Texts(await ContextAsync(new(), Run()), "commit", "commitFrom", "branch"));
        AssertHas("report.html", "(checked out here)");
    }

    [Fact]
    public async Task Knows_no_branch_of_a_commit_that_is_not_the_one_here()
    {
        Repository();
        Assert.False((await ContextAsync(new(), Run().Says("commit", Built))).TryGetProperty("branch", out _));
    }

    [Fact]
    public async Task Names_no_run_of_a_build_service_that_the_journals_are_not_of()
    {
        var context = await ContextAsync(CiServiceTests.GitHub, Run().Says("ciRun", "github-76"));
        Assert.False(context.TryGetProperty("ci", out _) || context.TryGetProperty("commit", out _));
    }

    [Fact]
    public async Task Names_no_commit_where_there_are_several()
    {
        _bench.Run(Run().Says("commit", Here));
        var context = await ContextAsync(new(), Run().Says("commit", Built));
        Assert.False(context.TryGetProperty("commit", out _));
        AssertHas("ledger.json", "The runs are of several commits");
    }

    [Fact]
    public async Task Holds_no_secret_of_the_environment_and_of_the_remote()
    {
        Repository("https://me:ghp_secret@github.com/shop/web.git");
        await ContextAsync(CiServiceTests.GitHub, Run());
        Assert.All(["ledger.json", "report.md", "report.html"], name =>
            Assert.DoesNotContain("_secret", File.ReadAllText(Report(name)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Links_findings_to_their_line_at_the_commit_and_to_their_rule()
    {
        Repository();
        var file = Path.Combine(_bench.Folder, "src/A b.cs");
        _bench.Add("a.sarif", SarifScript.Log(SarifScript.Result("NETRA1001", file)));
        await ContextAsync(new(), Run());
        AssertHas("report.html", $"<a href=\"https://github.com/shop/web/blob/{Here}/src/A%20b.cs#L7\">");
        AssertHas("report.html", "docs/rules/NETRA1001.md\"><bdi>NETRA1001</bdi></a>");
        AssertHas("report.md", $"](<https://github.com/shop/web/blob/{Here}/src/A%20b.cs#L7>)");
    }

    [Fact]
    public async Task Leads_to_a_test_by_its_number()
    {
        await ContextAsync(new(), Run());
        AssertHas("report.html", "id=\"test-1\"");
    }

    [Fact]
    public async Task Puts_the_assembly_beside_a_number_where_there_are_several()
    {
        var other = _bench.Build("Other.Tests.dll", CatalogFragment.Header("Other.Tests"),
            CatalogFragment.Test(1, "Other.Tests.A.B", 5, CatalogFragment.Point("C")));
        _bench.Run(Run());
        var failing = new JournalScript(other.Mvid, "Other.Tests").Test("Other.Tests.A.B", "C", "failed");
        await ContextAsync(new(), failing.Ended());
        AssertHas("report.html", "id=\"test-Shop.Tests-1\"");
        AssertHas("report.html", "(test <bdi>1</bdi> of <bdi>Other.Tests</bdi> ");
        AssertHas("report.md", "| Shop.Tests 1 |");
    }

    [Theory]
    [InlineData("--commit", "main")]
    [InlineData("--commit", "")]
    [InlineData("--branch", " ")]
    public async Task Refuses_a_commit_or_branch_that_cannot_be(string flag, string value) =>
        (await ToolRun.Of(_bench.Folder, "report", ".", flag, value)).AssertRefused(ExitCode.Usage, flag);

    [Fact]
    public async Task Gives_the_same_bytes_for_the_same_inputs()
    {
        Repository();
        await ContextAsync(CiServiceTests.GitHub, Run());
        var first = File.ReadAllBytes(Report("ledger.json"));
        await ToolRun.In(CiServiceTests.GitHub, _bench.Folder, ["report", .. _bench.Inputs]);
        Assert.Equal(first, File.ReadAllBytes(Report("ledger.json")));
    }

    public void Dispose() => _bench.Dispose();

    private static IEnumerable<string?> Texts(JsonElement element, params string[] names) =>
        names.Select(name => element.GetProperty(name).ToString());

    private JournalScript Run() =>
        _bench.AllPass().Add(new { @event = "ended", total = 3, failed = 0, skipped = 0, durationMs = 5.0,
            endedAt = "2026-01-05T09:01:01.5Z" });

    private void AssertHas(string name, string text) =>
        Assert.Contains(text, File.ReadAllText(Report(name)), StringComparison.Ordinal);

    private void Repository(string remote = "git@github.com:shop/web.git") =>
        _bench.Write(".git/HEAD", "ref: refs/heads/main\n")
        .Write(".git/refs/heads/main", Here).Write(".git/config", $"[remote \"origin\"]\n\turl = {remote}\n");

    private string Report(string name) => Path.Combine(_bench.Folder, "artifacts", "compliance", name);

    private JsonElement Context()
    {
        var json = File.ReadAllText(Report("ledger.json"));
        Assert.Empty(SchemaCheck.Errors(PublishedSchemaTests.Schema("ledger"), json));
        return JsonDocument.Parse(json).RootElement.GetProperty("context");
    }

    private async Task<JsonElement> ContextAsync(
        Dictionary<string, string> environment, JournalScript run, params string[] flags)
    {
        _bench.Run(run);
        await ToolRun.In(environment, _bench.Folder, ["report", .. _bench.Inputs, .. flags]);
        return Context();
    }
}
