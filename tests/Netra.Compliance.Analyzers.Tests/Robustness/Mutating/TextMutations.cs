namespace Netra.Compliance.Analyzers.Tests.Robustness.Mutating;

/// <summary>Breaks a text without a look at its grammar: cuts, foreign characters, beginnings without an end.</summary>
internal static class TextMutations
{
    public static readonly Mutation[] All = [Cut, CutOut, Repeat, Insert, Insert, Insert, BreakLines, JoinLines];

    private static readonly string[] LineBreaks = ["\n", "\r", "\r\n", "\u2028", "\u2029", "\u0085"];

    private static readonly string[] Foreign =
    [
        "\0", "\uD800", "\uDC00", "\uFEFF", "\u2028", "\u200B", "\u001A", "\\u0041", "\r",
        "\"\"\"", "\"\"\"\"\n", "$\"\"\"", "$$\"\"\"{{", "@\"", "$\"{", "$@\"{\"", "'", "\"\"u8",
        "/*", "*/", "//", "///<summary>", "/**",
        "#if X\n", "\n#else\n", "\n#endif\n", "\n#region\n", "\n#endregion\n", "\n#line 3 \"x\"\n", "\n#line hidden\n",
        "\n#line (1,1)-(9,9) \"y\"\n",
        "\n#pragma warning disable\n", "\n#nullable enable\n", "\n#error x\n", "\n#!\n", "\n#define X\n", "\n#",
        "{", "}", "(", ")", "[", "]", "<", ">", ";", ",", ".", "?", ":", "=>", "?.", "??=", "..", "^", "&&",
        " record ", " await ", " yield return ", " async ", " unsafe { ", " fixed (", " goto x; ", " from x in y ",
        " switch { ", " with { }",
        " extern ", " partial ", " file ", " required ", " static ", " operator checked ", " extension(int x) { ",
        " delegate* unmanaged<int, void> ",
        " [Fact] ", " [CriticalTest(1, \"\")] ", " [BusinessValue(0, null)] ", " [InlineData(",
        " [ProvenBy(typeof())] ", " try { } catch { } ", " throw; ",
    ];

    private static string Cut(string text, Random random) => text[..random.Next(text.Length)];

    private static string CutOut(string text, Random random)
    {
        var (start, end) = Places.Two(text, random);
        return text[..start] + text[end..];
    }

    private static string Repeat(string text, Random random)
    {
        var (start, end) = Places.Two(text, random);
        return text.Insert(end, text[start..end]);
    }

    private static string Insert(string text, Random random) =>
        text.Insert(random.Next(text.Length + 1), random.GetItems(Foreign, 1)[0]);

    private static string BreakLines(string text, Random random) =>
        text.ReplaceLineEndings(random.GetItems(LineBreaks, 1)[0]);

    private static string JoinLines(string text, Random random)
    {
        var (start, end) = Places.Two(text, random);
        return text[..start] + text[start..end].ReplaceLineEndings(" ") + text[end..];
    }
}
