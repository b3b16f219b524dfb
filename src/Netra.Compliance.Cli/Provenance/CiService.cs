using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Provenance;

/// <summary>What the environment of a build service says of the run that this process is in.</summary>
/// <param name="Id">The run, as a journal that was written in it names it.</param>
/// <param name="Run">The run, for people.</param>
internal sealed record CiService(string Id, CiRun Run)
{
    private const string GitHubRun = "GITHUB_RUN_ID", AzureRun = "BUILD_BUILDID", GitLabRun = "CI_PIPELINE_ID";
    private const string HeadsFolder = "refs/heads/";

    /// <summary>The commit that was checked out.</summary>
    public string? Commit { get; private init; }

    /// <summary>The branch; of a pull request, the one that it comes from.</summary>
    public string? Branch { get; private init; }

    /// <summary>The repository.</summary>
    public Forge? Repository { get; private init; }

    /// <summary>The account that started the run.</summary>
    public string? Actor { get; private init; }

    /// <summary>Null outside GitHub Actions, Azure Pipelines and GitLab CI, and where the run has no id.</summary>
    public static CiService? Of(Func<string, string?> variable)
    {
        string? Read(string name) => variable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
        bool Is(string marker) => string.Equals(Read(marker), "true", StringComparison.OrdinalIgnoreCase);
        return Is("GITHUB_ACTIONS") ? GitHub(Read)
            : Is("TF_BUILD") ? Azure(Read)
            : Is("GITLAB_CI") ? GitLab(Read) : null;
    }

    private static CiService? GitHub(Func<string, string?> read)
    {
        var repository = Forge.Of($"{read("GITHUB_SERVER_URL")}/{read("GITHUB_REPOSITORY")}", ForgeKind.GitHub);
        var page = $"{repository?.Url}/actions/runs/{read(GitHubRun)}{Attempt(read("GITHUB_RUN_ATTEMPT"))}";
        var name = Named(read("GITHUB_WORKFLOW"), read("GITHUB_RUN_NUMBER"), read(GitHubRun));
        var ci = new CiRun(CiRun.GitHub, name) { Url = Page(page) };
        return Of("github", read(GitHubRun), ci) is not { } run ? null : run with
        {
            Commit = Sha(read("GITHUB_SHA")), Branch = read("GITHUB_HEAD_REF") ?? GitHubBranch(read),
            Repository = repository, Actor = read("GITHUB_ACTOR"),
        };
    }

    /// <summary>A tag is no branch, and neither is what a pull request is merged to for a build.</summary>
    private static string? GitHubBranch(Func<string, string?> read) =>
        read("GITHUB_REF_TYPE") == "branch" ? Heads(read("GITHUB_REF")) : null;

    private static CiService? Azure(Func<string, string?> read)
    {
        var project = $"{read("SYSTEM_COLLECTIONURI")?.TrimEnd('/')}/{Escaped(read("SYSTEM_TEAMPROJECT"))}";
        var page = $"{project}/_build/results?buildId={Escaped(read(AzureRun))}";
        var name = Named(read("BUILD_DEFINITIONNAME"), read("BUILD_BUILDNUMBER"), read(AzureRun));
        var ci = new CiRun(CiRun.Azure, name) { Url = Page(page) };
        return Of("azure", read(AzureRun), ci) is not { } run ? null : run with
        {
            Commit = Sha(read("BUILD_SOURCEVERSION")), Repository = Forge.Of(read("BUILD_REPOSITORY_URI")),
            Branch = Heads(read("SYSTEM_PULLREQUEST_SOURCEBRANCH") ?? read("BUILD_SOURCEBRANCH")),
            Actor = read("BUILD_REQUESTEDFOR"),
        };
    }

    private static CiService? GitLab(Func<string, string?> read)
    {
        var name = Named("pipeline", read("CI_PIPELINE_IID"), read(GitLabRun));
        var ci = new CiRun(CiRun.GitLab, name) { Url = Page(read("CI_PIPELINE_URL")) };
        return Of("gitlab", read(GitLabRun), ci) is not { } run ? null : run with
        {
            Commit = Sha(read("CI_COMMIT_SHA")), Repository = Forge.Of(read("CI_PROJECT_URL"), ForgeKind.GitLab),
            Branch = read("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME") ?? read("CI_COMMIT_BRANCH"),
            Actor = read("GITLAB_USER_LOGIN"),
        };
    }

    private static CiService? Of(string service, string? id, CiRun run) =>
        id is null ? null : new($"{service}-{id}", run);

    private static string Escaped(string? text) => Uri.EscapeDataString(text ?? "");

    private static string Named(string? name, string? number, string? id) =>
        $"{name ?? "run"} {(number is null ? id : $"#{number}")}";

    private static string Attempt(string? attempt) =>
        attempt is null or "1" || !attempt.All(char.IsAsciiDigit) ? "" : $"/attempts/{attempt}";

    private static string? Heads(string? name) =>
        name?.StartsWith(HeadsFolder, StringComparison.Ordinal) == true ? name[HeadsFolder.Length..] : null;

    private static string? Sha(string? commit) => commit is not null && CommitId.Is(commit) ? commit : null;

    /// <summary>An address that a browser can open and that holds no password; null for any other.</summary>
    private static string? Page(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var page) && page.Scheme is "http" or "https"
            && page.UserInfo.Length == 0 ? page.AbsoluteUri : null;
}
