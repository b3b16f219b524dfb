using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Publishing;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Publishing;

/// <summary>The comment of a report on GitLab and Azure DevOps.</summary>
public sealed class ReviewCommentTests : IDisposable
{
    private readonly Bench _bench = new();

    public ReviewCommentTests() => _bench.Run(Bench.WithProofs(_bench.AllPass(), second: "Survived").Ended());

    public static TheoryData<string> Services { get; } = ["GitLab", "Azure DevOps"];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Writes_a_comment_and_edits_it_the_next_time(string service)
    {
        await using var review = await FakeReview.StartAsync(service);
        review.Comments.Add(("7", "Please look at this."));
        await ReportAsync(review);
        var first = review.Comments[1].Body;
        await ReportAsync(review, "--min-proven", "0");
        Assert.Equal(2, review.Comments.Count);
        Assert.StartsWith($"{PullRequestComment.Marker}## ", first, StringComparison.Ordinal);
        Assert.NotEqual(first, review.Comments[1].Body);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Leaves_the_comment_of_another_alone_that_has_the_marker(string service)
    {
        await using var review = await FakeReview.StartAsync(service);
        review.Comments.Add(("7", $"{PullRequestComment.Marker}Mine."));
        await ReportAsync(review);
        Assert.Equal($"{PullRequestComment.Marker}Mine.", review.Comments[0].Body);
        Assert.Equal((2, review.Own), (review.Comments.Count, review.Comments[1].Author));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Finds_its_comment_behind_a_hundred_others(string service)
    {
        await using var review = await FakeReview.StartAsync(service);
        review.Comments.AddRange(Enumerable.Range(0, 100).Select(number => ("7", $"{number}")));
        review.Comments.Add((review.Own, $"{PullRequestComment.Marker}Old."));
        await ReportAsync(review);
        Assert.Equal(101, review.Comments.Count);
        Assert.DoesNotContain("Old.", review.Comments[100].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GitLab", 403, "scope 'api'")]
    [InlineData("GitLab", 404, "GitLab answered 404")]
    [InlineData("Azure DevOps", 401, "let the build service contribute")]
    [InlineData("Azure DevOps", 409, "Azure DevOps answered 409")]
    public async Task A_refusal_is_a_note_without_the_token(string service, int status, string why)
    {
        await using var review = await FakeReview.StartAsync(service);
        review.Failures.Enqueue(status);
        var run = await ReportAsync(review);
        Assert.Equal(ExitCode.ProofFailed, run.Code);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeReview.Token, run.Error + run.Out, StringComparison.Ordinal);
        Assert.Empty(review.Comments);
    }

    [Theory]
    [InlineData("GitLab", "CI_MERGE_REQUEST_IID", "", "this run is of no pull request")]
    [InlineData("GitLab", "CI_MERGE_REQUEST_IID", "7/../8", "this run is of no pull request")]
    [InlineData("GitLab", "CI_PROJECT_ID", "acme/shop", "CI_PROJECT_ID is not usable")]
    [InlineData("GitLab", "CI_API_V4_URL", "http://gitlab.example", "CI_API_V4_URL is no https address")]
    [InlineData("GitLab", "GITLAB_TOKEN", "", "GITLAB_TOKEN is not set")]
    [InlineData("GitLab", "GITLAB_TOKEN", "a\nb", "GITLAB_TOKEN is no token")]
    [InlineData("Azure DevOps", "SYSTEM_PULLREQUEST_PULLREQUESTID", "", "this run is of no pull request")]
    [InlineData("Azure DevOps", "BUILD_REPOSITORY_ID", "shop", "BUILD_REPOSITORY_ID is not usable")]
    [InlineData("Azure DevOps", "SYSTEM_COLLECTIONURI", "", "SYSTEM_COLLECTIONURI is no https address")]
    [InlineData("Azure DevOps", "SYSTEM_ACCESSTOKEN", "", "SYSTEM_ACCESSTOKEN is not set")]
    public async Task Says_what_is_missing(string service, string variable, string value, string why)
    {
        await using var review = await FakeReview.StartAsync(service);
        var run = await InAsync(new(review.Variables) { [variable] = value }, "--pr-comment");
        Assert.Contains($"Note: no comment on a pull request: {why}", run.Error, StringComparison.Ordinal);
        Assert.Empty(review.Calls);
    }

    public void Dispose() => _bench.Dispose();

    private Task<ToolRun> ReportAsync(FakeReview review, params string[] more) =>
        InAsync(review.Variables, ["--pr-comment", .. more]);

    private Task<ToolRun> InAsync(Dictionary<string, string> environment, params string[] more) =>
        ToolRun.In(environment, _bench.Folder, ["report", .. _bench.Inputs, .. more]);
}
