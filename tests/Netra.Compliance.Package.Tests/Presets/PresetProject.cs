using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Package.Tests.Consuming;

namespace Netra.Compliance.Package.Tests.Presets;

/// <summary>A project with findings of several families, built under a preset.</summary>
internal sealed class PresetProject
{
    private readonly PackedFeed _feed;
    private readonly string _folder;

    public PresetProject(PackedFeed feed)
    {
        _feed = feed;
        _folder = Directory.CreateDirectory(Path.Combine(feed.Root, "preset-" + Guid.NewGuid().ToString("N"))).FullName;
        File.Copy(Path.Combine(feed.Root, "Preset.Tests", "Preset.Tests.csproj"),
            Path.Combine(_folder, "Preset.Tests.csproj"));
        File.WriteAllText(Path.Combine(_folder, "Orders.cs"), PresetSource.Orders);
    }

    /// <summary>Adds an .editorconfig with settings for all C# files.</summary>
    public PresetProject With(params string[] settings) =>
        Write(".editorconfig", ["root = true", "[*.cs]", .. settings]);

    /// <summary>Adds a .globalconfig.</summary>
    public PresetProject WithGlobal(params string[] settings) =>
        Write(".globalconfig", ["is_global = true", .. settings]);

    /// <summary>Builds; an empty preset is none.</summary>
    public Task<CommandResult> BuildAsync(string preset)
    {
        string[] build = ["build", "-c", "Debug", $"-p:NetraVersion={_feed.Version}", $"-p:NetraPreset={preset}",
            "--nologo", "-nodeReuse:false"];
        return DotNet.RunAsync(_folder, new Dictionary<string, string>(), build);
    }

    /// <summary>Builds and gives the level of each finding, as <c>NETRA1002 Ten: warning</c>, by ordinal
    /// order.</summary>
    public async Task<string[]> LevelsAsync(string preset)
    {
        var build = await BuildAsync(preset);
        var log = Path.Combine(_folder, "obj", "Debug", "net10.0", "Preset.Tests.sarif");
        return File.Exists(log)
            ? [.. SarifReader.Read(log, _folder).Select(Line).Order(StringComparer.Ordinal)]
            : throw new InvalidOperationException(build.Output);
    }

    private PresetProject Write(string name, IEnumerable<string> lines)
    {
        File.WriteAllLines(Path.Combine(_folder, name), lines);
        return this;
    }

    private static string Line(Finding finding) => $"{finding.Rule} line {finding.Line}: {finding.Level}";
}
