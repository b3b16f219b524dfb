using System.Data.Common;
using System.Net.Sockets;

namespace Netra.Compliance.Cli.Backends;

/// <summary>Asks a server until it answers, for a bounded time.</summary>
internal static class Readiness
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(5);

    /// <summary>The server's version; null when it ended, or did not answer within <paramref name="limit"/>.</summary>
    public static async Task<string?> WaitAsync(Server server, string address, Leash process, TimeSpan limit, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(limit);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        (string? Version, string) answer = default;
        while (answer.Version is null && !process.HasEnded && !timeout.IsCancellationRequested)
        {
            answer = await AskAsync(server, address, both.Token);
            await Task.WhenAny(Task.Delay(Pause, cancellation), process.Ended);
            cancellation.ThrowIfCancellationRequested();
        }

        return process.HasEnded ? null : answer.Version;
    }

    /// <summary>Asks once: the version, or why there is none.</summary>
    /// <exception cref="FormatException">The address cannot be understood.</exception>
    public static async Task<(string? Version, string Why)> AskAsync(Server server, string address, CancellationToken cancellation)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        attempt.CancelAfter(Attempt);
        try
        {
            return (await server.VersionAsync(address, attempt.Token), "");
        }
        catch (Exception exception) when (exception is IOException or SocketException or HttpRequestException or DbException or OperationCanceledException)
        {
            return (null, exception.Message.TrimEnd('.'));
        }
    }
}
