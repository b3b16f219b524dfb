using Microsoft.CodeAnalysis.Text;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Structure;

/// <summary>Finds semicolons and closing braces with more behind them on their line.</summary>
internal static class LineContinuations
{
    public static List<int> In(SourceText text) => Characters.Read(text, new TextSpan(0, text.Length), In);

    private static List<int> In(ReadOnlySpan<char> text)
    {
        var (places, from) = (new List<int>(), 0);
        for (var at = text.IndexOfAny(';', '}'); at >= 0; at = text.Slice(from).IndexOfAny(';', '}'))
        {
            from += at + 1;
            if (GoesOn(text, from))
            {
                places.Add(from - 1);
            }
        }

        return places;
    }

    private static bool GoesOn(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && text[position] is ' ' or '\t')
        {
            position++;
        }

        return position < text.Length && CanBegin(text[position]);
    }

    // No statement begins with one of these; a comment may stand before one on the same line.
    private static bool CanBegin(char next) => next is not
        ('\r' or '\n' or '\u0085' or '\u2028' or '\u2029' or ')' or ']' or '}' or ',' or ';' or '.' or '?' or '=' or ':'
            or '"');
}
