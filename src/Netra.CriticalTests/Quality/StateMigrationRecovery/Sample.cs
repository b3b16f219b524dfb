using System.Text;
using System.Text.Json;
using Netra.Apex.Auth.Agents;
using Netra.Apex.Quality.Checkpoints;

namespace Netra.CriticalTests.Quality;

/// <summary>Stored checkpoints, good and bad.</summary>
internal static class Sample
{
    private const int CutOff = 10;
    private const string Unread = "its checkpoint cannot be read";
    private const string NoCheckpoint = "is not the JSON of a checkpoint";

    /// <summary>As version 1 has written it: two jobs, three clients, a layer that was asked and one that was
    /// not.</summary>
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

    /// <summary>States that cannot be read, each with why a platform does not start from it: that of the next version,
    /// one whose job lacks its steps, one whose job has no owner, and one that is damaged twice.</summary>
    public static IReadOnlyList<(byte[] State, string Refusal)> Unreadable =>
    [
        (Write(3, new { plans = 1 }), "its checkpoint has version 3, but this platform reads up to version 2; "
            + "start a newer platform. The checkpoint is unchanged."),
        (OfJobs(new { id = Guid.Empty, owner = "ann", question = "Why?" }), Unread),
        (OfJobs(new { id = Guid.Empty, owner = (string?)null, question = "Why?", steps = Array.Empty<int>() }), Unread),
        ("no JSON"u8.ToArray(), $"the latest checkpoint {NoCheckpoint}, and the one before it {NoCheckpoint}; "
            + "restore one, or remove both keys."),
    ];

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

    private static byte[] Write(int version, object body) => new Checkpoint(
        version, DateTimeOffset.UnixEpoch, JsonSerializer.SerializeToElement(body, JsonSerializerOptions.Web)).Write();

    /// <summary>Flips a bit in the name of a job's owner.</summary>
    public static byte[] FlipABit(byte[]? stored)
    {
        var flipped = stored!.ToArray();
        flipped[flipped.AsSpan().IndexOf("\"ann\""u8) + 1] ^= 1;
        return flipped;
    }

    /// <summary>As many finished jobs of Ann's as are kept, and then as many unfinished ones as she may have.</summary>
    public static IReadOnlyList<Job> ManyJobs(string topic)
    {
        var job = new Job(Guid.Empty, "ann", topic, AgentPlan.Standard.Steps);
        var done = Enumerable.Repeat(job with { Status = JobStatus.Done }, Jobs.MostFinished);
        var all = done.Concat(Enumerable.Repeat(job, Jobs.MostUnfinished));
        return [.. all.Select(one => one with { Id = Guid.CreateVersion7() })];
    }

    /// <summary>A checkpoint of these jobs.</summary>
    public static byte[] OfJobs(params IEnumerable<object> jobs) => Write(Checkpoint.Current, new { jobs });

    public static string Text(byte[]? stored) => Encoding.UTF8.GetString(stored ?? []);
}
