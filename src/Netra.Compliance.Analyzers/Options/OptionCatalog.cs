using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Options;

/// <summary>Every key that the rules read.</summary>
internal static class OptionCatalog
{
    public static readonly LimitOption MaxFileLines = new("netra_max_file_lines", "300");
    public static readonly LimitOption MaxMethodLines = new("netra_max_method_lines", "8");
    public static readonly LimitOption MaxFileLinesTests =
        new("netra_max_file_lines_tests", "the limit of other projects");
    public static readonly LimitOption MaxMethodLinesTests =
        new("netra_max_method_lines_tests", "the limit of other projects");
    public static readonly ChoiceOption MethodLineCount = new("netra_method_line_count", "code", "physical");
    public static readonly ChoiceOption MultilineLiteral = new("netra_multiline_literal", "one", "each");
    public static readonly ScopeOption ValueScope = new("netra_value_scope");
    public static readonly ScopeOption IntegrationScope = new("netra_integration_scope");
    public static readonly NameListOption MockTypes = new("netra_mock_types");
    public static readonly NameListOption AssertionMethods = new("netra_assertion_methods");
    public static readonly LimitOption AssertionDepth = new("netra_assertion_depth", "8");

    public static readonly IOption[] All =
    [
        MaxFileLines,
        MaxMethodLines,
        MaxFileLinesTests,
        MaxMethodLinesTests,
        MethodLineCount,
        MultilineLiteral,
        ValueScope,
        IntegrationScope,
        MockTypes,
        AssertionMethods,
        AssertionDepth,
    ];
}

/// <summary>What the structural rules ask of one file.</summary>
/// <param name="MaxFileLines">Physical lines a file may have.</param>
/// <param name="MaxMethodLines">Lines a member may have.</param>
/// <param name="CountsPhysicalLines">Members are counted from their first statement to their last, blank lines and
/// comments included.</param>
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

/// <summary>Recognizes test projects.</summary>
internal static class TestProject
{
    public static bool Is(Compilation compilation, AnalyzerConfigOptions options) =>
        SaysSo(options) || TestFrameworks.Of(compilation).Any();

    private static bool SaysSo(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property.IsTestProject", out var value)
        && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
