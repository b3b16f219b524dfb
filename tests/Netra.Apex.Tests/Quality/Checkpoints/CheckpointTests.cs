using System.Text;
using System.Text.Json;
using Netra.Apex.Quality.Checkpoints;

namespace Netra.Apex.Tests.Quality.Checkpoints;

public sealed class CheckpointTests
{
    private static readonly DateTimeOffset Written = new(2026, 11, 26, 8, 30, 0, TimeSpan.Zero);

    private static readonly byte[] Stored = Of(Checkpoint.Current, """{ "jobs": [], "name": "Zoë \u00e9" }""").Write();

    [Fact]
    public void Is_written_as_documented() => Assert.Equal(
        """{"version":2,"writtenAt":"2026-11-26T08:30:00.0000000+00:00","sha256":"26752ab1c6ce07a14342"""
        + """2105a2f07316803dbf5cdb8d1affa20afaca64bd0828","body":{}}""",
        Encoding.UTF8.GetString(Of(Checkpoint.Current, "{}").Write()));

    [Fact]
    public void Is_read_and_written_again_byte_for_byte() => Assert.Equal(Stored, Checkpoint.Read(Stored).Write());

    /// <remarks>A flipped bit can leave the meaning as it is: the sign of a time zone of zero.</remarks>
    [Fact]
    public void No_flipped_bit_changes_what_is_read()
    {
        var right = Checkpoint.Read(Stored).Write();
        Assert.All(Enumerable.Range(0, Stored.Length * 8), bit => Assert.Equal(right, TryRead(Flip(bit)) ?? right));
    }

    [Fact]
    public void No_beginning_of_a_checkpoint_is_read() =>
        Assert.All(Enumerable.Range(0, Stored.Length), length => Assert.Null(TryRead(Stored[..length])));

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":2,"writtenAt":"2026-11-26T08:30:00+00:00","sha256":"","body":{}}""")]
    [InlineData("""{"version":2,"writtenAt":"2026-11-26T08:30:00+00:00","sha256":null,"body":{}}""")]
    public void Takes_other_JSON_for_damaged(string json) => Assert.Null(TryRead(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Goes_on_from_nothing_at_the_first_start() =>
        Assert.Equal(new Recovery(Good: null, Damage: null), Recovery.Choose(latest: null, previous: null));

    [Fact]
    public void Looks_for_damage_no_further_than_needed() =>
        Assert.Null(Recovery.Choose(latest: Stored, previous: [0]).Damage);

    [Fact]
    public void Says_that_the_latest_is_missing() => Assert.Equal(
        "The latest checkpoint is missing; the one of 2026-11-26T08:30:00.0000000+00:00 is used instead.",
        Recovery.Choose(latest: null, previous: Stored).Damage);

    [Fact]
    public void Refuses_when_none_is_good() => Assert.Equal(
        "the latest checkpoint is not the JSON of a checkpoint, and the one before it is missing; restore one, or "
        + "remove both keys.",
        Assert.Throws<CheckpointRefusedException>(() => Recovery.Choose(latest: [], previous: null)).Message);

    [Theory]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public void Refuses_a_newer_version_though_an_older_one_is_there(int version) =>
        Assert.Throws<CheckpointRefusedException>(() => Recovery.Choose(Of(version, "{}").Write(), previous: Stored));

    [Fact]
    public void Refuses_a_newer_version_before_a_damaged_one() =>
        Assert.Throws<CheckpointRefusedException>(() => Recovery.Choose([], previous: Of(3, "{}").Write()));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Takes_a_version_that_never_was_for_damaged(int version) => Assert.Equal(
        $"The latest checkpoint has version {version}, which does not exist; the one of {Written:O} is used instead.",
        Recovery.Choose(Of(version, "{}").Write(), previous: Stored).Damage);

    [Theory]
    [InlineData("[]")]
    [InlineData("""{ "jobs": null }""")]
    [InlineData("""{ "jobs": { } }""")]
    [InlineData("""{ "jobs": [{ "owner": "ann", "question": "Why?", "steps": [] }] }""")]
    public void Refuses_parts_that_it_would_not_write(string body)
    {
        var state = new StateLock();
        var node = new NodeState([new Jobs(state, new AgentsAtWork())], state);
        Assert.Throws<CheckpointRefusedException>(() => node.Resume(Of(Checkpoint.Current, body)));
    }

    [Fact]
    public void Refuses_a_body_of_version_1_without_its_parts() =>
        Assert.Throws<CheckpointRefusedException>(() => Recovery.Choose(Of(1, "{}").Write(), previous: Stored));

    private static Checkpoint Of(int version, string body) =>
        new(version, Written, JsonSerializer.Deserialize<JsonElement>(body));

    private static byte[] Flip(int bit)
    {
        var flipped = Stored.ToArray();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }

    private static byte[]? TryRead(byte[] stored)
    {
        try
        {
            return Checkpoint.Read(stored).Write();
        }
        catch (DamagedCheckpointException)
        {
            return null;
        }
    }
}
