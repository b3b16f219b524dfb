using System.Diagnostics;
using System.Globalization;

namespace Netra.CriticalTests.Fixtures.Worlds;

/// <summary>What one fixture has for itself in the backends of this run; gone with the fixture.</summary>
public sealed class World : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly RelationalWorld _relational;

    private World(DirectoryInfo folder, RelationalWorld relational, AnalyticsWorld analytics) =>
        (_folder, _relational, Analytics) = (folder, relational, analytics);

    /// <summary>A folder for files of this fixture.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The analytics store.</summary>
    public AnalyticsWorld Analytics { get; }

    /// <summary>The platform's settings that lead to this world.</summary>
    public Dictionary<string, string?> Settings =>
        _relational.Settings.Concat(Analytics.Settings).ToDictionary(pair => pair.Key, pair => (string?)pair.Value);

    public static async Task<World> CreateAsync()
    {
        var folder = WorldFolders.Create();
        return new World(folder, await RelationalWorld.CreateAsync(folder.FullName),
            await AnalyticsWorld.CreateAsync(folder.FullName));
    }

    public async ValueTask DisposeAsync()
    {
        await Analytics.DisposeAsync();
        await _relational.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

/// <summary>The folders of worlds, each named after the process that made it: a run that was killed leaves some, and
/// the next one removes them.</summary>
internal static class WorldFolders
{
    private const string Start = "netra-world-";

    private static readonly Lazy<string> Prefix = new(Sweep);

    /// <summary>Makes a folder of this process.</summary>
    public static DirectoryInfo Create() => Directory.CreateTempSubdirectory(Prefix.Value);

    private static string Sweep()
    {
        var alive = Process.GetProcesses().Select(process => process.Id).ToHashSet();
        var left = Directory.GetDirectories(Path.GetTempPath(), $"{Start}*")
            .Where(folder => MakerOf(folder) is { } id && !alive.Contains(id));
        left.ToList().ForEach(Remove);
        return $"{Start}{Environment.ProcessId}-";
    }

    private static int? MakerOf(string folder)
    {
        var maker = Path.GetFileName(folder)[Start.Length..].Split('-')[0];
        return int.TryParse(maker, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception taken) when (taken is IOException or UnauthorizedAccessException)
        {
            // Another run removes it at this moment, or it is another user's: it is not needed here.
        }
    }
}
