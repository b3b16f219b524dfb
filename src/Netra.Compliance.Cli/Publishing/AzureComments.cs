using System.Text.Json;

namespace Netra.Compliance.Cli.Publishing;

/// <summary>The threads of a pull request on Azure DevOps; the comment is the first of a closed one.</summary>
/// <remarks>REST API, version 7.1: pull request threads.</remarks>
internal sealed class AzureComments : CommentService
{
    private const string Version = "api-version=7.1";

    private readonly PullRequest _pull;

    public AzureComments(PullRequest pull, TimeProvider time)
        : base(pull, time, JsonNamingPolicy.CamelCase)
    {
        _pull = pull;
        Headers.Authorization = new("Bearer", pull.Token);
    }

    /// <inheritdoc/>
    public override string Name => "Azure DevOps";

    /// <inheritdoc/>
    protected override string Denied =>
        "the token may not write it: let the build service contribute to pull requests of the repository";

    /// <inheritdoc/>
    public override async Task<Uri?> FindAsync(string marker, CancellationToken cancellation)
    {
        var user = (await GetAsync<Connection>(_pull.User, cancellation)).AuthenticatedUser?.Id;
        var threads = (await GetAsync<Threads>(new($"{_pull.Comments}?{Version}"), cancellation)).Value ?? [];
        var own = threads.FirstOrDefault(thread => thread?.Is(marker, user) == true);
        return own is null ? null : new($"{_pull.Comments}/{own.Id}/comments/{own.Comments![0]!.Id}?{Version}");
    }

    /// <inheritdoc/>
    public override Task AddAsync(string body, CancellationToken cancellation) => PutAsync(
        HttpMethod.Post, new($"{_pull.Comments}?{Version}"),
        new { Comments = new[] { First(body) }, Status = "closed" }, cancellation);

    /// <inheritdoc/>
    public override Task EditAsync(Uri comment, string body, CancellationToken cancellation) =>
        PutAsync(HttpMethod.Patch, comment, new { Content = body }, cancellation);

    private static object First(string body) => new { ParentCommentId = 0, Content = body, CommentType = "text" };

    private sealed record Connection(Identity? AuthenticatedUser);

    private sealed record Identity(string? Id);

    private sealed record Threads(Thread?[]? Value);

    private sealed record Comment(long Id, string? Content, Identity? Author);

    private sealed record Thread(long Id, Comment?[]? Comments)
    {
        /// <summary>Anybody can write the marker: the comment of another is not touched.</summary>
        public bool Is(string marker, string? user) => Comments is [{ Content: { } content, Author.Id: { } author }, ..]
            && content.StartsWith(marker, StringComparison.Ordinal) && author == user;
    }
}
