using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Structure.NewSyntax;

public sealed class ExtensionBlockTests
{
    [Theory]
    [InlineData("static class C { extension(int a) { int M() { $ } } }")]
    [InlineData("static class C { extension<T>(T a) where T : class { static int M() { $ } } }")]
    [InlineData("static class C { extension(int a) { int P { get { $ } } } }")]
    [InlineData("static class C { extension(int a) { static int P { set { $ } } } }")]
    [InlineData("static class C { extension(int) { public static int operator +(int a, int b) { $ } } }")]
    public async Task Reports_members_with_a_block_body(string member)
    {
        Assert.Empty(await StructuralRun.On(Bodies.OfStatements(member, 8)));
        Assert.Single(await StructuralRun.On(Bodies.OfStatements(member, 9)));
    }

    [Theory]
    [InlineData("static class C { extension(int a) { int M() => $; } }")]
    [InlineData("static class C { extension(int a) { int P => $; } }")]
    public async Task Reports_members_with_an_expression_body(string member)
    {
        Assert.Empty(await StructuralRun.On(Bodies.OfTerms(member, 8)));
        Assert.Single(await StructuralRun.On(Bodies.OfTerms(member, 9)));
    }
}
