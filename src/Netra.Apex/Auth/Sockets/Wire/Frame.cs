using System.Text.Json.Serialization;
using Netra.Apex.Auth.Sockets.State;

namespace Netra.Apex.Auth.Sockets.Wire;

/// <summary>One message of the protocol between a client and the platform.</summary>
/// <remarks>A client greets with <see cref="Hello"/> and is answered with <see cref="Welcome"/>; from then on both sides send freely.
/// Sequences count from 1, separately each way. What has not been confirmed is sent again on the next connection.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Hello), "hello")]
[JsonDerivedType(typeof(Welcome), "welcome")]
[JsonDerivedType(typeof(Command), "command")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(Delivery), "delivery")]
[JsonDerivedType(typeof(Acknowledgement), "acknowledgement")]
[JsonDerivedType(typeof(Ping), "ping")]
[JsonDerivedType(typeof(Pong), "pong")]
public abstract record Frame
{
    private Frame()
    {
    }

    /// <summary>The client's first word: who it is, and the last message that it acknowledged (0: none).</summary>
    public sealed record Hello(string Client, long Acknowledged) : Frame;

    /// <summary>The platform's answer: what it knows of the client.</summary>
    public sealed record Welcome(ClientState State) : Frame;

    /// <summary>A change that the client asks for; repeated until accepted.</summary>
    public sealed record Command(long Sequence, ClientCommand Body) : Frame;

    /// <summary>The command has taken effect, once.</summary>
    public sealed record Accepted(long Sequence) : Frame;

    /// <summary>A message for the client; repeated until acknowledged.</summary>
    public sealed record Delivery(ServerMessage Message) : Frame;

    /// <summary>The client is done with this message and all before it.</summary>
    public sealed record Acknowledgement(long Sequence) : Frame;

    /// <summary>Asks for a sign of life.</summary>
    public sealed record Ping : Frame;

    /// <summary>A sign of life.</summary>
    public sealed record Pong : Frame;
}
