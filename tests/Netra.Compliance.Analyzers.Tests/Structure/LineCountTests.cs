using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Structure;

public sealed class LineCountTests
{
    [Theory]
    [InlineData("a++;\n\n\na++;")]
    [InlineData("a++; // why\n// why\n/* a */ /* b */\na++;")]
    [InlineData("/* why\nfor long */ a++;\na++;")]
    [InlineData("a++;\n#if NEVER\nb++;\n#endif\na++;")]
    [InlineData("#region A\na++;\n#endregion\na++;")]
    [InlineData("#pragma warning disable X\na++;\n#line 900\na++;\n#line default")]
    [InlineData("a++; a++;\na++;")]
    [InlineData("a\r++;")]
    [InlineData("a\r\n++;")]
    [InlineData("a\u2028++;")]
    [InlineData("a\u2029++;")]
    [InlineData("a\u0085++;")]
    [InlineData("/* why */ a /* how */ ++; /* when */\na++; // a // b")]
    [InlineData("/* why\n*/ a++; /* how\n*/\na++;")]
    [InlineData("#nullable disable\na++;\n#nullable restore\n#error no\na++;")]
    [InlineData("#if NEVER\nb++;\n#elif NEVER2\nb++;\n#else\na++;\n#endif\na++;")]
    public async Task Counts_lines_that_a_token_touches(string body) =>
        Assert.Equal("2", await StructuralRun.Counts(Lines.InMethod(body)));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n// why\n\n")]
    [InlineData("{\n}\n{\n{\n}\n}")]
    [InlineData("a++;\n#if NEVER\nb++;\nb++;\n#endif")]
    public async Task Counts_nothing_where_there_is_no_code(string body) =>
        Assert.Empty(await StructuralRun.Counts(Lines.InMethod(body)));

    [Theory, InlineData("\uFEFF"), InlineData("\uFEFF// why\n"), InlineData("#!/usr/bin/env dotnet\n")]
    public async Task Counts_alike_behind_what_begins_a_file(string begin) =>
        Assert.Equal("2", await StructuralRun.Counts(begin + Lines.InMethod("a++;\na++;")));

    [Fact]
    public async Task Counts_alike_without_a_final_line_break() =>
        Assert.Equal("2", await StructuralRun.Counts(Lines.InMethod("a++;\na++;").TrimEnd()));

    [Fact]
    public async Task Counts_the_active_branch_of_a_directive() =>
        Assert.Equal(
            "3", await StructuralRun.Counts(Lines.InMethod("#if !NEVER\na++;\na++;\n#else\nb++;\n#endif\na++;")));

    [Theory]
    [InlineData("class C { void M() { a(; b( \n } } } ) ( \n class")]
    [InlineData("class C { void M(\n{ if (\n")]
    [InlineData("void M() => \n\n\n")]
    [InlineData("\"\"\"\n never closed")]
    public async Task Survives_broken_code(string source) =>
        Assert.DoesNotContain(
            await StructuralRun.On(source, ("netra_max_method_lines", "1")), finding => finding.Id == "AD0001");

    [Fact]
    public async Task Survives_a_very_long_expression() =>
        Assert.Equal("5000", await StructuralRun.Counts($"class C {{ int M() =>\n{Lines.Of(4999, "1 +")}\n1; }}"));
}
