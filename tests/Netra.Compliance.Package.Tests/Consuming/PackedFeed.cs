using System.Globalization;

namespace Netra.Compliance.Package.Tests.Consuming;

/// <summary>A folder outside of the repository with the package, freshly packed under a version of its own, and the
/// consumers' sources.</summary>
public sealed class PackedFeed : IDisposable
{
    private static readonly Dictionary<string, string> Nothing = [];

    private PackedFeed(string root) => Root = root;

    public string Root { get; }

    /// <summary>Never used before: a version once restored stays in the package cache whatever is packed
    /// later.</summary>
    public string Version { get; } =
        "0.0.0-t" + DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture)
            + Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    public string Package => Path.Combine(Root, "feed", $"Netra.Compliance.{Version}.nupkg");

    public static async Task<PackedFeed> CreateAsync()
    {
        var feed = new PackedFeed(Directory.CreateTempSubdirectory("netra-package-").FullName);
        Repository.Copy(Repository.Consumers, feed.Root);
        await feed.PackAsync();
        return feed;
    }

    public void Dispose()
    {
        Directory.Delete(Root, recursive: true);
        var restored = Path.Combine(PackageCache(), "netra.compliance", Version);
        if (Directory.Exists(restored))
        {
            Directory.Delete(restored, recursive: true);
        }
    }

    private static string PackageCache() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private async Task PackAsync()
    {
        string[] pack = ["pack", Repository.Project, "--no-build", "-c", Repository.Configuration,
            $"-p:PackageVersion={Version}", "-o", Path.Combine(Root, "feed"), "--nologo"];
        (await DotNet.RunAsync(Root, Nothing, pack)).OrThrow("dotnet pack");
    }
}
