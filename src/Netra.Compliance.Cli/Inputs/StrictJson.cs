using System.Globalization;
using System.Text.Json;

namespace Netra.Compliance.Cli.Inputs;

/// <summary>Reads JSON files so that no part of them is passed over in silence.</summary>
internal static class StrictJson
{
    /// <summary>Reads a whole file's text as a value, of which no list has an item that is null.</summary>
    /// <exception cref="Refusal">A key is there twice, an item is null, or text is not Unicode.</exception>
    /// <exception cref="JsonException">It is no JSON, or not such a value.</exception>
    public static T? Read<T>(string path, ReadOnlySpan<byte> json, JsonSerializerOptions options)
    {
        Require(path, json, options, new JsonScan(refusesNullItems: true));
        return JsonSerializer.Deserialize<T>(json, options);
    }

    /// <summary>Looks through a whole file's text.</summary>
    /// <exception cref="Refusal">A key is there twice, or text is not Unicode.</exception>
    /// <exception cref="JsonException">It is no JSON; the message is a clause.</exception>
    public static void Require(string path, ReadOnlySpan<byte> json, JsonSerializerOptions options) =>
        Require(path, json, options, new JsonScan());

    private static void Require(string path, ReadOnlySpan<byte> json, JsonSerializerOptions options, JsonScan scan)
    {
        if (Flaw(json, options, scan) is { } flaw)
        {
            throw Refusal.Unreadable(
                path, $"{flaw.What}, at line {flaw.LineIn(json)}: correct the file, or create it again.");
        }
    }

    private static JsonFlaw? Flaw(ReadOnlySpan<byte> json, JsonSerializerOptions options, JsonScan scan)
    {
        var (comments, commas) = (options.ReadCommentHandling, options.AllowTrailingCommas);
        try
        {
            return scan.First(json, new() { CommentHandling = comments, AllowTrailingCommas = commas });
        }
        catch (JsonException exception)
        {
            var isEmpty = json.Trim(" \t\r\n"u8).IsEmpty;
            throw new JsonException(isEmpty ? "it is empty" : JsonTrouble.NoJson(exception) + scan.Behind);
        }
    }
}

/// <summary>What is wrong with a JSON file, and where, in words that name keys of the file and no types of this
/// program.</summary>
internal static class JsonTrouble
{
    private const string Missing = "missing required properties including: ";
    private const string Unmapped = "could not be mapped";

    /// <summary>A clause such as <c>a value has the wrong type (at gate.maxAtRisk)</c>.</summary>
    public static string Clause(JsonException exception)
    {
        var text = WithoutPlace(exception).TrimEnd('.', ' ', '\r');
        var said = Plain(text);
        return exception.Path is { Length: > 2 } place && !text.Contains(Unmapped, StringComparison.Ordinal)
            ? $"{said} (at {Place(place)})"
            : said;
    }

    /// <summary>What is wrong with text that a parser does not take for JSON, and where.</summary>
    public static string NoJson(JsonException exception)
    {
        var what = IsTooDeep(exception) ? "it is nested too deeply" : "it is truncated or damaged";
        return $"{what} at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}";
    }

    /// <summary>Whether a parser gave up because of brackets within brackets.</summary>
    public static bool IsTooDeep(JsonException exception) =>
        exception.Message.Contains("maximum configured depth", StringComparison.Ordinal);

    /// <summary>The first item of a list that is null, as a path of keys; null for none.</summary>
    public static string? NullItem(JsonElement value, string at) => value.ValueKind switch
    {
        JsonValueKind.Object =>
            value.EnumerateObject().Select(property => NullItem(property.Value, $"{at}.{property.Name}"))
                .FirstOrDefault(found => found is not null),
        JsonValueKind.Array =>
            value.EnumerateArray().Select((item, index) => ItemOf(item, $"{at}[{index}]"))
                .FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static string? ItemOf(JsonElement item, string at) =>
        item.ValueKind == JsonValueKind.Null ? at : NullItem(item, at);

    /// <summary>The serializer ends its own sentences with the place; a line break in a key ends none.</summary>
    private static string WithoutPlace(JsonException exception)
    {
        var place = exception.Message.LastIndexOf($" Path: {exception.Path} | LineNumber: ", StringComparison.Ordinal);
        return place < 0 ? exception.Message : exception.Message[..place];
    }

    private static string Place(string path) => path[1] == '.' ? path[2..] : path[1..];

    private static string Plain(string text)
    {
        var lacks = text.IndexOf(Missing, StringComparison.Ordinal);
        return lacks >= 0 ? $"it lacks {text[(lacks + Missing.Length)..]}"
            : text.Contains(Unmapped, StringComparison.Ordinal) ? $"the key {text.Split('\'')[1]} is unknown"
            : text.Contains("null values", StringComparison.Ordinal)
                ? "a value is null where null is not allowed"
            : text.Contains("could not be converted", StringComparison.Ordinal)
                ? "a value has the wrong type"
            : text;
    }
}

/// <summary>A format and its major version, written <c>name/major</c>.</summary>
public static class SchemaName
{
    /// <summary>Refuses a format other than <paramref name="name"/>, and a major newer than
    /// <paramref name="major"/>.</summary>
    public static void Require(string path, string? found, string name, int major)
    {
        if (MajorOf(found, name) is not { } written)
        {
            throw Refusal.Unreadable(
                path, $"is not in the format {name}/{major}: its schema is \"{found}\"; give a file in this format.");
        }

        RefuseNewer(path, name, written, major);
    }

    private static void RefuseNewer(string path, string name, int written, int major)
    {
        if (written > major)
        {
            throw Refusal.Unreadable(
                path, $"is written in {name}/{written}; this netra supports up to {name}/{major}: update netra.");
        }
    }

    private static int? MajorOf(string? found, string name)
    {
        var major = found?.StartsWith($"{name}/", StringComparison.Ordinal) == true ? found[(name.Length + 1)..] : "";
        var isNumber = int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return isNumber && major[0] != '0' ? number : null;
    }
}
