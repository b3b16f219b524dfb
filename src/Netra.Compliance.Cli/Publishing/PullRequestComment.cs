using Netra.Compliance.Cli.Formats;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Publishing;

/// <summary>The one comment on a pull request: found again by a marker that nobody sees, and edited.</summary>
internal sealed class PullRequestComment(Func<string, string?> variable, TimeProvider time)
{
    /// <summary>How the comment begins.</summary>
    public const string Marker = "<!-- netra: one comment for each pull request -->\n";

    private const int MostTries = 4;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>Writes it, and says why not where that fails: a comment decides nothing.</summary>
    public async Task WriteAsync(ComplianceLedger ledger, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            using var comments = PullRequest.CommentsOf(variable, time);
            var body = Marker + SummaryMarkdown.ForComment(ledger, Marker.Length);
            await PutAsync(comments, body, cancellation);
        }
        catch (Exception exception) when (exception is NoComment or Passing)
        {
            await error.WriteLineAsync($"Note: no comment on a pull request: {PlainText.Line(exception.Message)}.");
        }
    }

    /// <summary>Looks again before each try: the answer to one that succeeded may have been lost.</summary>
    private async Task PutAsync(CommentService comments, string body, CancellationToken cancellation)
    {
        for (var tries = 1; await TryAsync(comments, body, cancellation) is { } failure; tries++)
        {
            var wait = failure.Wait ?? FirstWait * Math.Pow(2, tries - 1);
            if (tries == MostTries || wait > LongestWait)
            {
                throw failure;
            }

            await Task.Delay(wait < TimeSpan.Zero ? TimeSpan.Zero : wait, time, cancellation);
        }
    }

    private static async Task<Passing?> TryAsync(
        CommentService comments, string body, CancellationToken cancellation)
    {
        try
        {
            await OnceAsync(comments, body, cancellation);
            return null;
        }
        catch (Exception exception) when (Failure(exception, comments.Name, cancellation) is not null)
        {
            return Failure(exception, comments.Name, cancellation);
        }
    }

    private static Task OnceAsync(CommentService comments, string body, CancellationToken cancellation) =>
        OnceAsync(comments, body, comments.FindAsync(Marker, cancellation), cancellation);

    private static async Task OnceAsync(
        CommentService comments, string body, Task<Uri?> search, CancellationToken cancellation) =>
        await (await search is { } found
            ? comments.EditAsync(found, body, cancellation) : comments.AddAsync(body, cancellation));

    private static Passing? Failure(Exception exception, string service, CancellationToken cancellation) =>
        exception switch
    {
        Passing passing => passing,
        HttpRequestException => new($"{service} cannot be reached", null),
        OperationCanceledException when !cancellation.IsCancellationRequested =>
            new($"{service} did not answer in time", null),
        _ => null,
    };
}
