using System.CommandLine;
using Netra.Compliance.Cli.Commands;

namespace Netra.Compliance.Cli.Checking;

/// <summary>Limits and severities by name, as the package has them; what a project's own files say wins over them.</summary>
internal static class Preset
{
    /// <summary>In a build: the file, in the folder that the build's own targets look into.</summary>
    public const string FileName = "check.globalconfig";

    public static Option<string?> Option() => BuildOptions.OneOf<string?>(
        "--preset", "Limits and severities to start from; what the project's own files say wins.",
        null, "relaxed", "recommended", "strict");

    /// <summary>The settings of a preset; an error is a warning here, for in a build the first would hide what comes after it.</summary>
    public static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "presets", $"{name}.globalconfig"))
        .Replace("severity = error", "severity = warning", StringComparison.Ordinal);
}
