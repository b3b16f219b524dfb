using System.Collections.Immutable;

namespace Netra.Compliance.Cli.Building;

/// <summary>What a build made of one project for one framework.</summary>
public sealed record BuiltProject
{
    /// <summary>The project file.</summary>
    public required string Project { get; init; }

    /// <summary>The target framework's short name.</summary>
    public required string Framework { get; init; }

    /// <summary>What it is written in, as the build calls it.</summary>
    public required string Language { get; init; }

    /// <summary>The compiled assembly.</summary>
    public required string Assembly { get; init; }

    /// <summary>The compiler's SARIF; empty when the build writes none.</summary>
    public required string Findings { get; init; }

    /// <summary>The source files that people wrote; empty unless the build was a check.</summary>
    public required ImmutableArray<string> Sources { get; init; }

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
        var made = Value("intermediate");
        return new()
        {
            Project = Value("project"), Framework = Value("framework"), Language = Value("language", unstated: "C#"),
            Assembly = Value("assembly"), Findings = Value("findings"), Sdk = Value("sdk"),
            Sources = [.. lines["source"].Where(source => !IsMade(source))],
        };

        string Value(string key, string unstated = "") => lines[key].FirstOrDefault(unstated);
        bool IsMade(string source) => made.Length > 0 && source.StartsWith(made, StringComparison.Ordinal);
    }
}
