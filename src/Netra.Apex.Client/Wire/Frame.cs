using System.Text.Json;
using System.Text.Json.Serialization;

namespace Netra.Apex.Client.Wire;

/// <summary>One message of the protocol between a client and the platform.</summary>
/// <remarks>A client greets with <see cref="Hello"/> and is answered with <see cref="Welcome"/>; from then on both
/// sides send freely. Sequences count from 1 without gaps, separately each way. What has not been confirmed is sent
/// again on the next connection.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Hello), "hello")]
[JsonDerivedType(typeof(Welcome), "welcome")]
[JsonDerivedType(typeof(Command), "command")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(Delivery), "delivery")]
[JsonDerivedType(typeof(Acknowledgement), "acknowledgement")]
[JsonDerivedType(typeof(ToolCall), "tool-call")]
[JsonDerivedType(typeof(ToolAnswer), "tool-answer")]
[JsonDerivedType(typeof(Enqueue), "enqueue")]
[JsonDerivedType(typeof(Enqueued), "enqueued")]
[JsonDerivedType(typeof(Ping), "ping")]
[JsonDerivedType(typeof(Pong), "pong")]
public abstract record Frame
{
    private Frame()
    {
    }

    /// <summary>How frames, and the state within them, are written.</summary>
    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The client's first word.</summary>
    /// <param name="Client">What the client calls itself; the same name finds the same state again.</param>
    /// <param name="Instance">Identity of the running client; a new one takes the place of an older one of the same
    /// name.</param>
    /// <param name="Resumes">Whether this instance has been welcomed before: then it does not take a newer one's
    /// place.</param>
    /// <param name="Acknowledged">The last message that it is done with; 0 when there is none.</param>
    public sealed record Hello(string Client, string Instance, bool Resumes, long Acknowledged) : Frame;

    /// <summary>The platform's answer.</summary>
    /// <param name="State">What it knows of the client.</param>
    /// <param name="Delivered">Sequence of the message before the first one that the platform still keeps.</param>
    /// <param name="IsBasic">Whether messages come and state is kept, but no agent can do all that it is for.</param>
    public sealed record Welcome(ClientState State, long Delivered, bool IsBasic = false) : Frame;

    /// <summary>A change that the client asks for; repeated until accepted.</summary>
    public sealed record Command(long Sequence, ClientCommand Body) : Frame;

    /// <summary>The command has taken effect, once.</summary>
    public sealed record Accepted(long Sequence) : Frame;

    /// <summary>A message for the client; repeated until acknowledged.</summary>
    public sealed record Delivery(ServerMessage Message) : Frame;

    /// <summary>The client is done with this message and all before it.</summary>
    public sealed record Acknowledgement(long Sequence) : Frame;

    /// <summary>Runs a tool, once: it is not sent again.</summary>
    /// <param name="Id">The client's name for the call.</param>
    /// <param name="Server">The tool's server.</param>
    /// <param name="Tool">The tool.</param>
    /// <param name="Arguments">What the tool is given.</param>
    public sealed record ToolCall(
        string Id, string Server, string Tool, Dictionary<string, JsonElement> Arguments) : Frame;

    /// <summary>What came of a call.</summary>
    /// <param name="Id">The client's name for the call.</param>
    /// <param name="Status">As over HTTP: 200 for a result, 403 for a tool that is not for the customer's role.</param>
    /// <param name="Result">The structured result; null: there is none.</param>
    /// <param name="Text">The result for a reader or, without one, why.</param>
    public sealed record ToolAnswer(string Id, int Status, JsonElement? Result, string Text) : Frame;

    /// <summary>Puts a message into the customer's queue; repeated until answered.</summary>
    public sealed record Enqueue(QueueMessage Message) : Frame;

    /// <summary>What became of the message of this id.</summary>
    public sealed record Enqueued(string Id, QueueAnswer Answer) : Frame;

    /// <summary>Asks for a sign of life.</summary>
    public sealed record Ping : Frame;

    /// <summary>A sign of life.</summary>
    public sealed record Pong : Frame;
}
