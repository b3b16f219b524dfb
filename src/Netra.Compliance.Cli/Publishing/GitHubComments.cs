using System.Text.Json;

namespace Netra.Compliance.Cli.Publishing;

/// <summary>The comments of a pull request on GitHub.</summary>
/// <remarks>REST API, version 2022-11-28: issue comments.</remarks>
internal sealed class GitHubComments : CommentService
{
    private readonly PullRequest _pull;

    public GitHubComments(PullRequest pull, TimeProvider time)
        : base(pull, time, JsonNamingPolicy.SnakeCaseLower)
    {
        _pull = pull;
        Headers.Authorization = new("Bearer", pull.Token);
        Headers.Accept.Add(new("application/vnd.github+json"));
        Headers.Add("X-GitHub-Api-Version", "2022-11-28");
    }

    /// <inheritdoc/>
    public override string Name => "GitHub";

    /// <inheritdoc/>
    protected override string Denied =>
        "the token may not write it: give the job 'permissions: pull-requests: write' (from a fork it cannot have it)";

    /// <inheritdoc/>
    public override async Task<Uri?> FindAsync(string marker, CancellationToken cancellation)
    {
        // The token of a workflow is no user's, and may not ask whose it is: then this is null.
        var login = (await TryGetAsync<Author>(_pull.User, cancellation))?.Login;
        var own = await FirstAsync<Comment>(_pull.Comments, comment => comment.Is(marker, login), cancellation);
        return own is null ? null : new(_pull.Comments, $"../comments/{own.Id}");
    }

    /// <inheritdoc/>
    public override Task AddAsync(string body, CancellationToken cancellation) =>
        PutAsync(HttpMethod.Post, _pull.Comments, new { body }, cancellation);

    /// <inheritdoc/>
    public override Task EditAsync(Uri comment, string body, CancellationToken cancellation) =>
        PutAsync(HttpMethod.Patch, comment, new { body }, cancellation);

    private sealed record Author(string? Login, string? Type);

    private sealed record Comment(long Id, string? Body, Author? User)
    {
        /// <summary>Anybody can write the marker: the comment of another is not touched.</summary>
        public bool Is(string marker, string? login) => Body?.StartsWith(marker, StringComparison.Ordinal) == true
            && (login is null ? User?.Type == "Bot" : User?.Login == login);
    }
}
