namespace Netra.Compliance.Package.Tests.Consuming;

/// <summary>A product project, built before and after <c>dotnet format</c> applied the package's structural
/// fixes.</summary>
public sealed record Mended(string Folder, CommandResult Before, CommandResult After)
{
    private const string Name = "Long.Product";

    public static async Task<Mended> CreateAsync(PackedFeed feed)
    {
        LongSources.WriteTo(Path.Combine(feed.Root, Name, "Pricing"));
        var before = await BuildAsync(feed);
        await FormatAsync(feed, "NETRA1002");
        await FormatAsync(feed, "NETRA1001");
        return new Mended(Path.Combine(feed.Root, Name), before, await BuildAsync(feed));
    }

    /// <summary>A file as it is after the fixes.</summary>
    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    private static async Task<CommandResult> BuildAsync(PackedFeed feed) =>
        (await RunAsync(feed, ["build", Name, "--nologo", "-nodeReuse:false", "--no-incremental"])).OrThrow(
            "dotnet build " + Name);

    private static async Task FormatAsync(PackedFeed feed, string rule) =>
        (await RunAsync(feed,
            ["format", "analyzers", Name, "--diagnostics", rule, "--severity", "warn", "--no-restore"])).OrThrow(
                "dotnet format");

    // The project reads its package's version from the environment: the format command takes no properties.
    private static Task<CommandResult> RunAsync(PackedFeed feed, string[] arguments) =>
        DotNet.RunAsync(feed.Root, new Dictionary<string, string> { ["NetraVersion"] = feed.Version }, arguments);
}
