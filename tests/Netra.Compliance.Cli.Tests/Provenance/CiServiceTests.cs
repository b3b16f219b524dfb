using Netra.Compliance.Cli.Provenance;

namespace Netra.Compliance.Cli.Tests.Provenance;

public sealed class CiServiceTests
{
    private const string Sha = "0123456789abcdef0123456789abcdef01234567";

    /// <summary>A run of GitHub Actions on a branch.</summary>
    public static Dictionary<string, string> GitHub => new()
    {
        ["GITHUB_ACTIONS"] = "true", ["GITHUB_SERVER_URL"] = "https://github.com", ["GITHUB_REPOSITORY"] = "shop/web",
        ["GITHUB_RUN_ID"] = "77", ["GITHUB_RUN_NUMBER"] = "5", ["GITHUB_RUN_ATTEMPT"] = "1",
        ["GITHUB_WORKFLOW"] = "build", ["GITHUB_SHA"] = Sha, ["GITHUB_REF"] = "refs/heads/main",
        ["GITHUB_REF_NAME"] = "main",
        ["GITHUB_REF_TYPE"] = "branch", ["GITHUB_ACTOR"] = "ada", ["GITHUB_TOKEN"] = "ghs_secret",
    };

    private static Dictionary<string, string> Azure => new()
    {
        ["TF_BUILD"] = "True", ["SYSTEM_COLLECTIONURI"] = "https://dev.azure.com/shop/",
        ["SYSTEM_TEAMPROJECT"] = "Web Shop", ["BUILD_BUILDID"] = "88", ["BUILD_BUILDNUMBER"] = "20260105.1",
        ["BUILD_DEFINITIONNAME"] = "nightly", ["BUILD_SOURCEVERSION"] = Sha, ["BUILD_REQUESTEDFOR"] = "Ada L.",
        ["BUILD_SOURCEBRANCH"] = "refs/heads/main",
        ["BUILD_REPOSITORY_URI"] = "https://shop@dev.azure.com/shop/Web%20Shop/_git/web",
    };

    [Fact]
    public void Knows_a_run_of_github_actions()
    {
        var ci = CiService.Of(GitHub.GetValueOrDefault)!;
        Assert.Equal(("github-77", "GitHub Actions", "build #5"), (ci.Id, ci.Run.System, ci.Run.Name));
        Assert.Equal("https://github.com/shop/web/actions/runs/77", ci.Run.Url);
        Assert.Equal((Sha, "main", "ada"), (ci.Commit, ci.Branch, ci.Actor));
        Assert.Equal("https://github.com/shop/web", ci.Repository?.Url);
    }

    [Theory]
    [InlineData("refs/pull/3/merge", "3/merge", "branch", "fix", "fix")]
    [InlineData("refs/tags/v1", "v1", "tag", "", null)]
    public void Takes_the_branch_of_a_pull_request_and_none_of_a_tag(
        string reference, string name, string type, string head, string? branch)
    {
        var variables = GitHub;
        (variables["GITHUB_REF"], variables["GITHUB_REF_NAME"]) = (reference, name);
        (variables["GITHUB_REF_TYPE"], variables["GITHUB_HEAD_REF"]) = (type, head);
        Assert.Equal(branch, CiService.Of(variables.GetValueOrDefault)!.Branch);
    }

    [Fact]
    public void Names_the_attempt_of_a_run_that_was_run_again()
    {
        var variables = GitHub;
        variables["GITHUB_RUN_ATTEMPT"] = "2";
        var ci = CiService.Of(variables.GetValueOrDefault)!;
        Assert.EndsWith("/actions/runs/77/attempts/2", ci.Run.Url, StringComparison.Ordinal);
    }

    [Fact]
    public void Knows_a_run_of_azure_pipelines()
    {
        var ci = CiService.Of(Azure.GetValueOrDefault)!;
        Assert.Equal("https://dev.azure.com/shop/Web%20Shop/_build/results?buildId=88", ci.Run.Url);
        Assert.Equal(("nightly #20260105.1", "main", "Ada L."), (ci.Run.Name, ci.Branch, ci.Actor));
        Assert.Equal("https://dev.azure.com/shop/Web%20Shop/_git/web", ci.Repository?.Url);
    }

    [Fact]
    public void Knows_a_run_of_gitlab()
    {
        var ci = CiService.Of(new Dictionary<string, string>
        {
            ["GITLAB_CI"] = "true", ["CI_PIPELINE_ID"] = "99", ["CI_PIPELINE_IID"] = "6",
            ["CI_PIPELINE_URL"] = "https://code.company.com/shop/web/-/pipelines/99", ["CI_COMMIT_SHA"] = Sha,
            ["CI_PROJECT_URL"] = "https://code.company.com/shop/web", ["CI_COMMIT_BRANCH"] = "main",
            ["GITLAB_USER_LOGIN"] = "ada",
        }.GetValueOrDefault)!;
        Assert.Equal(("gitlab-99", "pipeline #6", "main"), (ci.Id, ci.Run.Name, ci.Branch));
        Assert.Equal($"https://code.company.com/shop/web/-/blob/{Sha}/{{path}}#L{{line}}", ci.Repository?.FileAt(Sha));
    }

    [Theory]
    [InlineData("CI_PIPELINE_URL", "javascript:alert(1)")]
    [InlineData("CI_PIPELINE_URL", "https://user:secret@host/x")]
    [InlineData("CI_COMMIT_SHA", "$(id)")]
    public void Leaves_out_what_cannot_be(string name, string value)
    {
        var ci = CiService.Of(new Dictionary<string, string>
        {
            ["GITLAB_CI"] = "true", ["CI_PIPELINE_ID"] = "99", [name] = value,
        }.GetValueOrDefault)!;
        Assert.Equal((null, null), (ci.Run.Url, ci.Commit));
    }

    [Theory]
    [InlineData("GITHUB_ACTIONS", "false")]
    [InlineData("CI", "true")]
    public void Knows_none_elsewhere(string name, string value) =>
        Assert.Null(CiService.Of(new Dictionary<string, string> { [name] = value }.GetValueOrDefault));
}
