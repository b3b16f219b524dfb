using System.Text.Json;

namespace Netra.Compliance.Cli.Inputs;

/// <summary>What a user hears of JSON that cannot be read as what it should be: the key, and none of this program's own types.</summary>
internal static class JsonProblem
{
    private const string Missing = "missing required properties including: ";

    /// <summary>What is wrong and where, as a clause.</summary>
    public static string Of(JsonException exception)
    {
        var text = exception.Message.Split('\n')[0].Split(" Path: ")[0].TrimEnd('.', ' ', '\r');
        var lacks = text.IndexOf(Missing, StringComparison.Ordinal);
        var said = lacks < 0 ? Plain(text) : $"it lacks {text[(lacks + Missing.Length)..]}";
        return exception.Path is { Length: > 1 } place ? $"{said} (at {place[2..]})" : said;
    }

    private static string Plain(string text) =>
        text.Contains("could not be converted", StringComparison.Ordinal) ? "a value is not of the kind that is expected"
        : text.Contains("allow null", StringComparison.Ordinal) ? "a value is null where one is expected"
        : text;
}
