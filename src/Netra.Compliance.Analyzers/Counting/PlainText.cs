using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Counting;

/// <summary>Counts the code lines of a body from its characters, where they cannot mislead: asking for tokens makes the
/// compiler build every node of it.</summary>
internal static class PlainText
{
    /// <summary>As <see cref="CodeLineCounter"/> counts; null where only the tokens can tell: literals over several
    /// lines, errors, what may be a local function.</summary>
    /// <param name="text">The file.</param>
    /// <param name="body">A block or an expression.</param>
    /// <param name="extent">From its first statement to its last.</param>
    public static int? Count(SourceText text, SyntaxNode body, TextSpan extent) => body.ContainsDiagnostics
        ? null
        : Characters.Read(text, extent,
            code => Count(code, text.Lines, extent, body.ContainsDirectives ? new Directives(body) : null));

    private static int? Count(
        ReadOnlySpan<char> code, TextLineCollection lines, TextSpan extent, Directives? directives)
    {
        var tally = new Tally(0, '{', false);
        var last = lines.IndexOf(extent.End);
        for (var number = lines.IndexOf(extent.Start); number <= last; number++)
        {
            var part = TextSpan.FromBounds(
                Math.Max(lines[number].Start, extent.Start), Math.Min(lines[number].End, extent.End));
            if (!Add(code.Slice(part.Start - extent.Start, part.Length), part.Start, directives, ref tally))
            {
                return null;
            }
        }

        return tally.Count;
    }

    private static bool Add(ReadOnlySpan<char> line, int start, Directives? directives, ref Tally tally)
    {
        if (!tally.InComment && directives?.LeaveOut(line, start) == true)
        {
            return true;
        }

        var scan = new LineScan(line, tally.End, tally.InComment);
        var isRead = scan.Read();
        tally = new Tally(tally.Count + (scan.Counts ? 1 : 0), scan.End, scan.InComment);
        return isRead;
    }

    /// <summary>The lines up to some place, the last character of code before it, and whether a comment is open
    /// there.</summary>
    private readonly record struct Tally(int Count, char End, bool InComment);
}
