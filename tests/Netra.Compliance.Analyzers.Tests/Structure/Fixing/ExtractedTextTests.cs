using Netra.Compliance.CodeFixes.Structure;

namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

/// <summary>What moves keeps its text, and the file its looks.</summary>
public sealed class ExtractedTextTests
{
    // What calls a local function cannot leave, so that it is known what will.
    private const string Calls =
        "\n        Stay();\n        Stay();\n        Stay();\n        Stay();\n        Stay();\n        "
        + "Stay();\n        void Stay() => F();\n    }";

    [Fact]
    public async Task Keeps_comments_and_blank_lines() => Assert.Contains(
        "    private static void WriteAll()\n    {\n        // Write all\n        F(); // one\n\n        /* two "
        + "*/\n        F();\n        F();\n    }\n",
        await Changed("// Write all\n        F(); // one\n\n        /* two */\n        F();\n        F();\n"),
        StringComparison.Ordinal);

    [Fact]
    public async Task Leaves_literals_of_several_lines_as_they_are() => Assert.Contains(
        "        // Write text\n        Use(@\"one\n  two\");\n        Use(1);\n        Use(2);\n    }\n",
        await Changed("// Write text\n        Use(@\"one\n  two\");\n        Use(1);\n        Use(2);\n"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Use(@\"one  \n\ttwo \n\");")]
    [InlineData("Use($@\"one {1}  \n        two \");")]
    [InlineData("Use(\"\"\"\n            # one  \n              two\t\n            \"\"\");")]
    [InlineData("Use(@\"one \r\n two\u0085 \n\");")]
    public async Task Keeps_every_character_of_a_literal(string statement) => Assert.Contains(
        $"        // Write text\n        {statement}\n        Use(1);\n        Use(2);\n    }}\n",
        await Changed(
            $"if (F2())\n        {{\n            // Write text\n            {statement}\n            "
            + $"Use(1);\n            Use(2);\n        }}\n", literal: true), StringComparison.Ordinal);

    [Fact]
    public async Task Takes_nested_statements_to_the_left() => Assert.Contains(
        "    private static void WriteTwice()\n    {\n        // Write twice\n        F();\n        if "
        + "(true)\n        {\n            F();\n        }\n    }\n",
        await Changed(
            "if (F2())\n        {\n            // Write twice\n            F();\n            if (true)\n            "
            + "{\n                F();\n            }\n        }\n"), StringComparison.Ordinal);

    [Fact]
    public async Task Keeps_the_line_endings_of_the_file()
    {
        var source = Source("// Write all\n        F();\n        F();\n        F();\n").ReplaceLineEndings("\r\n");
        var changed = await new Fixed(new ExtractMethodFix(), source).TextAsync();
        Assert.NotEqual(source, changed);
        Assert.Equal(changed.ReplaceLineEndings("\r\n"), changed);
    }

    [Fact]
    public async Task Puts_the_new_method_right_behind_the_member()
    {
        var changed = await Changed("// Write all\n        F();\n        F();\n        F();\n");
        Assert.Contains("        WriteAll();\n" + Calls + "\n\n    private static void WriteAll()\n", changed,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_no_name_that_the_type_has()
    {
        var changed = await Changed(
            "// Write all\n        F();\n        F();\n        F();\n", "public void WriteAll() { }\n\n    ");
        Assert.Contains("WriteAllForM();\n", changed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_no_name_that_a_base_type_has()
    {
        var changed =
            await new Fixed(new ExtractMethodFix(),
                Source("// Write all\n        F();\n        F();\n        F();\n")
                    .Replace("class C", "class B { public void WriteAll() { } }\npublic class C : B",
                        StringComparison.Ordinal)).TextAsync();
        Assert.Contains("        WriteAllForM();\n", changed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_no_name_that_means_something_in_another_part()
    {
        var source = Source("// Write all\n        F();\n        F();\n        F();\n")
            .Replace("public class C", "public partial class C", StringComparison.Ordinal)
            + "static class X { public static void WriteAll(this C c) { } }\npartial class C { void N() => "
            + "this.WriteAll(); }\n";
        Assert.Contains("        WriteAllForM();\n", await new Fixed(new ExtractMethodFix(), source).TextAsync(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comes_to_an_end_when_it_is_repeated()
    {
        var changed = Host.Of(
            "public void M()\n    {\n"
                + string.Concat(Enumerable.Range(0, 40).Select(number => $"        Use({number});\n")) + "    }");
        for (var (last, passes) = ("", 0); changed != last && passes < 20; passes++)
        {
            (last, changed) = (changed, await new Fixed(new ExtractMethodFix(), changed).TextAsync());
        }

        Assert.Empty(await new Fixed(new ExtractMethodFix(), changed).TitlesAsync());
        Assert.True(changed.Split("private static void").Length is > 4 and < 12, changed);
    }

    [Fact]
    public async Task Shortens_every_member_when_all_are_fixed_at_once()
    {
        var changed = (await new Fixed(new ExtractMethodFix(), Three()).AllAsync())["Source.cs"];
        Assert.Equal(3, await new Fixed(new ExtractMethodFix(), Three()).CountAsync());
        Assert.Equal(0, await new Fixed(new ExtractMethodFix(), changed).CountAsync());
    }

    private static string Three() => Host.Of(string.Concat(Enumerable.Range(0, 3).Select(Member)));

    private static string Member(int number) =>
        $"public void M{number}()\n    {{\n"
            + string.Concat(Enumerable.Range(number * 100, 24).Select(line => $"        Use({line});\n"))
            + "    }\n\n    ";

    // A line break in a literal is not for the host to replace.
    private static Task<string> Changed(string statements, string before = "", bool literal = false) => new Fixed(
        new ExtractMethodFix(),
        literal
            ? Source("$", before).Replace("$", statements, StringComparison.Ordinal)
            : Source(statements, before)).TextAsync();

    private static string Source(string statements, string before = "") =>
        Host.Of(
            $"public static bool F2() => true;\n\n    {before}public void M()\n    {{\n        {statements}{Calls}");
}
