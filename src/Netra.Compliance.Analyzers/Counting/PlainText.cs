using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Counting;

/// <summary>Counts the code lines of a body from its characters, where they cannot mislead: asking for tokens makes the compiler build every node of it.</summary>
internal static class PlainText
{
    /// <summary>As <see cref="CodeLineCounter"/> counts; null where only the tokens can tell: literals over several lines, errors, what may be a local function.</summary>
    /// <param name="text">The file.</param>
    /// <param name="body">A block or an expression.</param>
    /// <param name="extent">From its first statement to its last.</param>
    public static int? Count(SourceText text, SyntaxNode body, TextSpan extent)
    {
        if (body.ContainsDiagnostics)
        {
            return null;
        }

        var leftOut = body.ContainsDirectives ? new LeftOut(body) : null;
        return Characters.Read(text, extent, code => Count(code, text.Lines, extent, leftOut));
    }

    private static int? Count(ReadOnlySpan<char> code, TextLineCollection lines, TextSpan extent, LeftOut? leftOut)
    {
        var tally = new Tally(0, '{', false);
        var last = lines.IndexOf(extent.End);
        for (var number = lines.IndexOf(extent.Start); number <= last; number++)
        {
            if (leftOut?.Holds(lines[number]) != true && !Add(Part(code, lines[number], extent), ref tally))
            {
                return null;
            }
        }

        return tally.Count;
    }

    private static bool Add(ReadOnlySpan<char> line, ref Tally tally)
    {
        var scan = new LineScan(line, tally.End, tally.InComment);
        var isRead = scan.Read();
        tally = new Tally(tally.Count + (scan.Counts ? 1 : 0), scan.End, scan.InComment);
        return isRead;
    }

    private static ReadOnlySpan<char> Part(ReadOnlySpan<char> code, TextLine line, TextSpan extent)
    {
        var (start, end) = (Math.Max(line.Start, extent.Start), Math.Min(line.End, extent.End));
        return code.Slice(start - extent.Start, Math.Max(end - start, 0));
    }

    /// <summary>The lines up to some place, the last character of code before it, and whether a comment is open there.</summary>
    private readonly record struct Tally(int Count, char End, bool InComment);
}
