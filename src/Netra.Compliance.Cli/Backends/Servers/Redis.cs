using System.Collections.Immutable;
using System.Globalization;
using System.Net.Sockets;

namespace Netra.Compliance.Cli.Backends.Servers;

/// <summary>Redis in memory alone.</summary>
internal sealed class Redis : Server
{
    private static readonly ImmutableArray<string> InMemory = ["--save", "", "--appendonly", "no"];

    public override ServerFacts Facts { get; } = new()
    {
        Name = "Redis",
        Need = "cache",
        Variables = ["NETRA_REDIS"],
        Package = "redis-server",
        Programs = ["redis-server"],
        Container = new("redis:7-alpine", 6379, [], InMemory),
    };

    public override ImmutableArray<string> Command(ServerPlace place) =>
    [
        place.Programs["redis-server"], "--port", place.Port.ToString(CultureInfo.InvariantCulture), "--bind",
        "127.0.0.1",
        "--dir", place.Folder, .. InMemory,
    ];

    public override string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");

    /// <summary>A server that wants a password or TLS answers, too: the tests have both, and it is theirs to use
    /// them.</summary>
    public override async Task<string> VersionAsync(string address, CancellationToken cancellation)
    {
        var (host, port) = Endpoint(address);
        using var client = new TcpClient();
        await client.ConnectAsync(host, port, cancellation);
        return address.Contains("ssl=true", StringComparison.OrdinalIgnoreCase)
            ? "" : await InfoAsync(client.GetStream(), cancellation);
    }

    private static async Task<string> InfoAsync(NetworkStream stream, CancellationToken cancellation)
    {
        await stream.WriteAsync("INFO server\r\n"u8.ToArray(), cancellation);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadLineAsync(cancellation) ?? throw new IOException("It closed the connection.");
        return answer.StartsWith('-') ? Refused(answer) : await VersionAsync(reader, cancellation);
    }

    /// <exception cref="IOException">It refuses for another reason than a missing password: it is loading, or is no
    /// Redis.</exception>
    private static string Refused(string answer) =>
        answer.StartsWith("-NOAUTH", StringComparison.Ordinal) ? "" : throw new IOException($"It says {answer[1..]}.");

    private static async Task<string> VersionAsync(StreamReader reader, CancellationToken cancellation)
    {
        const string Field = "redis_version:";
        var line = await reader.ReadLineAsync(cancellation);
        while (line is not null && !line.StartsWith(Field, StringComparison.Ordinal))
        {
            line = await reader.ReadLineAsync(cancellation);
        }

        return line?[Field.Length..] ?? throw new IOException("It is not a Redis server.");
    }

    /// <summary>The first endpoint of a configuration of StackExchange.Redis, in which the port may be left
    /// out.</summary>
    private static (string Host, int Port) Endpoint(string address)
    {
        var first = address.Split(',')[0].Trim();
        return first.Length > 0 && !first.Contains('=')
            && Uri.TryCreate($"redis://{first}", UriKind.Absolute, out var parsed)
            ? (parsed.Host, parsed.Port < 0 ? 6379 : parsed.Port)
            : throw new FormatException("an address such as 127.0.0.1:6379");
    }
}
