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
            throw Refusal.Unreadable(path, $"{flaw.What}, at line {flaw.LineIn(json)}: correct the file, or write it again.");
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
