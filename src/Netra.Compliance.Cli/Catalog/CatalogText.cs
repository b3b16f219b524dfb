using System.Collections.Immutable;
using System.Text.Json;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Catalog;

/// <summary>Parses a catalog's fragments: one header, and one fragment a critical test.</summary>
internal static class CatalogText
{
    public static AssemblyCatalog Parse(string path, ImmutableArray<string> fragments)
    {
        var parsed = fragments.Select(fragment => Parse(path, fragment)).ToLookup(IsHeader);
        var headers = parsed[true].ToList();
        if (headers.Count != 1)
        {
            throw Refusal.Unreadable(path, $"holds {headers.Count} catalog headers where one is expected: build it again.");
        }

        return Join(path, headers[0], parsed[false]);
    }

    private static AssemblyCatalog Join(string path, JsonElement first, IEnumerable<JsonElement> others)
    {
        SchemaName.Require(path, Schema(first), AssemblyCatalog.Format, AssemblyCatalog.Major);
        var tests = others.Select(other => Read<DeclaredTest>(path, other));
        var ordered = tests.OrderBy(test => test.Number).ThenBy(test => test.Class, StringComparer.Ordinal);
        return new(Read<CatalogHeader>(path, first), [], [.. ordered], path);
    }

    private static bool IsHeader(JsonElement fragment) =>
        fragment.ValueKind == JsonValueKind.Object && fragment.TryGetProperty("schema", out _);

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
