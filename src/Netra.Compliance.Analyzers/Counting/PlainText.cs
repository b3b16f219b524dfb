using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Counting;

/// <summary>Counts the code lines of a body from its characters, where they cannot mislead: asking for tokens makes the compiler build every node of it.</summary>
internal static class PlainText
{
    /// <summary>As <see cref="CodeLineCounter"/> counts; null where only the tokens can tell: literals and comments over several lines, directives, errors, what may be a local function.</summary>
    /// <param name="text">The file.</param>
    /// <param name="body">A block or an expression.</param>
    /// <param name="extent">From its first statement to its last.</param>
    public static int? Count(SourceText text, SyntaxNode body, TextSpan extent) =>
        body.ContainsDirectives || body.ContainsDiagnostics ? null : Characters.Read(text, extent, code => Count(code, text.Lines, extent));

    private static int? Count(ReadOnlySpan<char> code, TextLineCollection lines, TextSpan extent)
    {
        var (count, before) = (0, '{');
        var last = lines.IndexOf(extent.End);
        for (var line = lines.IndexOf(extent.Start); line <= last; line++)
        {
            var scan = new LineScan(Part(code, lines[line], extent), before);
            if (!scan.Read())
            {
                return null;
            }

            (count, before) = (count + (scan.Counts ? 1 : 0), scan.End);
        }

        return count;
    }

    private static ReadOnlySpan<char> Part(ReadOnlySpan<char> code, TextLine line, TextSpan extent)
    {
        var (start, end) = (Math.Max(line.Start, extent.Start), Math.Min(line.End, extent.End));
        return code.Slice(start - extent.Start, Math.Max(end - start, 0));
    }
}
