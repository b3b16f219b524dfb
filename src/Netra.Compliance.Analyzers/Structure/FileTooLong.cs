using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.Analyzers.Structure;

/// <summary>NETRA1001: a file has more physical lines than its limit.</summary>
internal static class FileTooLong
{
    public static void Check(SourceFile file)
    {
        var limit = file.Options.MaxFileLines;
        var measure = new Measure(PhysicalLines(file.Text), limit);
        if (measure.IsTooLong)
        {
            file.Report(measure.Finding(Descriptors.FileTooLong, file.LocationOf(file.Text.Lines[limit].Span)));
        }
    }

    // What follows the last line break is no line of its own as long as it is empty.
    private static int PhysicalLines(SourceText text) =>
        text.Lines.Count - (text.Lines[text.Lines.Count - 1].Span.IsEmpty ? 1 : 0);
}
