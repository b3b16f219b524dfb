using System.Text.Json;
using System.Text.RegularExpressions;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Load;

/// <summary>Reads a load result, strictly: what is drawn and compared must first add up.</summary>
internal static class LoadResultReader
{
    /// <summary>The result in a file.</summary>
    /// <exception cref="Refusal">The file is missing, cut, foreign, of a newer format, or does not add up.</exception>
    public static LoadResult Read(string path)
    {
        try
        {
            var json = Bytes(path);
            StrictJson.Require(path, json, JsonSerializerOptions.Default);
            using var document = JsonDocument.Parse(json);
            SchemaName.Require(path, SchemaOf(document.RootElement), LoadResult.Format, LoadResult.Major);
            return Parse(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw Refused(path, JsonTrouble.Clause(exception));
        }
    }

    private static byte[] Bytes(string path) => File.Exists(path)
        ? FileContent.Text(path, "a load program writes its result to the file after --out.")
        : throw Refusal.Unreadable(path, "was not written: a load program writes its result to the file after --out.");

    private static Refusal Refused(string path, string why) =>
        Refusal.Unreadable(path, $"is not a valid load result: {why}. See docs/formats/load.schema.json.");

    private static string? SchemaOf(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("schema", out var schema)
        && schema.ValueKind == JsonValueKind.String ? schema.GetString() : null;

    private static LoadResult Parse(JsonElement root)
    {
        Require(LoadValues.Problem(root, "") ?? LoadValues.Timeless(root));
        var result = root.Deserialize<LoadResult>(NetraJson.Reading)!;
        Require(LoadSums.Problems(result).FirstOrDefault());
        return result;
    }

    private static void Require(string? problem)
    {
        if (problem is not null)
        {
            throw new JsonException(problem);
        }
    }
}

/// <summary>The values of a document, before they are read as anything.</summary>
internal static partial class LoadValues
{
    /// <summary>Far beyond any figure here, and near enough to be drawn.</summary>
    private const double Most = 1e15;

    /// <summary>The first number that is out of range, or element that is null, as a clause; null for none.</summary>
    public static string? Problem(JsonElement value, string at) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Select(property => OfProperty(property, at))
            .FirstOrDefault(IsThere),
        JsonValueKind.Array => value.EnumerateArray().Select((item, index) => OfItem(item, $"{at}[{index}]"))
            .FirstOrDefault(IsThere),
        JsonValueKind.Number when !IsInRange(value, at) => $"{at} is {value.GetRawText()}, expected 0 to 1e15",
        _ => null,
    };

    /// <summary>Without an offset a time would be another one on each machine.</summary>
    public static string? Timeless(JsonElement root) =>
        root.TryGetProperty("started", out var started) && started.ValueKind == JsonValueKind.String
        && !Offset().IsMatch(started.GetString()!)
            ? "started has no offset, expected UTC as in 2026-01-31T12:00:00Z"
            : null;

    private static string? OfItem(JsonElement item, string at) =>
        item.ValueKind == JsonValueKind.Null ? $"{at} is null" : Problem(item, at);

    private static string? OfProperty(JsonProperty property, string at) =>
        Problem(property.Value, at.Length == 0 ? property.Name : $"{at}.{property.Name}");

    [GeneratedRegex(@"(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Offset();

    private static bool IsThere(string? problem) => problem is not null;

    private static bool IsInRange(JsonElement value, string at)
    {
        var least = at.EndsWith(".growth", StringComparison.Ordinal) ? -Most : 0;
        return value.TryGetDouble(out var number) && number >= least && number <= Most;
    }
}
