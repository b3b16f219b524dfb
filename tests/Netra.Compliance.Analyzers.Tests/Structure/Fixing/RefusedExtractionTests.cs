using Netra.Compliance.CodeFixes.Structure;

namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

/// <summary>Pairs: what may leave, and what looks like it and may not.</summary>
public sealed class RefusedExtractionTests
{
    private const string NineCalls = "F();\nF();\nF();\nF();\nF();\nF();\nF();\nF();\nF();\n";

    private const string Callees =
        """
        static void Log([System.Runtime.CompilerServices.CallerMemberName] string name = "") => Use(name);

        static bool F2() => false;

        static MemoryStream Open(params int[] values) => new(values.Length);


        """;

    [Fact]
    public Task Offers_a_plain_run() => Offers(true, NineCalls);

    [Fact]
    public Task Offers_nothing_within_the_limit() => Offers(false, "F();\nF();\nF();\nF();\nF();\nF();\nF();\nF();\n");

    [Fact]
    public Task Offers_a_loop_with_its_own_break() =>
        Offers(true, Loop("for (;;)\n{\nF();\nF();\nbreak;\n}\n"));

    [Fact]
    public Task Refuses_a_break_that_leaves_the_run() =>
        Offers(false, Loop("if (a > 0)\nbreak;\nif (a > 1)\ncontinue;\n"));

    [Fact]
    public Task Refuses_inside_directives() => Offers(false, "#if A\nF();\n#endif\n" + NineCalls);

    [Fact]
    public Task Refuses_what_is_unsafe() => Offers(false, $"unsafe\n{{\n{NineCalls}}}\n");

    [Fact]
    public Task Refuses_what_asks_for_its_caller() => Offers(false, Nine("Log();"));

    [Fact]
    public Task Offers_what_is_told_its_caller() => Offers(true, Nine("Log(\"M\");"));

    [Fact]
    public Task Refuses_calls_of_a_local_function() => Offers(false, Nine("Local();") + "void Local() => F();\n");

    [Fact]
    public Task Offers_a_captured_variable_that_never_changes() =>
        Offers(true, "var b = a;\nUse(() => b);\n" + Nine("Use(b);"));

    [Fact]
    public Task Refuses_a_captured_variable_that_changes() =>
        Offers(false, "var b = a;\nAction c = () => b++;\n" + Nine("Use(b);") + "c();\n");

    [Fact]
    public Task Refuses_to_change_a_copy_of_a_struct() =>
        Offers(false, Nine("Use(a.MoveNext());"), "List<int>.Enumerator");

    [Fact]
    public Task Offers_what_reads_a_struct_that_cannot_change() =>
        Offers(true, Nine("Use(a.Negate());"), "TimeSpan");

    [Fact]
    public Task Refuses_what_a_handler_would_no_longer_see() =>
        Offers(false, "try\n{\n" + Nine("a += 1;") + "}\ncatch (Exception)\n{\nUse(a);\n}\n");

    [Fact]
    public Task Offers_what_no_handler_looks_at() =>
        Offers(true, "try\n{\n" + Nine("Use(a);") + "}\ncatch (Exception)\n{\nUse(a);\n}\n");

    [Fact]
    public Task Refuses_to_dispose_early() =>
        Offers(false, "using var b = Open(\na,\na,\na,\na,\na,\na,\na);\nUse(a);\n");

    [Fact]
    public Task Offers_what_is_never_disposed_of() =>
        Offers(true, "var b = Open(\na,\na,\na,\na,\na,\na,\na);\nUse(a);\n");

    [Fact]
    public async Task Refuses_top_level_code()
    {
        var code = new Fixed(new ExtractMethodFix(), NineCalls + "static void F() { }\n");
        Assert.Equal(1, await code.CountAsync());
        Assert.Empty(await code.TitlesAsync());
    }

    [Fact]
    public Task Refuses_broken_code() => Offers(false, NineCalls + "F(;\n");

    private static string Nine(string statement) => string.Concat(Enumerable.Repeat(statement + "\n", 9));

    private static string Loop(string body) =>
        "while (F2())\n{\n" + body + body.Replace("a >", "a + 1 >", StringComparison.Ordinal) + "}\n";

    private static async Task Offers(bool expected, string body, string type = "int")
    {
        var source = Host.Of($"{Callees}public void M({type} a)\n{{\n{body}}}\n");
        var titles = await new Fixed(new ExtractMethodFix(), source).TitlesAsync();
        Assert.Equal(expected ? new[] { "Extract method" } : [], titles);
    }
}
