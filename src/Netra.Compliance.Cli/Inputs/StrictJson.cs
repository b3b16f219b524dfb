using System.Text.Json;

namespace Netra.Compliance.Cli.Inputs;

/// <summary>Reads JSON files so that no part of them is passed over in silence.</summary>
internal static class StrictJson
{
    /// <summary>Reads a whole file's text as a value.</summary>
    /// <exception cref="Refusal">A key is there twice, or text is not Unicode.</exception>
    /// <exception cref="JsonException">It is no JSON, or not such a value.</exception>
    public static T? Read<T>(string path, ReadOnlySpan<byte> json, JsonSerializerOptions options)
    {
        Require(path, json, options);
        return JsonSerializer.Deserialize<T>(json, options);
    }

    /// <summary>Looks through a whole file's text.</summary>
    /// <exception cref="Refusal">A key is there twice, or text is not Unicode.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static void Require(string path, ReadOnlySpan<byte> json, JsonSerializerOptions options)
    {
        var reading = new JsonReaderOptions { CommentHandling = options.ReadCommentHandling, AllowTrailingCommas = options.AllowTrailingCommas };
        if (new JsonScan().First(json, reading) is { } flaw)
        {
            throw Refusal.Unreadable(path, $"{flaw.What}, at line {flaw.LineIn(json)}: correct the file, or write it again.");
        }
    }
}
