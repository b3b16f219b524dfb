using System.Buffers;
using System.Globalization;
using System.Text;

namespace Netra.Compliance.Cli.Inputs;

/// <summary>
/// Text of any origin, made safe to show: no character in it moves the cursor, colours, erases, begins a line, or turns
/// the direction of what stands beside it.
/// </summary>
internal static class PlainText
{
    private const char Instead = '\uFFFD';

    /// <summary>Characters that set the direction of text, and reach beyond the text that holds them.</summary>
    public const string Directions =
        "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u206A\u206B\u206C\u206D\u206E\u206F";

    /// <summary>Line breaks that are no control characters.</summary>
    private const string Breaks = "\u2028\u2029";

    private static readonly SearchValues<char> Steering =
        SearchValues.Create([.. Controls().Except("\t"), .. Directions, .. Breaks]);

    /// <summary>The text; line feeds and tabs stay.</summary>
    public static string Lines(string text) => Replace(text.Replace("\r\n", "\n", StringComparison.Ordinal), '\n');

    /// <summary>The text on one line, so that no part of it passes for a line of the tool's own; shortened when it is
    /// long.</summary>
    public static string Line(string text) => Replace(Shortened.Of(text, Shortened.Line), '\t');

    /// <summary>The first lines of a text of others, each made plain, and how many there are more; empty ones do not
    /// count.</summary>
    public static IReadOnlyList<string> Quoted(string text, int most)
    {
        var lines = Lines(text).Split('\n').Where(line => line.Trim().Length > 0).ToList();
        var left = lines.Count - most;
        return [.. lines.Take(most).Select(Line), .. left > 0 ? [$"… ({left} more lines)"] : Array.Empty<string>()];
    }

    private static string Replace(string text, char kept) => !text.AsSpan().ContainsAny(Steering) ? text
        : string.Create(text.Length, (text, kept), static (made, from) =>
        {
            for (var index = 0; index < made.Length; index++)
            {
                var character = from.text[index];
                made[index] = Steers(character, from.kept) ? Instead : character;
            }
        });

    private static IEnumerable<char> Controls() =>
        Enumerable.Range(0, 256).Select(code => (char)code).Where(char.IsControl);

    private static bool Steers(char character, char kept) => character != kept && Steering.Contains(character);
}

/// <summary>Long texts, cut where a reader's character ends, with the number of characters that were left
/// out.</summary>
internal static class Shortened
{
    /// <summary>The most of a name within a sentence, so that the rest of it is found.</summary>
    public const int Name = 300;

    /// <summary>The most of one text on a line of the terminal, or in Markdown.</summary>
    public const int Line = 2_000;

    /// <summary>The most of one text in a page.</summary>
    public const int Page = 4_000;

    /// <summary>The most of one text in JSON.</summary>
    public const int Json = 100_000;

    /// <summary>The text, or its beginning of at most <paramref name="most"/> UTF-16 code units and what is left
    /// out.</summary>
    public static string Of(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var kept = Kept(text, most);
        var left = text.AsSpan(kept).EnumerateRunes().Count();
        return string.Create(CultureInfo.InvariantCulture,
            $"{text.AsSpan(0, kept)} … ({left:#,0} character{(left == 1 ? "" : "s")} left out)");
    }

    /// <summary>An accent, an emoji of several parts and a surrogate pair stay whole.</summary>
    private static int Kept(string text, int most)
    {
        for (var kept = 0; ;)
        {
            var next = StringInfo.GetNextTextElementLength(text.AsSpan(kept));
            if (kept + next > most)
            {
                return kept;
            }

            kept += next;
        }
    }

    private static int Count(this SpanRuneEnumerator runes)
    {
        var count = 0;
        foreach (var _ in runes)
        {
            count++;
        }

        return count;
    }
}
