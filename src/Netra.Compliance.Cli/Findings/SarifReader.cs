using System.Collections.Immutable;
using System.Text.Json;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Findings;

/// <summary>Reads the findings of the project's own rules out of the compiler's SARIF 2.1.0.</summary>
public static class SarifReader
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The findings, places relative to <paramref name="root"/>.</summary>
    /// <exception cref="Refusal">The file is missing, empty, no SARIF, or of another version.</exception>
    public static ImmutableArray<Finding> Read(string path, string root)
    {
        var log = Parse(path);
        RequireVersion(path, log.Version);
        var results = (log.Runs ?? []).SelectMany(run => run.Results ?? []);
        return [.. results.Where(IsOurs).Select(result => ToFinding(result, root))];
    }

    private static SarifLog Parse(string path)
    {
        try
        {
            return StrictJson.Read<SarifLog>(path, Bytes(path), Options) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw Refusal.Unreadable(path, "is not whole SARIF: build the project again.");
        }
    }

    private static byte[] Bytes(string path)
    {
        if (!File.Exists(path))
        {
            throw Refusal.Unreadable(path, "does not exist: give a SARIF file that the compiler wrote.");
        }

        return File.ReadAllBytes(path);
    }

    private static void RequireVersion(string path, string? version)
    {
        if (version != "2.1.0")
        {
            throw Refusal.Unreadable(path, $"says SARIF version \"{version}\"; 2.1.0 is read: set ErrorLog to a path that ends in \",version=2.1\".");
        }
    }

    private static bool IsOurs(SarifResult result) =>
        result.RuleId?.StartsWith("NETRA", StringComparison.Ordinal) == true;

    private static Finding ToFinding(SarifResult result, string root)
    {
        var place = result.Locations is [var first, ..] ? first.PhysicalLocation : null;
        var path = place?.ArtifactLocation?.Uri is { } uri ? SourcePath.Relative(uri, root) : null;
        var suppressed = result.Suppressions is { Length: > 0 };
        return new(result.RuleId!, result.Level ?? "warning", result.Message?.Text ?? "", path, place?.Region?.StartLine, suppressed)
        {
            Lines = MeasuredLines.In(result.Properties?.CustomProperties),
        };
    }
}
