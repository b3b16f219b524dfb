namespace Netra.Compliance.Analyzers.Tests.Robustness;

/// <summary>Sources that are hard on whoever reads them.</summary>
internal static class TrickySources
{
    private const string Quotes = "\"\"\"";

    public static readonly string[] All =
    [
        "", " ", "\n", "\r", "\u2028", "\0", "\uD800", "\uFEFF", "\uFEFF\uFEFF", "\u001A", "// only a comment",
        "/* never closed", "/// <summary>", "/**/",
        "#", "#if", "#if A\nclass C {", "#else", "#endif", "#region\n", "#endregion", "#line", "#line 0",
        "#line 99999999 \"\"", "#line hidden", "#line (1,1)-(0,0) \"\"",
        "#pragma", "#pragma warning disable NETRA1002,", "#nullable", "#!/usr/bin/env dotnet", "#:package X@1",
        "#r \"x\"", "#load \"x\"", "#error", "#define X\nclass C { } #define Y",
        "\"", "@\"", "$\"", "$@\"{", "$\"{", "$\"{a:", "'", "'\\", Quotes, "$" + Quotes, "$$" + Quotes + "{{{",
        Quotes + "\n", Quotes + "\n x\n" + Quotes + "u8", "\"\"u8;",
        "class", "class C", "class C {", "class C { void", "class C { void M", "class C { void M(",
        "class C { void M() {", "class C { void M() =>", "class C { int P {", "class C { int P { get",
        "class C { this[] }", "class C { operator }", "class C { explicit operator }", "class C { ~ }",
        "class C { event }", "class C { delegate }", "class C(", "class C : ", "class C<", "class C<T> where",
        "record", "record struct", "struct S { ref struct", "interface I { static abstract }", "enum E { A =",
        "namespace", "namespace N;", "namespace N { namespace", "file class", "extension(int a) { }",
        "using", "using static", "using X =", "global using", "extern alias", "[assembly:",
        "[assembly: Netra.Compliance.RevenuePortfolio()]", "[assembly: Netra.Compliance.PlannedCriticalTest(, 1)]",
        "[assembly: Netra.Compliance.PlannedCriticalTest(1, null, 2)]", "[module: X]", "return", "await", "yield",
        "goto", "case 1:", "break;", "}", "{{{{", "}}}}", ";;;;",
        "x => ", "() => {", "async () => { await", "delegate {", "from x in", "from x in y group", "switch",
        "a switch {", "a is", "a is { P: ", "a with {", "new", "new()", "new[] {", "[..", "stackalloc", "checked(",
        "sizeof", "typeof(", "nameof(", "default(", "ref", "__arglist(", "__makeref(",
        "void F() { } void F() { }", "class C { void M() { void M() { void M() { } } } }",
        "class C : C { C() : this() { } }", "class A : B { } class B : A { }", "interface I : I { }",
        "struct S { S s; }", "partial class C; class C; record C;",
        "class C { partial void M(); partial void M(); partial int P { get; } partial C(); partial event "
        + "System.Action E; }",
        "class C { int P { get; get; set; init; } int this[int i] { get; } event System.Action E { add; } }",
        "class C { static extern void M() { } abstract void N() { } }",
        "unsafe class C { delegate*<int, void> f; fixed int b[3]; }",
        "class C { public static C operator checked +(C a, C b) => a; public static explicit operator checked int(C "
        + "a) => 0; }",
        "static class E { extension<T>(T t) where T : class { public int M() => 1; public static int P { get => 1; } "
        + "} extension }",
    ];

    private static readonly string[] Bodies =
    [
        "", ";", "return", "throw;", "throw null;", "Assert", "Assert.", "Assert.Equal", "Assert.Equal(",
        "Assert.Equal()", "Assert.Equal(,)", "Assert.Equal(1)", "Assert.Equal(1, 2, 3, 4);", "Assert.True(x);",
        "Assert.True(x is var x);", "var x = x; Assert.Equal(x, x);", "var x = y; var y = x; Assert.Equal(x, y);",
        "int x; Assert.Equal(x, x);", "Assert.That(Is.);", "Assert.Throws<>(() => );",
        "Assert.Equal(default, default);", "Assert.Equal(null, null);", "Assert.Equal(new(), new());",
        "dynamic d = 1; Assert.Equal(d.X, d.X());", "M(); Assert.True(true);", "this.M();", "base.M();",
        "((System.Action)M)();", "L(); void L() { L(); Assert.Fail(); }",
        "var f = (int a) => f(a); Assert.Equal(1, f(1));", "new C();", "new C().M();", "x.Should().Be(x);", "x.Should(",
        "new Mock<C>().Setup(", "var m = new Mock<>(); m.Object", "Substitute.For<C>().M().Returns(", "A.Fake<C>()",
        "A.CallTo(() => );", "(1).ShouldBe(1);", "foreach (var (a, (b, c)) in d) Assert.Equal(a, b);",
        "(var a, var b) = (b, a); Assert.Equal(a, b);", "using var x = x;", "await using (x) { }",
        "await foreach (var x in x) { }", "lock (x) { } fixed (int* p = x) { }", "goto l; l: Assert.True(l);",
        "switch (x) { case var y when y: Assert.Equal(y, y); break; default: }",
        "Assert.Equal(x switch { }, x with { });", "Assert.Equal([..x], [..x]);",
        "Assert.Equal($\"{x:{y}}\", $\"{x\");", "Assert.Equal(from a in b select a, from a in b);",
        "ref int r = ref r; Assert.Equal(r, r);", "try { } catch", "try { } catch { }",
        "try { M(); } catch (X) when () { }", "try { M(); } catch (System.Exception e) { Assert.Null(e); } finally",
        "System.Threading.Thread.Sleep(", "System.DateTime.Now.", "Skip.If(true)", "Assert.Skip(",
        "Assert.Equal(stackalloc int[1], __arglist(1));",
    ];

    /// <summary>Tests that make little sense, or none.</summary>
    public static readonly string[] Tests = [.. Bodies.Select(InTest)];

    private static string InTest(string body) =>
        $$"""
        using Moq; using NSubstitute; using FakeItEasy; using Shouldly; using AwesomeAssertions; using Xunit;
        using Netra.Compliance;
        [CriticalTest(1, "x"), BusinessValue(1, "TODO")] class C {
        [Fact, Covers(null), ProvenBy(null)] void M() { {{body}} }
        [Theory, InlineData] [NUnit.Framework.Test] int N(int x) { {{body}} } [Fact(Skip = ] async int P => { {{body}} }
        """;
}
