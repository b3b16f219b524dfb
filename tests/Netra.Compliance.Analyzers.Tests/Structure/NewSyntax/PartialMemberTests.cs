using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Structure.NewSyntax;

public sealed class PartialMemberTests
{
    [Theory]
    [InlineData("partial class C { public partial C() { $ } }")]
    [InlineData("partial class C { public partial event E E { add { $ } remove { } } }")]
    [InlineData("partial class C { public partial int this[int i] { get { $ } set { $$ } } }")]
    [InlineData("class C { int P { get; set { $ } } = 1; }")]
    [InlineData("class C { C Self; void operator +=(C a) { $ } }")]
    [InlineData("class C { void operator checked ++() { $ } }")]
    public async Task Reports_each_kind_of_body(string member)
    {
        Assert.Empty(await StructuralRun.On(Bodies.OfStatements(member, 8)));
        Assert.Single(await StructuralRun.On(Bodies.OfStatements(member, 9)));
    }
}
