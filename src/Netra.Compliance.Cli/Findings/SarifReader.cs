using System.Collections.Immutable;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Findings;

/// <summary>Reads the findings of the project's own rules out of SARIF 2.1.0: one a place.</summary>
public static class SarifReader
{
    /// <summary>The findings, places relative to <paramref name="root"/>.</summary>
    /// <exception cref="Refusal">The file is missing, empty, no SARIF, or of another version.</exception>
    public static ImmutableArray<Finding> Read(string path, string root) =>
        [.. SarifResults.Read(path).SelectMany(result => Findings(result, root))];

    private static IEnumerable<Finding> Findings(SarifResult result, string root)
    {
        var (level, message) = (result.Level ?? "warning", result.Message?.Text ?? "");
        var given = (result.Suppressions ?? []).Select(suppression => suppression.Justification);
        var finding = new Finding(result.RuleId!, level, message, null, null, result.IsSuppressed)
        {
            Lines = MeasuredLines.In(result.Properties?.CustomProperties),
            Justification = given.FirstOrDefault(why => !string.IsNullOrWhiteSpace(why)),
        };
        return result.Places.Select(place => At(finding, place, root));
    }

    private static Finding At(Finding finding, SarifPlace place, string root) => finding with
    {
        Path = place.Uri is { } uri ? SourcePath.Relative(uri, root) : null,
        Line = place.Line,
        IsLost = place.Uri is not null && SourcePath.IsLost(place.Uri, root),
    };
}
