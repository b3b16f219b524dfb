using System.Text.RegularExpressions;
using Netra.Compliance.Cli.Provenance;

namespace Netra.Compliance.Cli.Publishing;

/// <summary>The pull request that a run is of, and the right to write to it.</summary>
/// <param name="Comments">Its comments in the REST API.</param>
/// <param name="User">Who the token is, in the REST API.</param>
/// <param name="Token">The token, which nothing shows.</param>
internal sealed partial record PullRequest(Uri Comments, Uri User, string Token)
{
    /// <summary>Its comments, by the environment of the run.</summary>
    /// <exception cref="NoComment">There is none, or no right to write to it.</exception>
    public static CommentService CommentsOf(Func<string, string?> variable, TimeProvider time) =>
        CiService.Of(variable)?.Run.System switch
        {
            CiRun.GitHub => new GitHubComments(OnGitHub(variable), time),
            CiRun.GitLab => new GitLabComments(OnGitLab(variable), time),
            CiRun.Azure => new AzureComments(OnAzure(variable), time),
            _ => throw new NoComment("this is no run of GitHub Actions, GitLab CI or Azure Pipelines"),
        };

    /// <summary>Records print all that they hold.</summary>
    public override string ToString() => Comments.AbsoluteUri;

    private static PullRequest OnGitHub(Func<string, string?> variable)
    {
        var number = Merge().Match(variable("GITHUB_REF") ?? "") is { Success: true } match
            ? match.Groups["number"].Value : throw NoPullRequest();
        var api = Api("GITHUB_API_URL", variable("GITHUB_API_URL") is { Length: > 0 } url
            ? url : "https://api.github.com");
        var repository = Checked(OwnerAndName(), "GITHUB_REPOSITORY", variable);
        return new(new($"{api}/repos/{repository}/issues/{number}/comments"), new($"{api}/user"),
            TokenOf("GITHUB_TOKEN", variable, "give the step 'env: GITHUB_TOKEN: ${{ github.token }}'"));
    }

    private static PullRequest OnGitLab(Func<string, string?> variable)
    {
        var number = Number("CI_MERGE_REQUEST_IID", variable);
        var api = Api("CI_API_V4_URL", variable("CI_API_V4_URL"));
        var project = Checked(Digits(), "CI_PROJECT_ID", variable);
        return new(new($"{api}/projects/{project}/merge_requests/{number}/notes"), new($"{api}/user"), TokenOf(
            "GITLAB_TOKEN", variable, "set it to a project access token with the scope 'api', masked"));
    }

    private static PullRequest OnAzure(Func<string, string?> variable)
    {
        var number = Number("SYSTEM_PULLREQUEST_PULLREQUESTID", variable);
        var api = Api("SYSTEM_COLLECTIONURI", variable("SYSTEM_COLLECTIONURI"));
        var (project, repository) = (Checked(Guid(), "SYSTEM_TEAMPROJECTID", variable),
            Checked(Guid(), "BUILD_REPOSITORY_ID", variable));
        var pull = $"{api}/{project}/_apis/git/repositories/{repository}/pullRequests/{number}/threads";
        return new(new(pull), new($"{api}/_apis/connectionData"), TokenOf(
            "SYSTEM_ACCESSTOKEN", variable, "give the step 'env: SYSTEM_ACCESSTOKEN: $(System.AccessToken)'"));
    }

    private static NoComment NoPullRequest() => new("this run is of no pull request");

    private static string Number(string name, Func<string, string?> variable) =>
        Digits().IsMatch(variable(name) ?? "") ? variable(name)! : throw NoPullRequest();

    private static string Checked(Regex form, string name, Func<string, string?> variable) =>
        variable(name) is { } value && form.IsMatch(value) ? value : throw new NoComment($"{name} is not usable");

    /// <summary>A token goes over an open line to nobody but this machine.</summary>
    private static string Api(string name, string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var api) && api.UserInfo.Length + api.Query.Length == 0
            && (api.Scheme == Uri.UriSchemeHttps || (api.Scheme == Uri.UriSchemeHttp && api.IsLoopback))
            ? api.AbsoluteUri.TrimEnd('/') : throw new NoComment($"{name} is no https address");

    private static string TokenOf(string name, Func<string, string?> variable, string advice) =>
        variable(name) is not { } token || string.IsNullOrWhiteSpace(token)
            ? throw new NoComment($"{name} is not set: {advice}")
        : token.All(character => character is > ' ' and <= '~') ? token : throw new NoComment($"{name} is no token");

    [GeneratedRegex(@"\Arefs/pull/(?<number>[1-9][0-9]{0,9})/(merge|head)\z")]
    private static partial Regex Merge();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]+/(?!\.{1,2}\z)[A-Za-z0-9._-]+\z")]
    private static partial Regex OwnerAndName();

    [GeneratedRegex(@"\A[1-9][0-9]{0,17}\z")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\A[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\z")]
    private static partial Regex Guid();
}
