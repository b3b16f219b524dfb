using System.Text.Json.Serialization;

namespace Netra.Apex.Auth.Sockets.State;

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
            return state with { Threads = known is null ? state.Threads.Add(thread) : state.Threads.Replace(known, thread) };
        }
    }

    /// <summary>Writes in a thread.</summary>
    public sealed record Post(string Thread, string Text) : ClientCommand
    {
        /// <inheritdoc/>
        public override ClientState ApplyTo(ClientState state) => state with { Posts = state.Posts.Add(new ThreadPost(Thread, Text)) };
    }

    /// <summary>Makes a choice.</summary>
    public sealed record SetPreference(string Name, string Value) : ClientCommand
    {
        /// <inheritdoc/>
        public override ClientState ApplyTo(ClientState state) => state with { Preferences = state.Preferences.SetItem(Name, Value) };
    }
}
