using System.Text.Json;

namespace Netra.Compliance.Cli.Tests.Schemas;

/// <summary>
/// Checks a document against the part of JSON Schema 2020-12 that the published schemas use.
/// A keyword it does not know is an error, so that no schema asks for more than is checked.
/// </summary>
public sealed class SchemaCheck(JsonElement root)
{
    private readonly List<string> _errors = [];

    public static IReadOnlyList<string> Errors(string schema, string document)
    {
        var check = new SchemaCheck(JsonDocument.Parse(schema).RootElement);
        check.Check(check.Root, JsonDocument.Parse(document).RootElement, "$");
        return check._errors;
    }

    private JsonElement Root { get; } = root;

    private void Check(JsonElement schema, JsonElement value, string at)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            if (!Holds(schema, keyword, value, at))
            {
                _errors.Add(
                    $"{at}: {keyword.Name} {keyword.Value.GetRawText()} does not hold for {value.GetRawText()}");
            }
        }
    }

    private bool Holds(JsonElement schema, JsonProperty keyword, JsonElement value, string at) => keyword.Name switch
    {
        "properties" or "items" or "$ref" => Descend(keyword, value, at),
        "additionalProperties" => OnlyKnown(schema, value),
        "oneOf" => keyword.Value.EnumerateArray().Count(option => Fits(option, value)) == 1,
        _ => ValueKeyword.Holds(keyword, value),
    };

    private bool Descend(JsonProperty keyword, JsonElement value, string at)
    {
        foreach (var (schema, child, name) in Children(keyword, value))
        {
            Check(schema, child, at + name);
        }

        return true;
    }

    private IEnumerable<(JsonElement Schema, JsonElement Value, string Name)> Children(
        JsonProperty keyword, JsonElement value) => keyword.Name switch
    {
        "$ref" => [(Root.GetProperty("$defs").GetProperty(keyword.Value.GetString()!.Split('/')[^1]), value, "")],
        "items" when value.ValueKind == JsonValueKind.Array =>
            value.EnumerateArray().Select((item, index) => (keyword.Value, item, $"[{index}]")),
        "properties" when value.ValueKind == JsonValueKind.Object => keyword.Value.EnumerateObject()
            .Where(property => value.TryGetProperty(property.Name, out _))
            .Select(property => (property.Value, value.GetProperty(property.Name), "." + property.Name)),
        _ => [],
    };

    private bool Fits(JsonElement schema, JsonElement value)
    {
        var check = new SchemaCheck(Root);
        check.Check(schema, value, "");
        return check._errors.Count == 0;
    }

    private static bool OnlyKnown(JsonElement schema, JsonElement value) =>
        value.ValueKind != JsonValueKind.Object
        || value.EnumerateObject()
            .All(property => schema.GetProperty("properties").TryGetProperty(property.Name, out _));
}
