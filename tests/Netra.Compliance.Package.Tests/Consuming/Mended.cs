namespace Netra.Compliance.Package.Tests.Consuming;

/// <summary>A product project, built before and after <c>dotnet format</c> applied the package's structural fixes.</summary>
public sealed record Mended(string Folder, CommandResult Before, CommandResult After)
{
    private const string Name = "Long.Product";

    public static async Task<Mended> CreateAsync(PackedFeed feed)
    {
        WriteLongFile(Path.Combine(feed.Root, Name, "Pricing", "First.cs"));
        var before = (await RunAsync(feed, ["build", Name, "--nologo", "-nodeReuse:false"])).OrThrow("dotnet build " + Name);
        foreach (var rule in new[] { "NETRA1002", "NETRA1001" })
        {
            (await RunAsync(feed, ["format", "analyzers", Name, "--diagnostics", rule, "--severity", "warn", "--no-restore"])).OrThrow("dotnet format");
        }

        return new Mended(Path.Combine(feed.Root, Name), before, await RunAsync(feed, ["build", Name, "--nologo", "-nodeReuse:false", "--no-incremental"]));
    }

    /// <summary>A file as it is after the fixes.</summary>
    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    // The project reads its package's version from the environment: the format command takes no properties.
    private static Task<CommandResult> RunAsync(PackedFeed feed, string[] arguments) =>
        DotNet.RunAsync(feed.Root, new Dictionary<string, string> { ["NetraVersion"] = feed.Version }, arguments);

    private static void WriteLongFile(string path) => File.WriteAllLines(
        path,
        ["namespace Long.Product.Pricing;", "", "public enum First", "{", .. Values("First"), "}", "", "public enum Second", "{", .. Values("Second"), "}"]);

    private static IEnumerable<string> Values(string name) => Enumerable.Range(1, 200).Select(number => $"    {name}{number},");
}
