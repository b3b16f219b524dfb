using System.Collections.Immutable;
using System.Text.Json;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Catalog;

/// <summary>Parses a catalog's fragments: one header, and one fragment a critical test or journey.</summary>
internal static class CatalogText
{
    public static AssemblyCatalog Parse(string path, ImmutableArray<string> fragments)
    {
        var parsed = fragments.Select(fragment => Parse(path, fragment)).ToLookup(KindOf);
        var headers = parsed["schema"].ToList();
        if (headers.Count != 1)
        {
            throw Refusal.Unreadable(path, $"holds {headers.Count} catalog headers where one is expected: build it again.");
        }

        return Join(path, headers[0], parsed["number"]) with { Journeys = Journeys(path, parsed["journey"]) };
    }

    private static AssemblyCatalog Join(string path, JsonElement first, IEnumerable<JsonElement> others)
    {
        SchemaName.Require(path, Schema(first), AssemblyCatalog.Format, AssemblyCatalog.Major);
        var tests = others.Select(other => Read<DeclaredTest>(path, other));
        var ordered = tests.OrderBy(test => test.Number).ThenBy(test => test.Class, StringComparer.Ordinal);
        return new(Read<CatalogHeader>(path, first), [], [.. ordered], path);
    }

    private static ImmutableArray<DeclaredJourney> Journeys(string path, IEnumerable<JsonElement> fragments)
    {
        var journeys = fragments.Select(fragment => Read<DeclaredJourney>(path, fragment));
        return [.. journeys.OrderBy(journey => journey.Title, StringComparer.Ordinal).ThenBy(journey => journey.Class, StringComparer.Ordinal)];
    }

    /// <summary>The field that tells a fragment's kind; what has none of them is taken for a critical test and refused as one.</summary>
    private static string KindOf(JsonElement fragment) =>
        fragment.ValueKind != JsonValueKind.Object ? "number"
        : fragment.TryGetProperty("schema", out _) ? "schema"
        : fragment.TryGetProperty("journey", out _) ? "journey"
        : "number";

    private static string? Schema(JsonElement header) =>
        header.GetProperty("schema") is { ValueKind: JsonValueKind.String } schema ? schema.GetString() : null;

    private static JsonElement Parse(string path, string fragment)
    {
        try
        {
            return JsonDocument.Parse(fragment).RootElement;
        }
        catch (JsonException)
        {
            throw Damaged(path, fragment);
        }
    }

    private static T Read<T>(string path, JsonElement fragment)
    {
        try
        {
            return fragment.Deserialize<T>(NetraJson.Reading) ?? throw Damaged(path, fragment.GetRawText());
        }
        catch (JsonException)
        {
            throw Damaged(path, fragment.GetRawText());
        }
    }

    private static Refusal Damaged(string path, string fragment) =>
        Refusal.Unreadable(path, $"holds a damaged catalog fragment ({Start(fragment)}): build it again.");

    private static string Start(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
