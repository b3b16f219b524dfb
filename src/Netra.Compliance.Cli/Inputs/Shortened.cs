using System.Globalization;
using System.Text;

namespace Netra.Compliance.Cli.Inputs;

/// <summary>Long texts, cut where a reader's character ends, with the number of characters that were left out.</summary>
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

    /// <summary>The text, or its beginning of at most <paramref name="most"/> UTF-16 code units and what is left out.</summary>
    public static string Of(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var kept = Kept(text, most);
        var left = text.AsSpan(kept).EnumerateRunes().Count();
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, kept)} … ({left:#,0} character{(left == 1 ? "" : "s")} left out)");
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
