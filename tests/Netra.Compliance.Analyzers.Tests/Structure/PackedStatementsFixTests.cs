using Netra.Compliance.Analyzers.Structure;
using Netra.Compliance.Analyzers.Tests.Running;
using Netra.Compliance.Analyzers.Tests.Structure.Fixing;
using Netra.Compliance.CodeFixes.Structure;

namespace Netra.Compliance.Analyzers.Tests.Structure;

public sealed class PackedStatementsFixTests
{
    [Fact]
    public Task Breaks_between_statements() =>
        Verify("        F(); {|NETRA1003:F|}(); F();", "        F();\n        F();\n        F();");

    [Fact]
    public Task Keeps_comments_where_they_belong() =>
        Verify("        F(); /* first */ {|NETRA1003:F|}(); // second",
            "        F(); /* first */\n        F(); // second");

    [Fact]
    public Task Breaks_around_the_statements_of_a_block() =>
        Verify("        if (true) { F(); {|NETRA1003:F|}(); }",
            "        if (true) {\n            F();\n            F();\n        }");

    [Fact]
    public Task Breaks_the_section_of_a_switch() => Verify(
        "        switch (1)\n        {\n            case 1: F(); {|NETRA1003:break|};\n        }",
        "        switch (1)\n        {\n            case 1:\n                F();\n                break;\n        }");

    [Fact]
    public Task Breaks_all_at_once() => Verify(
        "        F(); {|NETRA1003:F|}();\n        if (true) { F(); {|NETRA1003:F|}(); }\n        F(); "
        + "{|NETRA1003:F|}();",
        "        F();\n        F();\n        if (true) {\n            F();\n            F();\n        }\n        "
        + "F();\n        F();");

    [Fact]
    public Task Keeps_every_character_of_a_literal() =>
        Verify("        var a = @\"x  \n y \"; {|NETRA1003:F|}();", "        var a = @\"x  \n y \";\n        F();");

    // A line break there would be seen.
    [Theory]
    [InlineData("var a = $\"{new System.Func<int>(() => { F(); return 1; })()}\";")]
    [InlineData("Tell(() => { F(); F(); });")]
    public async Task Leaves_statements_in_a_text(string statement) => Assert.Equal(
        InMethod($"{Told}\n        F();\n        F();\n        {statement}"),
        (await new Fixed(new PackedStatementsFix(),
            InMethod($"{Told}\n        F(); F();\n        {statement}")).AllAsync())["Source.cs"]);

    [Fact]
    public async Task Keeps_line_endings_and_tabs_of_the_file()
    {
        const string Source =
            "class C\r\n{\r\n\tvoid F()\r\n\t{\r\n\t\tif (true) { F(); F(); }\r\n\t\tF(); F();\r\n\t}\r\n}\r\n";
        var changed = (await new Fixed(new PackedStatementsFix(), Source).AllAsync())["Source.cs"];
        Assert.Equal(
            "class C\r\n{\r\n\tvoid F()\r\n\t{\r\n\t\tif (true) "
            + "{\r\n\t\t\tF();\r\n\t\t\tF();\r\n\t\t}\r\n\t\tF();\r\n\t\tF();\r\n\t}\r\n}\r\n", changed);
    }

    private const string Told =
        "        static void Tell(System.Action what, "
        + "[System.Runtime.CompilerServices.CallerArgumentExpression(\"what\")] string text = \"\") { }";

    private static Task Verify(string body, string changed) =>
        new FixTest<StructureAnalyzer, PackedStatementsFix>(InMethod(body), InMethod(changed)).RunAsync();

    private static string InMethod(string body) =>
        $"class C\n{{\n    void F()\n    {{\n{body}\n    }}\n}}\n".ReplaceLineEndings();
}
