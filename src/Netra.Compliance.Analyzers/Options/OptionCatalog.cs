namespace Netra.Compliance.Analyzers.Options;

/// <summary>Every key that the rules read.</summary>
internal static class OptionCatalog
{
    public static readonly LimitOption MaxFileLines = new("netra_max_file_lines", "300");
    public static readonly LimitOption MaxMethodLines = new("netra_max_method_lines", "8");
    public static readonly LimitOption MaxFileLinesTests = new("netra_max_file_lines_tests", "the limit of other projects");
    public static readonly LimitOption MaxMethodLinesTests = new("netra_max_method_lines_tests", "the limit of other projects");
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
