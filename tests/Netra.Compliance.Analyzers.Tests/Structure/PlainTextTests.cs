using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.Compliance.Analyzers.Counting;
using Netra.Compliance.Analyzers.Tests.House;

namespace Netra.Compliance.Analyzers.Tests.Structure;

/// <summary>The short way of counting, by characters, tells what the long way by tokens tells, or nothing.</summary>
public sealed class PlainTextTests
{
    [Theory]
    [InlineData("a();\nb(); // say \"so\n// c();\n\nd();", 3)]
    [InlineData("if (a)\n{\n    b();\n}\nelse\n{\n    c();\n}", 4)]
    [InlineData("a(b =>\n{\n    c();\n});", 2)]
    [InlineData("a(\"http://b\");\nc('\"');\nd();", 3)]
    [InlineData("var x = (int)a(1);\nreturn b(new C<int>(2), x > 3 ? 4 : 5);", 2)]
    [InlineData("await a();\nthrow new B();", 2)]
    [InlineData("a(); /* b\n */ c();", 2)]
    [InlineData("a(); /* b();\n c(\"\n\n */ d();", 2)]
    [InlineData("/* a */ /* b */ c(d());\n/**/\n/* e */ // f\n;", 2)]
    [InlineData("a(\"/*\");\n/* \" ' */ b(); /* c */\n// /* d\ne();", 3)]
    [InlineData("a();\n#if B\nc(;\n#else\nd();\n#endif\ne();", 3)]
    [InlineData("a();\n#if !B\nc();\n#if D\n/* \" d();\n#endif\ne();\n#elif F\n f(;\n#endif", 3)]
    [InlineData("a();\n  #region /* b\nc();\n#endregion\n#pragma warning disable X\nd();", 3)]
    public void Counts_what_characters_can_tell(string body, int lines) =>
        Assert.Equal((lines, lines), (Plain(Parse(body)), Tokens(Parse(body))));

    [Theory]
    [InlineData("void F() { }")]
    [InlineData("static async Task F() { }")]
    [InlineData("List<int> F() => [];")]
    [InlineData("int[] F() => [];")]
    [InlineData("int? F() => 1;")]
    [InlineData("(int, int) F() => (1, 2);")]
    [InlineData("static (int, int)F() => (1, 2);")]
    [InlineData("(int a,\nint b) F() => (1, 2);")]
    [InlineData("a(); (int, int) F() => (1, 2);")]
    [InlineData("int\nF() => 1;")]
    [InlineData("int F\n() => 1;")]
    [InlineData("T F<T>(T a) => a;")]
    [InlineData("T F<\nT>(T a) => a;")]
    [InlineData("int* F() => null;")]
    [InlineData("a(() => { void F() { } F(); });")]
    public void Leaves_local_functions_to_the_tokens(string body) => Assert.Null(Plain(Parse(body)));

    [Theory]
    [InlineData("a(@\"\n\");")]
    [InlineData("a($@\"\n\");")]
    [InlineData("a(\"\"\"\n  b\n  \"\"\");")]
    [InlineData("a($\"{\nb}\");")]
    [InlineData("a(\"\\\\\"); // b")]
    [InlineData("a(); int /* b */ F() => 1;")]
    [InlineData("a(/* b */ c());")]
    [InlineData("a(;")]
    public void Leaves_what_misleads_to_the_tokens(string body) => Assert.Null(Plain(Parse(body)));

    [Fact]
    public void Agrees_with_the_tokens_on_all_sources_of_this_project()
    {
        var bodies = Repository.Sources().SelectMany(file => Bodies(File.ReadAllText(file))).ToList();

        Assert.All(bodies, body => Assert.Contains(Plain(body), new int?[] { null, Tokens(body) }));
        Assert.InRange(bodies.Count(body => Plain(body) is not null), bodies.Count / 2, bodies.Count);
    }

    private static BlockSyntax Parse(string body) => Bodies($"class C {{ void M() {{\n{body}\n}} }}").First();

    private static IEnumerable<BlockSyntax> Bodies(string source) => CSharpSyntaxTree.ParseText(source)
        .GetRoot()
        .DescendantNodes()
        .OfType<BlockSyntax>()
        .Where(block => block.Statements.Count > 0);

    private static int? Plain(BlockSyntax block) => PlainText.Count(
        block.SyntaxTree.GetText(), block,
        TextSpan.FromBounds(block.Statements[0].SpanStart, block.Statements.Last().Span.End));

    // None where a local function is set aside.
    private static int? Tokens(BlockSyntax block)
    {
        var counter = new CodeLineCounter(block.SyntaxTree.GetText(), countsEachLiteralLine: false);
        block.Statements.ToList().ForEach(counter.Add);
        return counter.LocalFunctions.Count == 0 ? counter.Count : null;
    }
}
