using Netra.Compliance.Analyzers.Structure;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Structure;

/// <summary>The limits that hold in projects of tests alone.</summary>
public sealed class TestLimitTests
{
    private const string Kept = "class C { int M(int a)\n{\na++;\na++;\nreturn a;\n} }";
    private const string Broken = "class C { int {|NETRA1002:M|}(int a)\n{\na++;\na++;\nreturn a;\n} }";

    [Theory]
    [InlineData(Kept, "netra_max_method_lines = 2", "netra_max_method_lines_tests = 3")]
    [InlineData(Broken, "netra_max_method_lines = 3", "netra_max_method_lines_tests = 2")]
    [InlineData(Broken, "netra_max_method_lines = 2")]
    [InlineData(Broken, "netra_max_method_lines_tests = 2")]
    [InlineData(Kept, "netra_max_method_lines_tests = 3")]
    public Task Takes_the_limit_of_tests_first(string source, params string[] options) =>
        Test(source).With(options).RunAsync();

    [Theory]
    [InlineData(Broken, "netra_max_method_lines = 2", "netra_max_method_lines_tests = 3")]
    [InlineData(Kept, "netra_max_method_lines = 3", "netra_max_method_lines_tests = 2")]
    [InlineData(Kept, "netra_max_method_lines_tests = 2")]
    public Task Does_not_look_at_it_in_other_projects(string source, params string[] options) =>
        Test(source).Without(MachineReferences.Testing).With(options).RunAsync();

    [Theory]
    [InlineData(Broken, "netra_max_method_lines = 2", "netra_max_method_lines_tests = none")]
    [InlineData(Kept, "netra_max_method_lines = 3", "netra_max_method_lines_tests = 0")]
    [InlineData(Kept, "netra_max_method_lines = few", "netra_max_method_lines_tests = few")]
    public Task Falls_back_to_the_limit_of_others_and_then_to_its_own(string source, params string[] options) =>
        Test(source).With(options).RunAsync();

    [Theory]
    [InlineData("// 1\n// 2\n{|NETRA1001:// 3|}\n", "netra_max_file_lines_tests = 2")]
    [InlineData("// 1\n// 2\n// 3\n", "netra_max_file_lines = 2", "netra_max_file_lines_tests = 3")]
    public Task Has_one_for_files_too(string source, params string[] options) => Test(source).With(options).RunAsync();

    [Fact]
    public Task Differs_by_folder()
    {
        var test = Test("class Empty { }")
            .With("netra_max_method_lines_tests = 2", "[old/**.cs]", "netra_max_method_lines_tests = 3");
        test.TestState.Sources.Add(("/new/A.cs", Broken.Replace("class C", "class A")));
        test.TestState.Sources.Add(("/old/B.cs", Kept.Replace("class C", "class B")));
        return test.RunAsync();
    }

    private static RuleTest<StructureAnalyzer> Test(string source) => new(source);
}
