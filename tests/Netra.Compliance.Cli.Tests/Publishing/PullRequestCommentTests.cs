using Microsoft.Extensions.Time.Testing;
using Netra.Compliance.Cli.Formats;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Publishing;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Comparing;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Publishing;

/// <summary>The comment of a report on a pull request.</summary>
public sealed class PullRequestCommentTests : IAsyncLifetime
{
    private readonly Bench _bench = new();
    private FakeGitHub _gitHub = null!;

    public async Task InitializeAsync()
    {
        _bench.Run(Bench.WithProofs(_bench.AllPass(), second: "Survived").Ended());
        _gitHub = await FakeGitHub.StartAsync();
    }

    [Fact]
    public async Task Writes_a_comment_that_begins_with_the_marker()
    {
        var run = await ReportAsync();
        Assert.Equal(ExitCode.ProofFailed, run.Code);
        Assert.Single(_gitHub.Comments);
        Assert.StartsWith($"{PullRequestComment.Marker}## ", _gitHub.Body(0), StringComparison.Ordinal);
        Assert.DoesNotContain("no comment", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edits_its_comment_the_next_time()
    {
        _gitHub.Add("Please look at this.", "ann", "User");
        _gitHub.Add($"{PullRequestComment.Marker}Old.");
        await ReportAsync();
        await ReportAsync();
        Assert.Equal(2, _gitHub.Comments.Count);
        Assert.Contains("$", _gitHub.Body(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_its_comment_behind_a_hundred_others()
    {
        Enumerable.Range(0, 100).ToList().ForEach(number => _gitHub.Add($"{number}", "ann", "User"));
        _gitHub.Add($"{PullRequestComment.Marker}Old.");
        await ReportAsync();
        Assert.Equal(101, _gitHub.Comments.Count);
        Assert.DoesNotContain("Old.", _gitHub.Body(100), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_the_comment_of_another_alone_that_has_the_marker()
    {
        _gitHub.Add($"{PullRequestComment.Marker}Mine.", "mallory", "User");
        await ReportAsync();
        Assert.Equal($"{PullRequestComment.Marker}Mine.", _gitHub.Body(0));
        Assert.Equal(2, _gitHub.Comments.Count);
    }

    [Fact]
    public async Task Says_what_changes_in_dollars_against_the_target_branch()
    {
        using var earlier = new EarlierReport();
        await earlier.KeepAsync();
        await ReportAsync("--baseline", earlier.Baseline);
        Assert.Contains("**Worse** ", _gitHub.Body(0), StringComparison.Ordinal);
        Assert.Contains("$15,000 a month", _gitHub.Body(0), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(403)]
    [InlineData(503)]
    public async Task Tries_again_when_it_is_told(int status)
    {
        _gitHub.Failures.Enqueue((status, "0"));
        _gitHub.Failures.Enqueue((status, "0"));
        await ReportAsync();
        Assert.Single(_gitHub.Comments);
    }

    [Fact]
    public async Task Does_not_double_a_comment_whose_answer_was_lost()
    {
        _gitHub.LosesFirstAnswer = true;
        var run = await ReportAsync();
        Assert.Single(_gitHub.Comments);
        Assert.DoesNotContain("no comment", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_longer_each_time_and_then_gives_up()
    {
        Enumerable.Range(0, 4).ToList().ForEach(_ => _gitHub.Failures.Enqueue((500, null)));
        var (time, error) = (new FakeTimeProvider(), new StringWriter());
        var (started, comment) = (time.GetUtcNow(), new PullRequestComment(_gitHub.Variables.GetValueOrDefault, time));
        await PassAsync(time, comment.WriteAsync(_bench.Ledger(), error, CancellationToken.None));
        Assert.InRange(time.GetUtcNow() - started, TimeSpan.FromSeconds(7), TimeSpan.MaxValue);
        Assert.Equal(4, _gitHub.Calls.Count);
        Assert.Equal("Note: no comment on a pull request: GitHub answered 500.", error.ToString().Trim());
    }

    /// <summary>Lets time pass until the work is done; how fast does not matter.</summary>
    private static async Task PassAsync(FakeTimeProvider time, Task work)
    {
        while (!work.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(work, Task.Delay(10));
        }

        await work;
    }

    [Theory]
    [InlineData(403, null)]
    [InlineData(401, null)]
    [InlineData(404, null)]
    [InlineData(429, "3600")]
    public async Task A_refusal_is_a_note_without_the_token(int status, string? retryAfter)
    {
        _gitHub.Failures.Enqueue((status == 429 ? 429 : 404, retryAfter));
        _gitHub.Failures.Enqueue((status, retryAfter));
        var run = await ReportAsync();
        Assert.Equal(ExitCode.ProofFailed, run.Code);
        Assert.Contains("Note: no comment on a pull request: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeGitHub.Token, run.Error + run.Out, StringComparison.Ordinal);
        Assert.Empty(_gitHub.Comments);
    }

    [Theory]
    [InlineData("GITHUB_REF", "refs/heads/main", "this run is of no pull request")]
    [InlineData("GITHUB_TOKEN", "", "GITHUB_TOKEN is not set")]
    [InlineData("GITHUB_TOKEN", "a\nb", "GITHUB_TOKEN is no token")]
    [InlineData("GITHUB_API_URL", "http://api.example.com", "GITHUB_API_URL is no https address")]
    [InlineData("GITHUB_REPOSITORY", "acme/..", "GITHUB_REPOSITORY is not usable")]
    [InlineData("GITHUB_ACTIONS", "false", "this is no run of GitHub Actions, GitLab CI or Azure Pipelines")]
    public async Task Says_what_is_missing(string variable, string value, string why)
    {
        var run = await InAsync(
            new Dictionary<string, string>(_gitHub.Variables) { [variable] = value }, "--pr-comment");
        Assert.Contains($"Note: no comment on a pull request: {why}", run.Error, StringComparison.Ordinal);
        Assert.Empty(_gitHub.Calls);
    }

    [Theory]
    [InlineData("--no-ci", "--pr-comment")]
    [InlineData("--format", "junit")]
    public async Task Calls_nobody_unless_it_is_asked_to(params string[] more)
    {
        await InAsync(_gitHub.Variables, more);
        Assert.Empty(_gitHub.Calls);
    }

    [Fact]
    public void Fits_into_a_comment_with_its_marker()
    {
        var body = PullRequestComment.Marker
            + SummaryMarkdown.ForComment(_bench.Ledger(), PullRequestComment.Marker.Length);
        Assert.InRange(body.Length, 1, SummaryMarkdown.CommentCharacters);
    }

    public async Task DisposeAsync()
    {
        await _gitHub.DisposeAsync();
        _bench.Dispose();
    }

    private Task<ToolRun> ReportAsync(params string[] more) =>
        InAsync(_gitHub.Variables, ["--pr-comment", .. more]);

    private Task<ToolRun> InAsync(Dictionary<string, string> environment, params string[] more) =>
        ToolRun.In(environment, _bench.Folder, ["report", .. _bench.Inputs, .. more]);
}
