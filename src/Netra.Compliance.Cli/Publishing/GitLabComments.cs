using System.Text.Json;

namespace Netra.Compliance.Cli.Publishing;

/// <summary>The notes of a merge request on GitLab.</summary>
/// <remarks>REST API, version 4: merge request notes.</remarks>
internal sealed class GitLabComments : CommentService
{
    private readonly PullRequest _pull;

    public GitLabComments(PullRequest pull, TimeProvider time)
        : base(pull, time, JsonNamingPolicy.SnakeCaseLower)
    {
        _pull = pull;
        Headers.Add("PRIVATE-TOKEN", pull.Token);
    }

    /// <inheritdoc/>
    public override string Name => "GitLab";

    /// <inheritdoc/>
    protected override string Denied =>
        "the token may not write it: give GITLAB_TOKEN a project access token with the scope 'api'";

    /// <inheritdoc/>
    public override async Task<Uri?> FindAsync(string marker, CancellationToken cancellation)
    {
        var user = await GetAsync<Author>(_pull.User, cancellation);
        var own = await FirstAsync<Note>(_pull.Comments, note => note.Is(marker, user.Id), cancellation);
        return own is null ? null : new($"{_pull.Comments}/{own.Id}");
    }

    /// <inheritdoc/>
    public override Task AddAsync(string body, CancellationToken cancellation) =>
        PutAsync(HttpMethod.Post, _pull.Comments, new { body }, cancellation);

    /// <inheritdoc/>
    public override Task EditAsync(Uri comment, string body, CancellationToken cancellation) =>
        PutAsync(HttpMethod.Put, comment, new { body }, cancellation);

    private sealed record Author(long Id);

    private sealed record Note(long Id, string? Body, Author? Author)
    {
        /// <summary>Anybody can write the marker: the note of another is not touched.</summary>
        public bool Is(string marker, long user) =>
            Body?.StartsWith(marker, StringComparison.Ordinal) == true && Author?.Id == user;
    }
}
