using System.Text;
using System.Text.Json;
using Netra.Apex.Quality.Checkpoints;

namespace Netra.CriticalTests.Quality;

/// <summary>Stored checkpoints, good and bad.</summary>
internal static class Sample
{
    private const int CutOff = 10;

    /// <summary>As version 1 has written it: two jobs, three clients, a layer that was asked and one that was not.</summary>
    public static byte[] OfVersion1
    {
        get
        {
            using var file = typeof(Sample).Assembly.GetManifestResourceStream("CheckpointOfVersion1.json")!;
            using var copy = new MemoryStream();
            file.CopyTo(copy);
            return copy.ToArray();
        }
    }

    /// <summary>As the next version may write it.</summary>
    public static byte[] OfNewerVersion =>
        new Checkpoint(3, DateTimeOffset.UnixEpoch, JsonSerializer.SerializeToElement(new { plans = 1 })).Write();

    /// <summary>All that can happen to a checkpoint, from a flipped bit to its loss.</summary>
    public static IReadOnlyList<Func<byte[]?, byte[]?>> Damages =>
    [
        FlipABit,
        stored => stored![..^CutOff],
        _ => [],
        _ => "no JSON"u8.ToArray(),
        stored => Encoding.UTF8.GetBytes(Text(stored).Replace("\"Done\"", "\"Failed\"", StringComparison.Ordinal)),
        _ => null,
    ];

    /// <summary>Flips a bit in the name of a job's owner.</summary>
    public static byte[] FlipABit(byte[]? stored)
    {
        var flipped = stored!.ToArray();
        flipped[flipped.AsSpan().IndexOf("\"ann\""u8) + 1] ^= 1;
        return flipped;
    }

    public static string Text(byte[]? stored) => Encoding.UTF8.GetString(stored ?? []);
}
