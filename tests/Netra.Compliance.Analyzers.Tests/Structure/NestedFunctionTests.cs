using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Structure;

public sealed class NestedFunctionTests
{
    [Theory, InlineData("void Local()"), InlineData("static void Local()"), InlineData("async Task Local<T>(T t)")]
    public async Task Counts_a_local_function_on_its_own(string signature)
    {
        var source = Lines.InMethod($"a++;\na++;\n{signature}\n{{\nb++;\nb++;\nb++;\n}}\na++;");
        Assert.Equal("3 3", await StructuralRun.Counts(source));
    }

    [Fact]
    public async Task Counts_a_local_function_inside_another_on_its_own()
    {
        var source =
            Lines.InMethod("a++;\na++;\nvoid A()\n{\nb++;\nb++;\nb++;\nvoid B()\n{\nc++;\nc++;\nc++;\nc++;\n}\n}");
        Assert.Equal("2 3 4", await StructuralRun.Counts(source));
    }

    [Fact]
    public async Task Counts_a_local_function_inside_a_lambda_on_its_own()
    {
        var source = Lines.InMethod("F(() =>\n{\nvoid Local()\n{\nb++;\nb++;\n}\na++;\n});");
        Assert.Equal("2 2", await StructuralRun.Counts(source));
    }

    [Fact]
    public async Task Counts_a_lambda_with_the_member_that_holds_it() =>
        Assert.Equal("3", await StructuralRun.Counts(Lines.InMethod("F(() =>\n{\nb++;\nb++;\n});")));

    [Fact]
    public async Task Counts_a_query_by_its_clauses() =>
        Assert.Equal(
            "3", await StructuralRun.Counts(Lines.InMethod("_ = from x in y\nwhere x > 1\n\n// why\nselect x;")));
}
