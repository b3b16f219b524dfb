using Netra.Compliance.Analyzers.Structure;
using Netra.Compliance.Analyzers.Tests.Running;
using Netra.Compliance.CodeFixes.Structure;

namespace Netra.Compliance.Analyzers.Tests.Structure;

public sealed class PackedStatementsFixTests
{
    [Fact]
    public Task Breaks_between_statements() =>
        Verify("        F(); {|NETRA1003:F|}(); F();", "        F();\n        F();\n        F();");

    [Fact]
    public Task Keeps_comments_where_they_belong() =>
        Verify("        F(); /* first */ {|NETRA1003:F|}(); // second", "        F(); /* first */\n        F(); // second");

    [Fact]
    public Task Breaks_around_the_statements_of_a_block() =>
        Verify("        if (true) { F(); {|NETRA1003:F|}(); }", "        if (true) {\n            F();\n            F();\n        }");

    [Fact]
    public Task Breaks_the_section_of_a_switch() => Verify(
        "        switch (1)\n        {\n            case 1: F(); {|NETRA1003:break|};\n        }",
        "        switch (1)\n        {\n            case 1:\n                F();\n                break;\n        }");

    [Fact]
    public Task Breaks_all_at_once() => Verify(
        "        F(); {|NETRA1003:F|}();\n        if (true) { F(); {|NETRA1003:F|}(); }\n        F(); {|NETRA1003:F|}();",
        "        F();\n        F();\n        if (true) {\n            F();\n            F();\n        }\n        F();\n        F();");

    private static Task Verify(string body, string changed) =>
        new FixTest<StructureAnalyzer, PackedStatementsFix>(InMethod(body), InMethod(changed)).RunAsync();

    private static string InMethod(string body) => $"class C\n{{\n    void F()\n    {{\n{body}\n    }}\n}}\n".ReplaceLineEndings();
}
