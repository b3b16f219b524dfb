using Netra.Apex.Client.Wire;

namespace Netra.Apex.Client;

/// <summary>A change in a client's connection, as the client sees it.</summary>
public abstract record ClientEvent
{
    private ClientEvent()
    {
    }

    /// <summary>The platform has welcomed the client.</summary>
    public sealed record Connected : ClientEvent;

    /// <summary>The connection is gone.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="At">When the client noticed, by its clock.</param>
    public sealed record Lost(LossReason Reason, DateTimeOffset At) : ClientEvent;

    /// <summary>No connection could be made.</summary>
    /// <param name="Reason">Why, in a sentence.</param>
    public sealed record Failed(string Reason) : ClientEvent;

    /// <summary>The client waits before it tries again.</summary>
    /// <param name="Attempt">The attempt it waits for, from 1.</param>
    /// <param name="Delay">How long it waits.</param>
    public sealed record Waiting(int Attempt, TimeSpan Delay) : ClientEvent;

    /// <summary>The client has stopped trying; nothing follows.</summary>
    /// <param name="Attempts">How many attempts to reconnect failed in a row.</param>
    public sealed record GaveUp(int Attempts) : ClientEvent;

    /// <summary>Trying again would not help; nothing follows.</summary>
    /// <param name="Reason">Why, in a sentence.</param>
    public sealed record Refused(string Reason) : ClientEvent;
}

/// <summary>What was asked of a client that has ended without an answer: the platform may have done it or
/// not.</summary>
/// <param name="reason">Why the client ended, as a sentence.</param>
public sealed class ClientEndedException(string reason) : Exception(reason);
