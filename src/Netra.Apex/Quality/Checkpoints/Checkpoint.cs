using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Netra.Apex.Quality.Checkpoints;

/// <summary>A stored checkpoint is not what was written.</summary>
/// <param name="message">What is wrong with it, as the end of a sentence that begins with it.</param>
internal sealed class DamagedCheckpointException(string message) : Exception(message);

/// <summary>A node's state at one instant.</summary>
/// <remarks>Stored as <c>{"version":2,"writtenAt":"…","sha256":"…","body":{…}}</c>, in every version. The hash,
/// in lower case hex, is that of the version, a line feed, the time in .NET's format O, a line feed, and the body's
/// UTF-8 bytes as they stand.</remarks>
/// <param name="Version">The version of the body's shape, from 1.</param>
/// <param name="WrittenAt">When it was captured.</param>
/// <param name="Body">The parts by their names.</param>
internal sealed record Checkpoint(int Version, DateTimeOffset WrittenAt, JsonElement Body)
{
    /// <summary>The version that this platform writes; it reads all from 1 on.</summary>
    public const int Current = 2;

    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Reads what is stored.</summary>
    /// <exception cref="DamagedCheckpointException">It is missing, or not what was written.</exception>
    public static Checkpoint Read(byte[]? stored)
    {
        try
        {
            var json = stored ?? throw Damaged("is missing");
            var (version, writtenAt, hash, body) =
                JsonSerializer.Deserialize<Envelope>(json, Json) ?? throw new JsonException();
            var read = new Checkpoint(version, writtenAt, body);
            return read.Hash() == hash ? read : throw Damaged("does not have the hash that it was written with");
        }
        catch (JsonException)
        {
            throw Damaged("is not the JSON of a checkpoint");
        }
    }

    /// <summary>The bytes to store.</summary>
    public byte[] Write() =>
    [
        .. Encoding.UTF8.GetBytes(
            $$"""{"version":{{Version}},"writtenAt":"{{WrittenAt:O}}","sha256":"{{Hash()}}","body":"""),
        .. JsonMarshal.GetRawUtf8Value(Body),
        (byte)'}',
    ];

    private static DamagedCheckpointException Damaged(string message) => new(message);

    private string Hash() => Convert.ToHexStringLower(SHA256.HashData(
        [.. Encoding.UTF8.GetBytes($"{Version}\n{WrittenAt:O}\n"), .. JsonMarshal.GetRawUtf8Value(Body)]));

    private sealed record Envelope(int Version, DateTimeOffset WrittenAt, string Sha256, JsonElement Body);
}
