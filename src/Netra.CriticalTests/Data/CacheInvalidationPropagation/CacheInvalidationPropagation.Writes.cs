using System.Net.Http.Json;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Data;

/// <summary>This part: what is refused.</summary>
public sealed partial class CacheInvalidationPropagation
{
    private const string Tick = "00:00:00.0000001";

    /// <summary>Writes at both sides of every limit, each with what it is answered and what a reader sees after it. The
    /// profile's name has 33 characters, to which some writes add.</summary>
    private static readonly (string Added, string Gpu, int Count, string Seen)[] Writes =
    [
        ("", "L4", 1, "OK: 1 L4, version 2"),
        ("", "L4", 0, "BadRequest: 1 L4, version 2"),
        ("", "L4", 1024, "OK: 1024 L4, version 3"),
        ("", "L4", 1025, "BadRequest: 1024 L4, version 3"),
        ("", new string('g', 40), 8, $"OK: 8 {new string('g', 40)}, version 4"),
        ("", new string('g', 41), 8, $"BadRequest: 8 {new string('g', 40)}, version 4"),
        ("", " ", 8, $"BadRequest: 8 {new string('g', 40)}, version 4"),
        ("", "L\t4", 8, $"BadRequest: 8 {new string('g', 40)}, version 4"),
        ("", "L4", 8, "OK: 8 L4, version 5"),
        ("A", "L4", 9, "BadRequest: 8 L4, version 5"),
        ("_", "L4", 9, "BadRequest: 8 L4, version 5"),
        ($"-0{new string('z', 29)}", "L4", 9, "OK: 8 L4, version 5"),
        ($"-0{new string('z', 30)}", "L4", 9, "BadRequest: 8 L4, version 5"),
    ];

    /// <summary>Settings of the layers at both sides of their limits, each with the keys that are refused.</summary>
    private static readonly ((string Key, string Value)[] Settings, string Refused)[] Layers =
    [
        ([("MemoryDuration", Tick), ("RedisDuration", Tick), ("Edge:Duration", "00:00:01")], ""),
        ([("Redis", "ssl=false"), ("Prefix", " "), ("MemoryDuration", "0"), ("RedisDuration", $"-{Tick}"),
            ("Edge:Duration", "0")], "Redis Prefix MemoryDuration RedisDuration Duration"),
        ([("MemoryDuration", "00:00:02"), ("RedisDuration", "00:00:01"), ("Edge:Duration", "00:00:01.5")],
            "RedisDuration Duration"),
    ];

    [Fact]
    [Covers("Cascade: a write beyond a limit, or by somebody else than the owner, changes nothing that readers see; "
        + "every other one is a new version")]
    [ProvenBy(typeof(ClampsTheCount))]
    [ProvenBy(typeof(LowersNames))]
    [ProvenBy(typeof(OmitsTheOwner))]
    public async Task A_refused_write_changes_nothing_that_readers_see()
    {
        var id = await apex.PublishedAsync();
        using var stranger = await apex.SecondNode.ClientAsync("ben");
        var seen = new List<string>();
        foreach (var (added, gpu, count, _) in Writes)
        {
            seen.Add(await AnswerAsync(apex.SecondClient, id, added, gpu, count));
        }

        seen.Add(await AnswerAsync(stranger, id, "", "L4", 9));
        Assert.Equal(Writes.Select(write => write.Seen).Append("Forbidden: 8 L4, version 5"), seen);
    }

    [Fact]
    [Covers("Topology: a platform starts with the shortest durations of the layers, and with none that is too short")]
    [ProvenBy(typeof(CutsSettings))]
    public async Task A_platform_does_not_start_with_layers_that_can_keep_nothing()
    {
        var refused = new List<string>();
        foreach (var (settings, _) in Layers)
        {
            refused.Add(await apex.RefusedKeysAsync("Apex:Data:Cache", settings));
        }

        Assert.Equal(Layers.Select(layers => layers.Refused), refused);
    }

    private static async Task<string> AnswerAsync(HttpClient writer, string id, string added, string gpu, int count)
    {
        using var answer = await writer.PutAsJsonAsync($"/data/profiles/{id}{added}", new { gpu, count });
        var seen = await writer.GetFromJsonAsync<Profile>($"/data/profiles/{id}");
        return $"{answer.StatusCode}: {seen!.Count} {seen.Gpu}, version {seen.Version}";
    }
}
