using System.Text;
using System.Text.Json;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Catalog;

/// <summary>One fragment of a catalog as it stands in the assembly.</summary>
internal sealed class FragmentText
{
    /// <summary>The kinds, each by the field that tells it; what has none of them is taken for a critical test and refused as one.</summary>
    public const string Header = "schema", Journey = "journey", Test = "number";

    private readonly string _path;
    private readonly byte[] _json;

    private FragmentText(string path, string text, JsonScan scan)
    {
        (_path, Text, _json) = (path, text, Encoding.UTF8.GetBytes(text));
        RequireSound(scan);
        using var document = JsonDocument.Parse(_json);
        var root = document.RootElement;
        Kind = Has(root, Header) ? Header : Has(root, Journey) ? Journey : Test;
        Schema = Kind == Header && root.GetProperty(Header) is { ValueKind: JsonValueKind.String } schema ? schema.GetString() : null;
    }

    /// <summary>The text, as it counts for the catalog's hash.</summary>
    public string Text { get; }

    public string Kind { get; }

    /// <summary>The format that a header states.</summary>
    public string? Schema { get; }

    /// <exception cref="Refusal">It is no JSON, has a key twice, null for an item, or text that is not Unicode.</exception>
    public static FragmentText Parse(string path, string text, JsonScan scan)
    {
        try
        {
            return new(path, text, scan);
        }
        catch (JsonException)
        {
            throw Damaged(path, text, "it is no JSON");
        }
    }

    /// <exception cref="Refusal">It is no such value.</exception>
    public T Read<T>()
    {
        try
        {
            return JsonSerializer.Deserialize<T>(_json, NetraJson.Reading) ?? throw new JsonException("it is null");
        }
        catch (JsonException exception)
        {
            throw Damaged(_path, Text, JsonTrouble.Clause(exception));
        }
    }

    private void RequireSound(JsonScan scan)
    {
        if (scan.First(_json) is { } flaw)
        {
            throw Damaged(_path, Text, $"it {flaw.What}");
        }
    }

    private static bool Has(JsonElement root, string field) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty(field, out _);

    private static Refusal Damaged(string path, string text, string why) =>
        Refusal.Unreadable(path, $"holds a damaged catalog fragment ({Start(text)}): {why}. Build it again.");

    private static string Start(string text) => text.Length <= 60 ? text : text[..(char.IsHighSurrogate(text[59]) ? 59 : 60)] + "…";
}
