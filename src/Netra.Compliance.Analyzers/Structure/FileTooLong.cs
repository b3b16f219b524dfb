using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.Analyzers.Structure;

/// <summary>NETRA1001: a file has more physical lines than its limit.</summary>
internal static class FileTooLong
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "NETRA1001",
        title: "File is too long",
        messageFormat: "The file has {0} lines, {1} are allowed",
        category: Category.Structure,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A file of a few screens is read whole. Move a type or a concern to a file of its own.",
        helpLinkUri: HelpLink.For("NETRA1001"));

    public static void Check(SourceFile file)
    {
        var limit = file.Options.MaxFileLines;
        var measure = new Measure(PhysicalLines(file.Text), limit);
        if (measure.IsTooLong)
        {
            file.Report(measure.Finding(Descriptor, file.LocationOf(file.Text.Lines[limit].Span)));
        }
    }

    // What follows the last line break is no line of its own as long as it is empty.
    private static int PhysicalLines(SourceText text) =>
        text.Lines.Count - (text.Lines[text.Lines.Count - 1].Span.IsEmpty ? 1 : 0);
}
