using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Structure;

public sealed class TopLevelCodeTests
{
    [Fact]
    public async Task Accepts_top_level_code_at_the_limit() =>
        Assert.Empty(await StructuralRun.On("using System;\n" + Lines.Of(8, "F();")));

    [Fact]
    public async Task Reports_top_level_code_one_line_past_the_limit()
    {
        var finding = Assert.Single(await StructuralRun.On("using System;\n" + Lines.Of(9, "F();")));
        Assert.Equal(
            "Top-level code has 9 lines, but the limit is 8; extract a method or a type", finding.GetMessage());
        Assert.Equal(1, finding.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public async Task Judges_local_functions_of_top_level_code_on_their_own()
    {
        var source = $"{Lines.Of(8, "F();")}\nvoid F()\n{{\n{Lines.Of(9, "F();")}\n}}\n";
        var finding = Assert.Single(await StructuralRun.On(source));
        Assert.StartsWith("'F' has 9 lines", finding.GetMessage());
    }

    [Fact]
    public async Task Does_not_count_the_types_below() =>
        Assert.Empty(await StructuralRun.On($"F();\nclass C\n{{\n{Lines.Of(40, "int a;")}\n}}\n"));
}
