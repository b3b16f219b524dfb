using Netra.Compliance.CodeFixes.Structure;

namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

public sealed class MoveTypeFixTests
{
    private const string Header = "// The header.\n#nullable enable\nusing System;\n\n";
    private static readonly string Long = string.Concat(Enumerable.Repeat("    // line\n", 280));

    [Fact]
    public async Task Moves_a_type_with_header_usings_and_namespace()
    {
        var files =
            await Files(
                $"{Header}namespace N;\n\nclass A\n{{\n{Long}}}\n\n/// <summary>B.</summary>\nclass B\n{{\n    "
                + $"Action? _a = null;\n    object F() => _a!;\n{Spare}}}\n");
        Assert.Equal(
            $"{Header}namespace N;\n\n/// <summary>B.</summary>\nclass B\n{{\n    Action? _a = null;\n    object F() "
            + $"=> _a!;\n{Spare}}}\n", files["B.cs"]);
        Assert.Equal($"{Header}namespace N;\n\nclass A\n{{\n{Long}}}\n", files["Source.cs"]);
    }

    [Fact]
    public async Task Keeps_a_namespace_with_braces()
    {
        var files =
            await Files(
                $"namespace N\n{{\n    class A\n    {{\n{Long}    }}\n\n    enum B\n    {{\n        One,\n{Spare}    "
                + $"}}\n}}\n");
        Assert.Equal($"namespace N\n{{\n    enum B\n    {{\n        One,\n{Spare}    }}\n}}\n", files["B.cs"]);
        Assert.Equal($"namespace N\n{{\n    class A\n    {{\n{Long}    }}\n}}\n", files["Source.cs"]);
    }

    [Fact]
    public async Task Leaves_the_type_that_the_file_is_named_after() => Assert.Equal(
        ["Move 'Kind' to its own file"],
        await new Fixed(new MoveTypeFix(), $"enum Kind\n{{\n}}\n\nclass Large\n{{\n{Long}{Spare}}}\n",
            "/src/Large.cs").TitlesAsync());

    [Fact]
    public async Task Puts_the_file_beside_the_other_in_its_encoding()
    {
        var source = $"class A\n{{\n{Long}}}\n\nclass B\n{{\n{Spare}}}\n".ReplaceLineEndings("\r\n");
        var project = await new Fixed(new MoveTypeFix(), source).ProjectAsync();
        var moved = project.Documents.Single(document => document.Name == "B.cs");
        var text = await moved.GetTextAsync();
        Assert.Equal(("/src/B.cs", "Folder"), (moved.FilePath, Assert.Single(moved.Folders)));
        Assert.Equal(3, text.Encoding!.GetPreamble().Length);
        Assert.Equal(text.ToString().ReplaceLineEndings("\r\n"), text.ToString());
    }

    [Fact]
    public async Task Takes_no_name_that_a_file_has() =>
        Assert.Contains(
            "B.2.cs", (await Files($"class A\n{{\n{Long}}}\n\nclass B\n{{\n{Spare}}}\n", "/src/b.cs")).Keys);

    [Fact]
    public async Task Leaves_the_documentation_of_the_first_type_to_it()
    {
        var files =
            await Files(
                $"// The header.\n\n/// <summary>A.</summary>\nclass A\n{{\n{Long}}}\n\n/// "
                + $"<summary>B.</summary>\nclass B\n{{\n{Spare}}}\n");
        Assert.Equal($"// The header.\n\n/// <summary>B.</summary>\nclass B\n{{\n{Spare}}}\n", files["B.cs"]);
    }

    [Fact]
    public async Task Names_the_new_file_in_its_header()
    {
        var files = await Files(
            $"// <copyright file=\"Source.cs\" />\nnamespace N;\n\nclass A\n{{\n{Long}}}\n\nclass B\n{{\n{Spare}}}\n");
        Assert.StartsWith("// <copyright file=\"B.cs\" />\n", files["B.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_what_is_switched_before_all_code_along() => Assert.StartsWith(
        "#pragma warning disable CS0169\nusing System;\n",
        (await Files(
            $"#pragma warning disable CS0169\nusing System;\n\nclass A\n{{\n{Long}}}\n\nclass B\n{{\n    int "
            + $"_b;\n{Spare}}}\n"))["B.cs"], StringComparison.Ordinal);

    [Fact]
    public async Task Leaves_global_usings_where_they_are() => Assert.StartsWith(
        "using System.IO;\n\nclass B\n",
        (await Files(
            $"global using System;\nusing System.IO;\n\nclass A\n{{\n{Long}}}\n\nclass B\n{{\n{Spare}}}\n"))["B.cs"],
        StringComparison.Ordinal);

    [Fact]
    public async Task Takes_the_one_of_several_namespaces_along()
    {
        var files =
            await Files(
                $"namespace M\n{{\n    class A\n    {{\n{Long}    }}\n}}\n\nnamespace N\n{{\n    class B\n    "
                + $"{{\n{Spare}    }}\n}}\n");
        Assert.Equal($"namespace N\n{{\n    class B\n    {{\n{Spare}    }}\n}}\n", files["B.cs"]);
        Assert.Equal($"namespace M\n{{\n    class A\n    {{\n{Long}    }}\n}}\n", files["Source.cs"]);
    }

    [Fact]
    public async Task Offers_nothing_for_what_asks_for_its_file() => Assert.Empty(await Titles(
        $"class A\n{{\n{Long}}}\n\nclass B\n{{\n    public static string "
        + $"Of([System.Runtime.CompilerServices.CallerFilePath] string path = \"\") => path;\n    string _a = "
        + $"Of();\n    string F() => _a;\n{Spare}}}\n"));

    [Fact]
    public async Task Offers_nothing_for_a_part_that_is_initialised_after_another() => Assert.Empty(await Titles(
        $"partial class A\n{{\n    static int _a = 1;\n    public int F() => _a + _b;\n{Long}}}\n\npartial class "
        + $"A\n{{\n    static int _b = _a + 1;\n{Spare}}}\n"));

    [Theory]
    [InlineData("class B\n{\n    [System.Runtime.CompilerServices.ModuleInitializer] internal static void F() { }\n",
        "")]
    [InlineData("class B\n{\n    class C { [System.Runtime.CompilerServices.ModuleInitializer] internal static void "
        + "F() { } }\n", "")]
    [InlineData("partial class B\n{\n    internal static partial void F() { }\n",
        "partial class B { [System.Runtime.CompilerServices.ModuleInitializer] internal static partial void F(); }")]
    [InlineData("partial record B\n{\n    public int X { get; init; }\n",
        "partial record B { public int Y { get; init; } }")]
    [InlineData("partial record B\n{\n    public int X { get; init; }\n", "partial record B(int Y);")]
    [InlineData("partial struct B\n{\n    public int X;\n", "partial struct B { public byte Y; }")]
    [InlineData("partial interface B\n{\n    void F();\n", "partial interface B { void G(); }")]
    [InlineData("class D { public D(string path) { } }\nclass B() : D(E.Of())\n{\n",
        "static class E { public static string Of([System.Runtime.CompilerServices.CallerFilePath] string path = "
        + "\"\") => path; }")]
    [InlineData("class B\n{\n    public string F() => T.Name;\n",
        "file static class T { public static string Name => \"\"; }")]
    public async Task Offers_nothing_where_the_order_of_files_matters(string type, string other) =>
        Assert.DoesNotContain(
            "Move 'B' to its own file", await Titles($"{other}\nclass A\n{{\n{Long}}}\n\n{type}{Spare}}}\n"));

    [Theory]
    [InlineData("partial class B\n{\n    void F() { }\n", "partial class B { int _g = 1; int G() => _g; }")]
    [InlineData("partial record B(int X)\n{\n", "partial record B { public int G() => X; }")]
    public async Task Moves_a_part_that_has_nothing_in_an_order(string type, string other) =>
        Assert.Contains(
            "Move 'B' to its own file", await Titles($"class A\n{{\n{Long}}}\n\n{type}{Spare}}}\n\n{other}\n"));

    [Fact]
    public async Task Moves_as_many_types_as_it_takes_when_all_are_fixed_at_once()
    {
        var source = $"class A\n{{\n{Long}}}\n\nclass B\n{{\n{Long}}}\n\nclass C\n{{\n{Spare}}}\n\nclass D\n{{\n}}\n";
        var files = await new Fixed(new MoveTypeFix(), source).AllAsync();
        Assert.Equal(["B.cs", "C.cs", "Source.cs"], files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Names_a_generic_type_by_its_parameters() =>
        Assert.Contains("B{T,U}.cs", (await Files($"class A\n{{\n{Long}}}\n\nclass B<T, U>\n{{\n{Spare}}}\n")).Keys);

    [Fact]
    public async Task Offers_each_type_but_the_first_the_largest_first() => Assert.Equal(
        ["Move 'C' to its own file", "Move 'B' to its own file"],
        await Titles($"class A\n{{\n{Long}}}\n\nclass B\n{{\n}}\n\nclass C\n{{\n{Spare}}}\n"));

    [Fact]
    public async Task Moves_one_part_of_a_partial_type() =>
        Assert.Contains("B.cs",
            (await Files(
                $"partial class A\n{{\n{Long}}}\n\npartial class B\n{{\n{Spare}}}\n\npartial class A\n{{\n}}\n")).Keys);

    [Fact]
    public async Task Offers_nothing_for_a_file_of_one_type() =>
        Assert.Empty(await Titles($"class A\n{{\n{Long}{Spare}}}\n"));

    [Fact]
    public async Task Offers_nothing_for_a_type_of_the_file_alone() =>
        Assert.Empty(await Titles($"class A\n{{\n{Long}}}\n\nfile class B\n{{\n{Spare}}}\n"));

    [Fact]
    public async Task Offers_nothing_where_another_type_needs_its_file() =>
        Assert.Empty(
            await Titles(
                $"file class A\n{{\n{Long}}}\n\nclass B\n{{\n    object _a = new A();\n    object F() => "
                + $"_a;\n{Spare}}}\n"));

    [Fact]
    public async Task Offers_nothing_among_directives() =>
        Assert.Empty(await Titles($"class A\n{{\n{Long}}}\n#if X\n#endif\n\nclass B\n{{\n{Spare}}}\n"));

    // Its line would take the other along.
    [Theory]
    [InlineData("class B { } class C\n{\n", "\n}\n")]
    [InlineData("class B\n{\n", "} class C { }\n")]
    public async Task Offers_nothing_for_types_that_share_a_line(string before, string behind) =>
        Assert.Empty(await Titles($"class A\n{{\n{Long}}}\n\n{before}{Spare}{behind}"));

    [Fact]
    public async Task Leaves_types_that_share_a_line_behind()
    {
        var files = await Files($"class A {{ }} class B {{ }} class C\n{{\n{Long}}}\n\nclass D\n{{\n{Spare}}}\n");
        Assert.Equal($"class D\n{{\n{Spare}}}\n", files["D.cs"]);
        Assert.Equal($"class A {{ }} class B {{ }} class C\n{{\n{Long}}}\n", files["Source.cs"]);
    }

    [Fact]
    public async Task Offers_nothing_within_the_limit() =>
        Assert.Empty(await Titles($"class A\n{{\n{Long}}}\n\nclass B\n{{\n}}\n"));

    private static string Spare { get; } = string.Concat(Enumerable.Repeat("    // spare\n", 30));

    private static Task<IReadOnlyDictionary<string, string>> Files(string source, string path = "/src/Source.cs") =>
        new Fixed(new MoveTypeFix(), source, path).FilesAsync();

    private static Task<string[]> Titles(string source) => new Fixed(new MoveTypeFix(), source).TitlesAsync();
}
