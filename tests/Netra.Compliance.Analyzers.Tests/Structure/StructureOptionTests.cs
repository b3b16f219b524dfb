using Netra.Compliance.Analyzers.Structure;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Structure;

public sealed class StructureOptionTests
{
    [Theory, InlineData(20, 0), InlineData(21, 1)]
    public async Task Takes_the_limit_of_a_file_from_the_options(int lines, int findings) =>
        Assert.Equal(
            findings, (await StructuralRun.On(Lines.Of(lines, "// line"), ("netra_max_file_lines", "20"))).Length);

    [Theory, InlineData(3, 0), InlineData(4, 1)]
    public async Task Takes_the_limit_of_a_member_from_the_options(int lines, int findings) =>
        Assert.Equal(findings,
            (await StructuralRun.On(Lines.InMethod(Lines.Of(lines, "a++;")), ("netra_max_method_lines", "3"))).Length);

    [Theory, InlineData("0"), InlineData("-3"), InlineData("many"), InlineData(""), InlineData("99999999999999999999")]
    public async Task Falls_back_to_the_default_on_a_bad_limit(string value)
    {
        var source = Lines.InMethod(Lines.Of(9, "a++;"));
        var finding =
            Assert.Single(await StructuralRun.On(source, ("netra_max_method_lines", value)), f => f.Id == "NETRA1002");
        Assert.Equal("8", finding.Properties["limit"]);
    }

    [Fact]
    public async Task Counts_from_first_statement_to_last_when_told_so()
    {
        var source = Lines.InMethod("\n// before\na++;\n\n// between\na++;\n// after");
        Assert.Equal("4", await StructuralRun.Counts(source, ("netra_method_line_count", "physical")));
    }

    [Theory, InlineData("true", 0), InlineData("false", 1)]
    public async Task Has_limits_of_their_own_for_tests(string isTestProject, int findings)
    {
        var source = Lines.InMethod(Lines.Of(15, "a++;"));
        var options = new[] { ("build_property.IsTestProject", isTestProject), ("netra_max_method_lines_tests", "15") };
        Assert.Equal(findings, (await StructuralRun.On(source, options)).Length);
    }

    [Theory, InlineData(400, 0), InlineData(401, 1)]
    public async Task Has_a_limit_of_its_own_for_files_of_tests(int lines, int findings)
    {
        var options = new[] { ("build_property.IsTestProject", "true"), ("netra_max_file_lines_tests", "400") };
        Assert.Equal(findings, (await StructuralRun.On(Lines.Of(lines, "// line"), options)).Length);
    }

    [Fact]
    public Task Reads_the_options_from_an_editorconfig() =>
        new RuleTest<StructureAnalyzer>(
            "class C\n{\n    void {|NETRA1002:M|}()\n    {\n        M();\n        M();\n    }\n}")
            .With("netra_max_method_lines = 1").RunAsync();
}
