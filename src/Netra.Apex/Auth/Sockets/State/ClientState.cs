using System.Collections.Immutable;

namespace Netra.Apex.Auth.Sockets.State;

/// <summary>What the platform keeps of one client between connections.</summary>
/// <param name="Threads">Threads in the order they were opened; no id twice.</param>
/// <param name="Posts">What the customer wrote, in order.</param>
/// <param name="Preferences">The customer's choices by name.</param>
/// <param name="LastCommand">Sequence of the last command that took effect; 0 when none has.</param>
public sealed record ClientState(
    ImmutableArray<ConversationThread> Threads,
    ImmutableArray<ThreadPost> Posts,
    ImmutableSortedDictionary<string, string> Preferences,
    long LastCommand)
{
    /// <summary>A client that is new.</summary>
    public static ClientState Empty { get; } =
        new([], [], ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal), LastCommand: 0);

    /// <summary>The state after a command.</summary>
    public ClientState After(long sequence, ClientCommand command) => command.ApplyTo(this) with { LastCommand = sequence };
}
