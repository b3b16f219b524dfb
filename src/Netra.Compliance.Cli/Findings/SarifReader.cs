using System.Collections.Immutable;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Findings;

/// <summary>Reads the findings of the project's own rules out of the compiler's SARIF 2.1.0.</summary>
public static class SarifReader
{
    /// <summary>The findings, places relative to <paramref name="root"/>.</summary>
    /// <exception cref="Refusal">The file is missing, empty, no SARIF, or of another version.</exception>
    public static ImmutableArray<Finding> Read(string path, string root) =>
        [.. SarifResults.Read(path).Select(result => ToFinding(result, root))];

    private static Finding ToFinding(SarifResult result, string root)
    {
        var path = result.Place?.ArtifactLocation?.Uri is { } uri && !string.IsNullOrWhiteSpace(uri) ? SourcePath.Relative(uri, root) : null;
        return new(result.RuleId!, result.Level ?? "warning", result.Message?.Text ?? "", path, result.Line, result.IsSuppressed)
        {
            Lines = MeasuredLines.In(result.Properties?.CustomProperties),
            Justification = (result.Suppressions ?? []).Select(given => given.Justification).FirstOrDefault(why => !string.IsNullOrWhiteSpace(why)),
        };
    }
}
