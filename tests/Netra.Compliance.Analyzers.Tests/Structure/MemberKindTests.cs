using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Structure;

public sealed class MemberKindTests
{
    [Theory]
    [InlineData("class C { void M() { $ } }")]
    [InlineData("class C { C() { $ } }")]
    [InlineData("class C { static C() { $ } }")]
    [InlineData("class C { ~C() { $ } }")]
    [InlineData("class C { int P { get { $ } } }")]
    [InlineData("class C { int P { set { $ } } }")]
    [InlineData("class C { int P { init { $ } } }")]
    [InlineData("class C { int this[int i] { get { $ } } }")]
    [InlineData("class C { event E E { add { $ } remove { } } }")]
    [InlineData("class C { event E E { add { } remove { $ } } }")]
    [InlineData("class C { public static C operator +(C a, C b) { $ } }")]
    [InlineData("class C { public static C operator checked +(C a, C b) { $ } }")]
    [InlineData("class C { public static explicit operator int(C a) { $ } }")]
    [InlineData("class C { public static explicit operator checked int(C a) { $ } }")]
    [InlineData("class C { void I.M() { $ } }")]
    [InlineData("class C { int I.P { get { $ } } }")]
    [InlineData("class C { int I.this[int i] { get { $ } } }")]
    [InlineData("class C { event E I.E { add { $ } remove { } } }")]
    [InlineData("class C { static C I<C>.operator +(C a, C b) { $ } }")]
    [InlineData("class C { static explicit I<C>.operator int(C a) { $ } }")]
    [InlineData("class C { public static bool operator true(C a) { $ } }")]
    [InlineData("partial class C { partial void M() { $ } }")]
    [InlineData("partial class C { public partial int P { get { $ } set { $$ } } }")]
    [InlineData("class C(int a) { void M() { $ } }")]
    [InlineData("struct C { readonly void M() { $ } }")]
    [InlineData("record C { void M() { $ } }")]
    [InlineData("record struct C(int A) { void M() { $ } }")]
    [InlineData("record C(int A) { public C(string s) : this(1) { $ } }")]
    [InlineData("ref struct C { void M() { $ } }")]
    [InlineData("interface C { void M() { $ } }")]
    [InlineData("interface C { int P { get { $ } } }")]
    [InlineData("interface C { static virtual void M() { $ } }")]
    [InlineData("file class C { void M() { $ } }")]
    [InlineData("namespace A { namespace B { class C { class D { void M() { $ } } } } }")]
    [InlineData("namespace A; class C { void M() { $ } }")]
    public async Task Reports_each_kind_of_block_body(string member)
    {
        Assert.Empty(await StructuralRun.On(Bodies.OfStatements(member, 8)));
        Assert.Single(await StructuralRun.On(Bodies.OfStatements(member, 9)));
    }

    [Theory]
    [InlineData("class C { int M() => $; }")]
    [InlineData("class C { C() => $; }")]
    [InlineData("class C { int P => $; }")]
    [InlineData("class C { int P { get => $; } }")]
    [InlineData("class C { int this[int i] => $; }")]
    [InlineData("class C { public static int operator +(C a, C b) => $; }")]
    [InlineData("class C { Func<int> f = () => $; }")]
    [InlineData("class C { Func<int> P { get; } = () => $; }")]
    [InlineData("class C { C() : this(() => $) { } }")]
    [InlineData("class C(int a) : B(() => $) { }")]
    [InlineData("record C(int A) : B(() => $) { }")]
    [InlineData("class C { ~C() => $; }")]
    [InlineData("class C { event E E { add => $; remove => a(); } }")]
    [InlineData("class C { public static implicit operator int(C a) => $; }")]
    [InlineData("class C { void M() { int Local() => $; } }")]
    public async Task Reports_each_kind_of_expression_body(string member)
    {
        Assert.Empty(await StructuralRun.On(Bodies.OfTerms(member, 8)));
        Assert.Single(await StructuralRun.On(Bodies.OfTerms(member, 9)));
    }

    [Theory]
    [InlineData("class C { Action f = () => { $ }; }")]
    [InlineData("class C { Action f = delegate { $ }; }")]
    [InlineData("class C { Action[] f = [() => { $ }, x => { $$ }]; }")]
    [InlineData("class C { Action P { get; } = () => { $ }; }")]
    [InlineData("class C { event Action E = () => { $ }; }")]
    public async Task Reports_a_function_in_an_initialiser(string member)
    {
        Assert.Empty(await StructuralRun.On(Bodies.OfStatements(member, 8)));
        Assert.Single(await StructuralRun.On(Bodies.OfStatements(member, 9)));
    }

    [Theory]
    [InlineData("class C { extern void M(); }")]
    [InlineData("abstract class C { abstract void M(); }")]
    [InlineData("partial class C { partial void M(); }")]
    [InlineData("interface C { int P { get; set; } }")]
    [InlineData("class C { void M() { static extern void Local(); } }")]
    public async Task Accepts_members_without_a_body(string member) =>
        Assert.Empty(await StructuralRun.On(member.Replace(" ", "\n"), ("netra_max_method_lines", "5")));

    [Fact]
    public async Task Does_not_judge_data_in_an_initialiser() =>
        Assert.Empty(await StructuralRun.On($"class C {{ int[] f = [\n{Lines.Of(40, "1,")}\n]; }}"));
}
