using System.Collections.Immutable;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Backends;

/// <summary>A server that tests can meet. To add one, write a class in Servers and name it in
/// <see cref="All"/>.</summary>
internal abstract class Server
{
    /// <summary>Every server that the tool can start.</summary>
    public static ImmutableArray<Server> All { get; } =
    [
        new Servers.PostgreSql(), new Servers.ClickHouse(), new Servers.Redis(), new Servers.Varnish(),
        new Servers.Prometheus(), new Servers.InfluxDb(),
    ];

    public abstract ServerFacts Facts { get; }

    /// <summary>What to run to its end once, before the first start; empty for nothing.</summary>
    public virtual ImmutableArray<string> Preparation(ServerPlace place) => [];

    /// <summary>Writes the configuration; called again when a start is repeated with another port.</summary>
    public virtual void Configure(ServerPlace place)
    {
    }

    /// <summary>The command line that keeps the server in the foreground.</summary>
    public abstract ImmutableArray<string> Command(ServerPlace place);

    /// <summary>The address that tests are given.</summary>
    public abstract string Address(int port);

    /// <summary>The values of <see cref="ServerFacts.Variables"/>, in their order.</summary>
    public virtual ImmutableArray<string> Values(ServerPlace place) => [Address(place.Port)];

    /// <summary>Asks the server at an address for its version; empty when it answers and does not say.</summary>
    /// <exception cref="Exception">It does not answer: of a network, HTTP or database kind.</exception>
    /// <exception cref="FormatException">The address cannot be understood.</exception>
    public abstract Task<string> VersionAsync(string address, CancellationToken cancellation);
}

/// <summary>What is fixed about a server.</summary>
internal sealed record ServerFacts
{
    /// <summary>The product's name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, as journals call it.</summary>
    public required string Need { get; init; }

    /// <summary>The environment variables that hand it to the tests; the first holds its address.</summary>
    public required ImmutableArray<string> Variables { get; init; }

    /// <summary>The Debian package that brings it.</summary>
    public required string Package { get; init; }

    /// <summary>The programs it needs; the first is the server itself.</summary>
    public required ImmutableArray<string> Programs { get; init; }

    /// <summary>The signal that ends it at once, without waiting for its clients.</summary>
    public string StopSignal { get; init; } = "TERM";

    /// <summary>The account to run as when the tool runs as root; null to stay root.</summary>
    public string? Account { get; init; }

    /// <summary>How Docker runs it; null when a container cannot stand in.</summary>
    public Container? Container { get; init; }
}

/// <summary>Where one server of a run lives.</summary>
/// <param name="Folder">A folder of its own.</param>
/// <param name="Port">Its port on 127.0.0.1.</param>
/// <param name="Programs">Full paths of its programs, by name.</param>
internal sealed record ServerPlace(string Folder, int Port, ImmutableDictionary<string, string> Programs)
{
    /// <summary>Everything the server and its watchdog say.</summary>
    public string Log => At("log");

    public string At(string name) => Path.Combine(Folder, name);

    public void Write(string name, string text) => File.WriteAllText(At(name), text);
}

/// <summary>A server of the user's own: used as it is, asked once whether it answers, never started, stopped or
/// quoted.</summary>
internal static class GivenServer
{
    /// <exception cref="Refusal">The address cannot be understood, or nothing answers there.</exception>
    public static async Task CheckAsync(PlannedNeed need, CancellationToken cancellation)
    {
        var (facts, variable) = (need.Server.Facts, need.Server.Facts.Variables[0]);
        var (version, why) = await AskAsync(need, variable, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (version is null)
        {
            throw new Refusal(ExitCode.Inventory,
                $"{facts.Name} does not answer at the address in {variable}: {why}. Correct it, or unset it "
                + $"to let netra start one.");
        }
    }

    private static async Task<(string? Version, string Why)> AskAsync(
        PlannedNeed need, string variable, CancellationToken cancellation)
    {
        try
        {
            return await Readiness.AskAsync(need.Server, need.Values[0], cancellation);
        }
        catch (FormatException expected)
        {
            throw new Refusal(ExitCode.Usage, $"{variable} is not {expected.Message}.");
        }
    }
}

/// <summary>An address of a server that speaks HTTP.</summary>
internal static class HttpAddress
{
    /// <exception cref="FormatException">The text is no such address.</exception>
    public static Uri Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new FormatException("an address such as http://127.0.0.1:8123/");
}
