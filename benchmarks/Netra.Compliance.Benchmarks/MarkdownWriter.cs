using System.Globalization;

namespace Netra.Compliance.Benchmarks;

/// <summary>Writes the lines and tables of a report, the same in every culture.</summary>
internal sealed class MarkdownWriter(TextWriter output)
{
    public void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <param name="alignment">One dash for each column of words, <c>:</c> for each column of figures.</param>
    /// <param name="titles">What each column is.</param>
    public void Head(string alignment, params string[] titles)
    {
        output.WriteLine($"| {string.Join(" | ", titles)} |");
        output.WriteLine($"|{string.Concat(alignment.Select(column => column == ':' ? "--:|" : "---|"))}");
    }

    public void Row(params FormattableString[] cells) =>
        output.WriteLine($"| {string.Join(" | ", cells.Select(FormattableString.Invariant))} |");
}
