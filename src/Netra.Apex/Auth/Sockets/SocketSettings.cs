namespace Netra.Apex.Auth.Sockets;

/// <summary>How long a socket may be silent and how its client comes back. All durations are greater than zero.</summary>
public sealed record SocketSettings
{
    /// <summary>Time between two pings of one side.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Silence after which a connection is lost; room for two pings, so that one late pong costs nothing.</summary>
    public TimeSpan HeartbeatTimeout { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>Time in which a connection must be made and greeted.</summary>
    public TimeSpan GreetingTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest wait before the first attempt to reconnect; doubles with each further one.</summary>
    public TimeSpan BackoffBase { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait before any attempt.</summary>
    public TimeSpan BackoffCap { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Attempts in a row before a client gives up; at least 1.</summary>
    public int AttemptLimit { get; init; } = 8;
}
