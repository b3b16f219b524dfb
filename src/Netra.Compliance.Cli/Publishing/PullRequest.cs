using System.Text.RegularExpressions;
using Netra.Compliance.Cli.Provenance;

namespace Netra.Compliance.Cli.Publishing;

/// <summary>The pull request on GitHub that a run is of, and the right to write to it.</summary>
/// <param name="Comments">Its comments in the REST API.</param>
/// <param name="User">Who the token is, in the REST API.</param>
/// <param name="Token">The token, which nothing shows.</param>
internal sealed partial record PullRequest(Uri Comments, Uri User, string Token)
{
    /// <summary>By the environment of the run.</summary>
    /// <exception cref="NoComment">There is none, or no right to write to it.</exception>
    public static PullRequest Of(Func<string, string?> variable)
    {
        RequireGitHub(CiService.Of(variable)?.Run.System);
        var number = Merge().Match(variable("GITHUB_REF") ?? "") is { Success: true } match
            ? match.Groups["number"].Value : throw new NoComment("this run is of no pull request");
        var api = Api(variable("GITHUB_API_URL") is { Length: > 0 } url ? url : "https://api.github.com");
        var pull = $"{api}/repos/{Repository(variable("GITHUB_REPOSITORY"))}/issues/{number}/comments";
        return new(new(pull), new($"{api}/user"), TokenOf(variable("GITHUB_TOKEN")));
    }

    /// <summary>Records print all that they hold.</summary>
    public override string ToString() => Comments.AbsoluteUri;

    private static void RequireGitHub(string? system)
    {
        if (system != CiRun.GitHub)
        {
            throw new NoComment("only GitHub Actions is supported, and this is no run of it");
        }
    }

    private static string Repository(string? name) => name is not null && OwnerAndName().IsMatch(name)
        ? name : throw new NoComment("GITHUB_REPOSITORY names no repository");

    /// <summary>A token goes over an open line to nobody but this machine.</summary>
    private static string Api(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var api) && api.UserInfo.Length + api.Query.Length == 0
            && (api.Scheme == Uri.UriSchemeHttps || (api.Scheme == Uri.UriSchemeHttp && api.IsLoopback))
            ? api.AbsoluteUri.TrimEnd('/') : throw new NoComment("GITHUB_API_URL is no https address");

    private static string TokenOf(string? token) => string.IsNullOrWhiteSpace(token)
        ? throw new NoComment("GITHUB_TOKEN is not set: give the step 'env: GITHUB_TOKEN: ${{ github.token }}'")
        : token.All(character => character is > ' ' and <= '~') ? token
        : throw new NoComment("GITHUB_TOKEN is no token");

    [GeneratedRegex(@"\Arefs/pull/(?<number>[1-9][0-9]{0,9})/(merge|head)\z")]
    private static partial Regex Merge();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]+/(?!\.{1,2}\z)[A-Za-z0-9._-]+\z")]
    private static partial Regex OwnerAndName();
}

/// <summary>Why there is no comment, as a clause; never a reason to fail.</summary>
internal sealed class NoComment(string why) : Exception(why);
