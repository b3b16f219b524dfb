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
        var folder = Directory.CreateTempSubdirectory("netra-world-");
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
