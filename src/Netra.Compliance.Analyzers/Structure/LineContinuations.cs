using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.Analyzers.Structure;

/// <summary>Finds semicolons and closing braces with more behind them on their line.</summary>
internal static class LineContinuations
{
    public static IEnumerable<int> In(SourceText text)
    {
        for (var position = 0; position < text.Length; position++)
        {
            if (text[position] is ';' or '}' && GoesOn(text, position + 1))
            {
                yield return position;
            }
        }
    }

    private static bool GoesOn(SourceText text, int position)
    {
        while (position < text.Length && text[position] is ' ' or '\t')
        {
            position++;
        }

        return position < text.Length && CanBegin(text[position]);
    }

    // No statement begins with one of these; a comment may stand before one on the same line.
    private static bool CanBegin(char next) => next is not
        ('\r' or '\n' or '\u0085' or '\u2028' or '\u2029' or ')' or ']' or '}' or ',' or ';' or '.' or '?' or '=' or ':' or '"');
}
