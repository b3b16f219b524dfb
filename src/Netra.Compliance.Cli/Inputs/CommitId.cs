using System.Text.RegularExpressions;

namespace Netra.Compliance.Cli.Inputs;

/// <summary>The name of a commit.</summary>
internal static partial class CommitId
{
    /// <summary>Whether a text can be one, whole or shortened.</summary>
    public static bool Is(string text) => Hexadecimal().IsMatch(text);

    /// <summary>The commit that the SDK writes behind the plus sign of a version, in lower case; null without
    /// one.</summary>
    public static string? In(string version) =>
        Revision().Match(version) is { Success: true } found ? found.Groups["commit"].Value.ToLowerInvariant() : null;

    /// <summary>A whole SHA-1 or SHA-256: a build number there is shorter.</summary>
    [GeneratedRegex(@"\+(?:.*\.)?(?<commit>[0-9a-fA-F]{40}|[0-9a-fA-F]{64})\z")]
    private static partial Regex Revision();

    [GeneratedRegex(@"\A[0-9a-fA-F]{7,64}\z")]
    private static partial Regex Hexadecimal();
}
