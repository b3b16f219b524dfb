using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Structure;

public sealed class PackedStatementsTests
{
    [Theory]
    [InlineData("F();\nF();")]
    [InlineData("F(); // F(); F();")]
    [InlineData("F(); /* a; b */\nF();")]
    [InlineData("if (a) F();")]
    [InlineData("if (a) { F(); } else { F(); }")]
    [InlineData("for (;;) F();")]
    [InlineData("for (var i = 0; i < 1; i++) { F(); }")]
    [InlineData("do { F(); } while (a);")]
    [InlineData("try { F(); } catch { F(); } finally { F(); }")]
    [InlineData("F(\"a; b\"); ;")]
    [InlineData("F(); /* why */ ;")]
    [InlineData("F($\"{a} b; {c} d\");")]
    [InlineData("F(() => { F(); }, x => { F(); });")]
    [InlineData("F(new A { B = 1 }, c);")]
    [InlineData("F(@\"a;\nb; c\");")]
    [InlineData("_ = a switch { 1 => 2, _ => 3 };")]
    [InlineData("while (a) { F(); }")]
    public async Task Accepts_one_statement_a_line(string body) => Assert.Equal(0, await Packed(body));

    [Theory]
    [InlineData("F(); F();")]
    [InlineData("F();F();")]
    [InlineData("F();\tF();")]
    [InlineData("F(); /* why */ F();")]
    [InlineData("F(); F(); F();")]
    [InlineData("F(\n1); F();")]
    [InlineData("F(); ; F();")]
    [InlineData("F(); /* a */ ; /* b */ F();")]
    [InlineData("{ F(); } F();")]
    [InlineData("if (a) { F(); } F();")]
    [InlineData("F(() => { F(); F(); });")]
    [InlineData("switch (a) { case 1: F(); break; }")]
    [InlineData("int b = 1; int c = 2;")]
    [InlineData("void L() { } void M() { }")]
    [InlineData("F($\"{G(() => { F(); F(); })}\");")]
    public async Task Reports_a_line_that_holds_several(string body) => Assert.Equal(1, await Packed(body));

    [Fact]
    public async Task Reports_each_such_line_once() => Assert.Equal(2, await Packed("F(); F(); F();\nF();\nF(); F();"));

    [Fact]
    public async Task Points_at_the_statement_to_move()
    {
        var finding = Assert.Single(await StructuralRun.On("class C { void M() {\na(); return; } }"));
        Assert.Equal("(1,5)-(1,11)", finding.Location.GetLineSpan().Span.ToString());
    }

    [Fact]
    public async Task Reports_top_level_statements() => Assert.Single(await StructuralRun.On("F(); G();"));

    [Theory]
    [InlineData("class C { int P { get; set; } int Q { get; init; } }")]
    [InlineData("class A { } class B { }")]
    [InlineData("using A; using B;")]
    [InlineData("class A { int b; int c; }")]
    [InlineData("enum E { A } enum F { B }")]
    public async Task Judges_statements_alone(string source) => Assert.Empty(await StructuralRun.On(source));

    [Theory, InlineData("F(); F(;"), InlineData("F(; } F();"), InlineData("if ( ; else ; F();")]
    public async Task Survives_broken_code(string body) =>
        Assert.DoesNotContain(await StructuralRun.On(Lines.InMethod(body)), finding => finding.Id == "AD0001");

    private static async Task<int> Packed(string body) =>
        (await StructuralRun.On(Lines.InMethod(body))).Count(finding => finding.Id == "NETRA1003");
}
