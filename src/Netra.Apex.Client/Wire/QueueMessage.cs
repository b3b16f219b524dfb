using System.Text;
using System.Text.Json.Serialization;

namespace Netra.Apex.Client.Wire;

/// <summary>How urgent a message is: consumers get the most urgent one first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MessagePriority>))]
public enum MessagePriority
{
    /// <summary>Before all others.</summary>
    High,

    /// <summary>Before those that can wait.</summary>
    Normal,

    /// <summary>Can wait.</summary>
    Low,
}

/// <summary>A message for the customer's own queue.</summary>
/// <param name="Id">The sender's name for it: 1 to 100 letters, digits, <c>-</c> and <c>_</c>. A second message of the
/// same id, up to an hour after the first one was acknowledged, is the first one sent again.</param>
/// <param name="Priority">How urgent it is.</param>
/// <param name="Body">What it says; up to 16,384 bytes of UTF-8.</param>
public sealed record QueueMessage(string Id, MessagePriority Priority, string Body)
{
    private const int LongestId = 100;
    private const int MostBytes = 16_384;

    /// <summary>Why the message cannot be sent, as a sentence; null: it can.</summary>
    internal string? Problem() =>
        Id.Length is 0 or > LongestId || !Id.All(IsPlain) ? $"An id has 1 to {LongestId} letters, digits, '-' and '_'."
        : !Enum.IsDefined(Priority) ? "A priority is high, normal or low."
        : Encoding.UTF8.GetByteCount(Body) > MostBytes ? $"A body has up to {MostBytes} bytes of UTF-8."
        : null;

    private static bool IsPlain(char sign) => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_';
}

/// <summary>What became of a message.</summary>
/// <param name="Status">As over HTTP: 202 when it is kept until a consumer acknowledges it, 400 for a message that
/// cannot be sent, 429 when queue and overflow are full, 503 when nobody knows and it should be sent again.</param>
/// <param name="Text">Where it is, <c>queue</c> or <c>overflow</c>; else why it was refused, as a sentence.</param>
/// <param name="Depth">How many messages are not acknowledged, this one included; 0 when that is not known.</param>
/// <param name="Load">The depth as a share of the queue's capacity; more than 1 while the overflow is used.</param>
/// <param name="IsSlow">Whether the sender should slow down.</param>
public sealed record QueueAnswer(int Status, string Text, int Depth, double Load, bool IsSlow);
