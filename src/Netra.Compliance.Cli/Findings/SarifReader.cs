using System.Collections.Immutable;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Findings;

/// <summary>Reads the findings of the project's own rules out of SARIF 2.1.0: one a place.</summary>
public static class SarifReader
{
    /// <summary>The findings, places relative to <paramref name="root"/>.</summary>
    /// <exception cref="Refusal">The file is missing, empty, no SARIF, or of another version.</exception>
    public static ImmutableArray<Finding> Read(string path, string root) =>
        [.. SarifResults.Read(path).SelectMany(result => result.Places.Select(place => ToFinding(result, place, root)))];

    private static Finding ToFinding(SarifResult result, SarifPlace place, string root)
    {
        var path = place.Uri is { } uri ? SourcePath.Relative(uri, root) : null;
        return new(result.RuleId!, result.Level ?? "warning", result.Message?.Text ?? "", path, place.Line, result.IsSuppressed)
        {
            Lines = MeasuredLines.In(result.Properties?.CustomProperties),
            Justification = (result.Suppressions ?? []).Select(given => given.Justification).FirstOrDefault(why => !string.IsNullOrWhiteSpace(why)),
            IsLost = place.Uri is not null && SourcePath.IsLost(place.Uri, root),
        };
    }
}
