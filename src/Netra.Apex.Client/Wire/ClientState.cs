using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Netra.Apex.Client.Wire;

/// <summary>What the platform keeps of one client between connections.</summary>
/// <param name="Threads">Threads in the order in which they were opened; no id twice.</param>
/// <param name="Posts">What the customer wrote, in order.</param>
/// <param name="Preferences">The customer's choices by name.</param>
/// <param name="LastCommand">Number of the last command of the present instance that took effect; 0 when none
/// has.</param>
public sealed record ClientState(
    ImmutableArray<ConversationThread> Threads,
    ImmutableArray<ThreadPost> Posts,
    ImmutableSortedDictionary<string, string> Preferences,
    long LastCommand)
{
    /// <summary>The state of a new client.</summary>
    public static ClientState Empty { get; } =
        new([], [], ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal), LastCommand: 0);

    /// <summary>The state after a command.</summary>
    public ClientState After(long sequence, ClientCommand command) =>
        command.ApplyTo(this) with { LastCommand = sequence };
}

/// <summary>A thread that a client has opened.</summary>
/// <param name="Id">Its identity within the client.</param>
/// <param name="Title">What the customer calls it.</param>
public sealed record ConversationThread(string Id, string Title);

/// <summary>What a customer wrote.</summary>
/// <param name="Thread">The thread it was written in.</param>
/// <param name="Text">What it says.</param>
public sealed record ThreadPost(string Thread, string Text);

/// <summary>A message from the platform to one client.</summary>
/// <param name="Sequence">Its place in the client's order, over all threads; from 1, without gaps.</param>
/// <param name="Thread">The thread it belongs to.</param>
/// <param name="Text">What it says.</param>
public sealed record ServerMessage(long Sequence, string Thread, string Text);

/// <summary>A change to its own state that a client asks for.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(OpenThread), "open-thread")]
[JsonDerivedType(typeof(Post), "post")]
[JsonDerivedType(typeof(SetPreference), "set-preference")]
public abstract record ClientCommand
{
    private ClientCommand()
    {
    }

    /// <summary>The state with this change made.</summary>
    public abstract ClientState ApplyTo(ClientState state);

    /// <summary>Opens a thread, or gives an open one another title.</summary>
    public sealed record OpenThread(string Id, string Title) : ClientCommand
    {
        /// <inheritdoc/>
        public override ClientState ApplyTo(ClientState state)
        {
            var thread = new ConversationThread(Id, Title);
            var known = state.Threads.FirstOrDefault(open => open.Id == Id);
            return state
                with { Threads = known is null ? state.Threads.Add(thread) : state.Threads.Replace(known, thread) };
        }
    }

    /// <summary>Writes in a thread.</summary>
    public sealed record Post(string Thread, string Text) : ClientCommand
    {
        /// <inheritdoc/>
        public override ClientState ApplyTo(ClientState state) =>
            state with { Posts = state.Posts.Add(new ThreadPost(Thread, Text)) };
    }

    /// <summary>Makes a choice.</summary>
    public sealed record SetPreference(string Name, string Value) : ClientCommand
    {
        /// <inheritdoc/>
        public override ClientState ApplyTo(ClientState state) =>
            state with { Preferences = state.Preferences.SetItem(Name, Value) };
    }
}
