using System.Collections.Immutable;

namespace Netra.Compliance.Cli.Building;

/// <summary>What a build made of one project for one framework.</summary>
/// <param name="Project">The project file.</param>
/// <param name="Framework">The target framework's short name.</param>
/// <param name="Assembly">The compiled assembly.</param>
/// <param name="Findings">The compiler's SARIF; empty when the build writes none.</param>
/// <param name="Language">What it is written in, as the build calls it.</param>
/// <param name="Sources">The source files that people wrote; empty unless the build was a check.</param>
public sealed record BuiltProject(
    string Project, string Framework, string Assembly, string Findings, string Language, ImmutableArray<string> Sources)
{
    /// <summary>The version of the SDK that built it; empty where the build does not say.</summary>
    public string Sdk { get; init; } = "";

    /// <summary>The project as people call it.</summary>
    public string Name => Path.GetFileName(Project);

    /// <summary>Everything that the build said into <paramref name="manifest"/>, by project and framework.</summary>
    public static ImmutableArray<BuiltProject> ReadAll(string manifest) =>
    [
        .. Directory.GetFiles(manifest, "*.built").Select(Read)
            .OrderBy(built => built.Project, StringComparer.Ordinal)
            .ThenBy(built => built.Framework, StringComparer.Ordinal),
    ];

    private static BuiltProject Read(string file)
    {
        var lines = File.ReadLines(file).Where(line => line.Contains('=')).Select(line => line.Split('=', 2))
            .ToLookup(pair => pair[0], pair => pair[1]);
        string Value(string key) => lines[key].FirstOrDefault("");
        var made = Value("intermediate");
        var sources =
            lines["source"].Where(source => made.Length == 0 || !source.StartsWith(made, StringComparison.Ordinal));
        return new(Value("project"), Value("framework"), Value("assembly"), Value("findings"),
            lines["language"].FirstOrDefault("C#"), [.. sources]) { Sdk = Value("sdk") };
    }
}
