using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Structure;

public sealed class BraceStyleTests
{
    [Theory]
    [InlineData("if (a)\n{\nb();\n}\nelse\n{\nc();\n}")]
    [InlineData("if (a) {\nb();\n} else {\nc();\n}")]
    [InlineData("if (a) {\nb(); }\nelse {\nc(); }")]
    [InlineData("if (a)\n{ b();\n}\nelse\n{ c();\n}")]
    public async Task Counts_a_branch_alike_in_every_style(string body) =>
        Assert.Equal("4", await StructuralRun.Counts(Lines.InMethod(body)));

    [Theory]
    [InlineData("F(() =>\n{\nb();\n});")]
    [InlineData("F(() => {\nb();\n});")]
    [InlineData("F(() => {\nb(); });")]
    public async Task Counts_a_lambda_alike_in_every_style(string body) =>
        Assert.Equal("2", await StructuralRun.Counts(Lines.InMethod(body)));

    [Theory]
    [InlineData("var x = new X\n{\nA = 1,\n};")]
    [InlineData("var x = new X {\nA = 1,\n};")]
    [InlineData("var x = new X\n{\nA = 1, };")]
    public async Task Counts_an_initialiser_alike_in_every_style(string body) =>
        Assert.Equal("2", await StructuralRun.Counts(Lines.InMethod(body)));

    [Fact]
    public async Task Counts_what_follows_a_closing_brace() =>
        Assert.Equal("3", await StructuralRun.Counts(Lines.InMethod("F(() =>\n{\nb();\n}).G();")));

    [Fact]
    public async Task Counts_a_closing_parenthesis_of_its_own() =>
        Assert.Equal("3", await StructuralRun.Counts(Lines.InMethod("F(\nb\n);")));
}
