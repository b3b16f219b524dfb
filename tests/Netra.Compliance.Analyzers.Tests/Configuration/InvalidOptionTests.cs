using Netra.Compliance.Analyzers.Configuration;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Configuration;

public sealed class InvalidOptionTests
{
    [Theory]
    [InlineData("netra_max_file_lines = 1")]
    [InlineData("netra_max_method_lines = 1000000")]
    [InlineData("netra_max_file_lines_tests = 500")]
    [InlineData("netra_max_method_lines_tests = 20")]
    [InlineData("netra_method_line_count = Physical")]
    [InlineData("netra_multiline_literal = each")]
    [InlineData("netra_value_scope = namespaces:Shop.Pay,Shop.Mail")]
    [InlineData("netra_value_scope = all")]
    public Task Accepts_a_value_that_can_be_used(string option) => Test("class C { }").With(option).RunAsync();

    [Theory]
    [InlineData("netra_max_file_lines = 0")]
    [InlineData("netra_max_method_lines = 1000001")]
    [InlineData("netra_max_method_lines = -1")]
    [InlineData("netra_max_method_lines = 8.5")]
    [InlineData("netra_max_method_lines = eight")]
    [InlineData("netra_max_file_lines_tests = none")]
    [InlineData("netra_max_method_lines_tests = 99999999999")]
    [InlineData("netra_method_line_count = lines")]
    [InlineData("netra_multiline_literal = two")]
    [InlineData("netra_value_scope = namespaces:")]
    [InlineData("netra_value_scope = some")]
    public Task Reports_a_value_that_cannot_be_used(string option) =>
        Test("{|NETRA9001:class|} C { }").With(option).RunAsync();

    [Fact]
    public Task Says_what_was_expected_and_what_holds() =>
        Test("{|#0:class|} C { }").With("netra_max_method_lines = eight")
            .Saying(
                "The option netra_max_method_lines is invalid: expected an integer from 1 to 1000000, found 'eight'; 8 "
                + "is used instead")
            .RunAsync();

    [Theory]
    [InlineData("netra_max_file_lines_tests")]
    [InlineData("netra_max_method_lines_tests")]
    public Task Says_that_tests_then_have_the_limit_of_others(string option) =>
        Test("{|#0:class|} C { }").With(option + " = few")
            .Saying(
                $"The option {option} is invalid: expected an integer from 1 to 1000000, found 'few'; the limit of "
                + $"other projects is used instead")
            .RunAsync();

    [Fact]
    public Task Reports_a_value_once_however_many_files_it_reaches() =>
        Test("{|NETRA9001:class|} C { }").And("class D { }").With("netra_max_method_lines = eight").RunAsync();

    [Fact]
    public Task Reports_each_bad_value() =>
        Test("{|NETRA9001:{|NETRA9001:class|}|} C { }").With("netra_max_method_lines = a", "netra_max_file_lines = b")
            .RunAsync();

    [Theory]
    [InlineData("netra_max_metod_lines = 8",
        "netra_max_metod_lines is unknown and has no effect. Did you mean 'netra_max_method_lines'?")]
    [InlineData("netra_mock_type = A.B",
        "netra_mock_type is unknown and has no effect. Did you mean 'netra_mock_types'?")]
    [InlineData("netra_colour = red", "netra_colour is unknown and has no effect.")]
    [InlineData("netra_preset = strict",
        "netra_preset is unknown and has no effect. Set a preset in the project file: "
        + "<NetraPreset>strict</NetraPreset>.")]
    public Task Reports_an_option_that_nothing_reads(string option, string said) =>
        Test("{|#0:class|} C { }").With(option).Saying($"The option {said}").RunAsync();

    [Fact]
    public Task Reports_an_unknown_option_once_however_many_files_and_values_it_has() =>
        Test("{|NETRA9001:class|} C { }").And("class D { }").With("netra_limit = 1", "[Test1.cs]", "netra_limit = 2")
            .RunAsync();

    [Fact]
    public async Task Reports_an_unknown_option_of_a_global_configuration()
    {
        var test = Test("{|NETRA9001:class|} C { }");
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nnetra_max_file_line = 300"));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("NETRA_MAX_METHOD_LINES = 8")]
    [InlineData("other_netra_option = 1")]
    public Task Accepts_a_known_option_in_any_case_and_those_of_others(string option) =>
        Test("class C { }").With(option).RunAsync();

    private static RuleTest<InvalidOption> Test(string source) => new(source);
}
