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

    private static readonly Dictionary<string, Func<JsonElement, JsonElement, bool>> Checks = new()
    {
        ["type"] = (asked, value) => Types(asked).Any(type => IsOf(type, value)),
        ["const"] = (asked, value) => JsonElement.DeepEquals(asked, value),
        ["enum"] = (asked, value) => asked.EnumerateArray().Any(option => JsonElement.DeepEquals(option, value)),
        ["minimum"] = (asked, value) =>
            value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= asked.GetDecimal(),
        ["pattern"] = (asked, value) =>
            value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, asked.GetString()!),
        ["required"] = (asked, value) => value.ValueKind != JsonValueKind.Object
            || asked.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
    };

    public static bool Holds(JsonProperty keyword, JsonElement value) =>
        Checks.TryGetValue(keyword.Name, out var check) ? check(keyword.Value, value)
            : Annotations.Contains(keyword.Name) ? true
            : throw new NotSupportedException($"The check does not know the keyword {keyword.Name}.");

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];

    private static bool IsOf(string type, JsonElement value) =>
        Kinds[type].Contains(value.ValueKind) && (type != "integer" || value.GetDecimal() % 1 == 0);
}
