using System.Net.Http.Json;
using Netra.Compliance;

namespace Netra.CriticalTests.Data;

/// <summary>This part: writes that are refused.</summary>
public sealed partial class CacheInvalidationPropagation
{
    /// <summary>Writes at both sides of every limit, by what a reader sees after them.</summary>
    private static readonly (string Gpu, int Count, string Seen)[] Writes =
    [
        ("L4", 1, "1 L4, version 2"),
        ("L4", 0, "1 L4, version 2"),
        ("L4", 1024, "1024 L4, version 3"),
        ("L4", 1025, "1024 L4, version 3"),
        (new string('g', 40), 8, $"8 {new string('g', 40)}, version 4"),
        (new string('g', 41), 8, $"8 {new string('g', 40)}, version 4"),
        (" ", 8, $"8 {new string('g', 40)}, version 4"),
        ("L\t4", 8, $"8 {new string('g', 40)}, version 4"),
        ("L4", 8, "8 L4, version 5"),
    ];

    [Fact]
    [Covers("Cascade: a write that is refused changes nothing that readers see; every other one is a new version")]
    [ProvenBy(typeof(ClampsTheCount))]
    public async Task A_refused_write_changes_nothing_that_readers_see()
    {
        var id = await apex.PublishedAsync();
        var seen = new List<string>();
        foreach (var (gpu, count, _) in Writes)
        {
            (await apex.SecondClient.PutAsJsonAsync($"/data/profiles/{id}", new { gpu, count })).Dispose();
            var profile = await apex.SecondClient.GetFromJsonAsync<Profile>($"/data/profiles/{id}");
            seen.Add($"{profile!.Count} {profile.Gpu}, version {profile.Version}");
        }

        Assert.Equal(Writes.Select(write => write.Seen), seen);
    }
}
