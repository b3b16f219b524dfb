using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers.Options;

/// <summary>What the structural rules ask of one file.</summary>
/// <param name="MaxFileLines">Physical lines a file may have.</param>
/// <param name="MaxMethodLines">Lines a member may have.</param>
/// <param name="CountsPhysicalLines">Members are counted from their first statement to their last, blank lines and comments included.</param>
/// <param name="CountsEachLiteralLine">A literal over several lines counts with each of them, not once.</param>
internal sealed record StructureOptions(
    int MaxFileLines, int MaxMethodLines, bool CountsPhysicalLines, bool CountsEachLiteralLine)
{
    private const int DefaultFileLines = 300;
    private const int DefaultMethodLines = 8;

    public static StructureOptions Read(AnalyzerConfigOptions options, bool inTests) => new(
        Limit(options, inTests, OptionCatalog.MaxFileLinesTests, OptionCatalog.MaxFileLines) ?? DefaultFileLines,
        Limit(options, inTests, OptionCatalog.MaxMethodLinesTests, OptionCatalog.MaxMethodLines) ?? DefaultMethodLines,
        OptionCatalog.MethodLineCount.Is("physical", options),
        OptionCatalog.MultilineLiteral.Is("each", options));

    private static int? Limit(AnalyzerConfigOptions options, bool inTests, LimitOption tests, LimitOption all) =>
        (inTests ? tests.Read(options) : null) ?? all.Read(options);
}
