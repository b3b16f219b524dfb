using Netra.Compliance.CodeFixes.Structure;

namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

public sealed class MoveTypeFixTests
{
    private const string Header = "// The header.\n#nullable enable\nusing System;\n\n";
    private static readonly string Long = string.Concat(Enumerable.Repeat("    // line\n", 280));

    [Fact]
    public async Task Moves_a_type_with_header_usings_and_namespace()
    {
        var files = await Files($"{Header}namespace N;\n\nclass A\n{{\n{Long}}}\n\n/// <summary>B.</summary>\nclass B\n{{\n    Action? _a = null;\n    object F() => _a!;\n{Spare}}}\n");
        Assert.Equal($"{Header}namespace N;\n\n/// <summary>B.</summary>\nclass B\n{{\n    Action? _a = null;\n    object F() => _a!;\n{Spare}}}\n", files["B.cs"]);
        Assert.Equal($"{Header}namespace N;\n\nclass A\n{{\n{Long}}}\n", files["Source.cs"]);
    }

    [Fact]
    public async Task Keeps_a_namespace_with_braces()
    {
        var files = await Files($"namespace N\n{{\n    class A\n    {{\n{Long}    }}\n\n    enum B\n    {{\n        One,\n{Spare}    }}\n}}\n");
        Assert.Equal($"namespace N\n{{\n    enum B\n    {{\n        One,\n{Spare}    }}\n}}\n", files["B.cs"]);
        Assert.Equal($"namespace N\n{{\n    class A\n    {{\n{Long}    }}\n}}\n", files["Source.cs"]);
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
        Assert.Contains("B.cs", (await Files($"partial class A\n{{\n{Long}}}\n\npartial class B\n{{\n{Spare}}}\n\npartial class A\n{{\n}}\n")).Keys);

    [Fact]
    public async Task Offers_nothing_for_a_file_of_one_type() =>
        Assert.Empty(await Titles($"class A\n{{\n{Long}{Spare}}}\n"));

    [Fact]
    public async Task Offers_nothing_for_a_type_of_the_file_alone() =>
        Assert.Empty(await Titles($"class A\n{{\n{Long}}}\n\nfile class B\n{{\n{Spare}}}\n"));

    [Fact]
    public async Task Offers_nothing_where_another_type_needs_its_file() =>
        Assert.Empty(await Titles($"file class A\n{{\n{Long}}}\n\nclass B\n{{\n    object _a = new A();\n    object F() => _a;\n{Spare}}}\n"));

    [Fact]
    public async Task Offers_nothing_among_directives() =>
        Assert.Empty(await Titles($"class A\n{{\n{Long}}}\n#if X\n#endif\n\nclass B\n{{\n{Spare}}}\n"));

    [Fact]
    public async Task Offers_nothing_within_the_limit() =>
        Assert.Empty(await Titles($"class A\n{{\n{Long}}}\n\nclass B\n{{\n}}\n"));

    private static string Spare { get; } = string.Concat(Enumerable.Repeat("    // spare\n", 30));

    private static Task<IReadOnlyDictionary<string, string>> Files(string source) => new Fixed(new MoveTypeFix(), source).FilesAsync();

    private static Task<string[]> Titles(string source) => new Fixed(new MoveTypeFix(), source).TitlesAsync();
}
