using System.Text.Json;
using System.Text.RegularExpressions;

namespace Netra.Compliance.Cli.Tests.Schemas;

/// <summary>The keywords that look at one value alone.</summary>
internal static class ValueKeyword
{
    private static readonly HashSet<string> Annotations = ["$schema", "$defs", "title", "description"];

    private static readonly Dictionary<string, JsonValueKind[]> Kinds = new()
    {
        ["null"] = [JsonValueKind.Null],
        ["string"] = [JsonValueKind.String],
        ["boolean"] = [JsonValueKind.True, JsonValueKind.False],
        ["array"] = [JsonValueKind.Array],
        ["object"] = [JsonValueKind.Object],
        ["number"] = [JsonValueKind.Number],
        ["integer"] = [JsonValueKind.Number],
    };

    public static bool Holds(JsonProperty keyword, JsonElement value) => keyword.Name switch
    {
        "type" => Types(keyword.Value).Any(type => IsOf(type, value)),
        "const" => JsonElement.DeepEquals(keyword.Value, value),
        "enum" => keyword.Value.EnumerateArray().Any(option => JsonElement.DeepEquals(option, value)),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= keyword.Value.GetDecimal(),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!),
        "required" => value.ValueKind != JsonValueKind.Object || keyword.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        _ => Annotations.Contains(keyword.Name) ? true : throw new NotSupportedException($"The check does not know the keyword {keyword.Name}."),
    };

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];

    private static bool IsOf(string type, JsonElement value) =>
        Kinds[type].Contains(value.ValueKind) && (type != "integer" || value.GetDecimal() % 1 == 0);
}
