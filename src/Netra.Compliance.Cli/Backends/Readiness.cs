using System.Data.Common;
using System.Net.Sockets;

namespace Netra.Compliance.Cli.Backends;

/// <summary>Asks a server until it answers, for a bounded time.</summary>
internal static class Readiness
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(5);

    /// <summary>The server's version, or why there is none: it ended, or did not answer within
    /// <paramref name="limit"/>.</summary>
    public static async Task<(string? Version, string Why)> WaitAsync(
        Server server, string address, ChildProcess process, TimeSpan limit, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(limit);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        (string? Version, string Why) answer = (null, "");
        while (answer.Version is null && !process.HasEnded && !timeout.IsCancellationRequested)
        {
            answer = await AskAsync(server, address, both.Token);
            await Task.WhenAny(Task.Delay(Pause, cancellation), process.Ended);
            cancellation.ThrowIfCancellationRequested();
        }

        return process.HasEnded ? (null, "") : answer;
    }

    /// <summary>Asks once: the version, or why there is none.</summary>
    /// <exception cref="FormatException">The address cannot be understood.</exception>
    public static async Task<(string? Version, string Why)> AskAsync(
        Server server, string address, CancellationToken cancellation)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        attempt.CancelAfter(Attempt);
        try
        {
            return (await server.VersionAsync(address, attempt.Token), "");
        }
        catch (Exception exception) when (IsNoAnswer(exception))
        {
            return (null, exception.Message.TrimEnd('.'));
        }
    }

    /// <summary>A file that is missing is a defect of this program's own installation.</summary>
    private static bool IsNoAnswer(Exception exception) =>
        exception is (IOException and not FileNotFoundException) or SocketException or HttpRequestException
            or DbException or OperationCanceledException;
}
