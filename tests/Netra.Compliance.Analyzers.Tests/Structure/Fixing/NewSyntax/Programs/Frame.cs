namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing.NewSyntax.Programs;

/// <summary>A member around a paragraph of the corpus: what it finds before it, and what is told behind it.</summary>
internal static class Frame
{
    private const string Before = """
        var log = new List<string>();
        var numbers = new[] { 3, 1, 2 };
        var box = new Box { A = n, B = 8 };
        Pair pair = default;
        pair.X = n;
        """;

    private const string Behind = """
        log.Add("then " + n);
        s += pair.X + pair.Y;
        log.Add(Room.Here + s);
        log.Add(n + ":" + box.A + box.B + string.Join(",", numbers));
        """;

    public static string Plain(string code) =>
        Class("M(3, \"ab\")",
            $"public static string M(int n, string s)\n{{\n{Before}\n\n{code}\n\n{Behind}\nreturn string.Join(\"|\", "
            + $"log);\n}}");

    public static string Asynchronous(string code) => Class(
        "M(3, \"ab\").GetAwaiter().GetResult()",
        $"public static async Task<string> M(int n, string s)\n{{\nawait Task.Yield();\n{Before}\n\n{code}\n\nawait "
        + $"Task.Yield();\n{Behind}\nreturn string.Join(\"|\", log);\n}}");

    /// <summary>Deep inside, indented by tabs, with line endings of another system, braces at the end of a line, and
    /// blanks that nobody sees.</summary>
    public static string Deep(string code) => Class(
        "new Sample().M(3, \"ab\")",
        $"private string M(int n, string s) {{\n{Before}\ntry {{\nforeach (var round in new[] {{ 1, 2 }}) "
        + $"{{\n\n{code}\n\nlog.Add(\"round \" + round);  \n}}\n}} finally {{\nlog.Add(\"end\" + "
        + $"n);\n}}\n{Behind}\nreturn string.Join(\"|\", log);\n}}")
        .Replace("    ", "\t", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);

    /// <summary>All on as few lines as can be.</summary>
    public static string Packed(string code) => Class(
        "M(3, \"ab\")",
        $"public static string M(int n, string s)\n{{\n{Joined(Before)}\n{Joined(code)}\n{Joined(Behind)} return "
        + $"string.Join(\"|\", log);\n}}");

    /// <summary>A local function of a struct, within a lambda's reach.</summary>
    public static string Local(string code) => Class(
        "default(Sample).M()",
        $"private string M()\n{{\nvar told = Inner(3, \"ab\");\nFunc<int> size = () => told.Length;\nreturn told + "
        + $"size();\nstring Inner(int n, string s)\n{{\n{Before}\n\n{code}\n\n{Behind}\nreturn string.Join(\"|\", "
        + $"log);\n}}\n}}",
        "struct");

    // More lines than a file may have, and than what the programs have in common has.
    private static readonly string Long = string.Concat(Enumerable.Repeat("    // line\n", ProgramFixes.MostLines));

    /// <summary>A class and the types behind it, each on lines of its own.</summary>
    public static string Types(string paragraph)
    {
        var lines = paragraph.Split('\n');
        var members = lines.Skip(1).TakeWhile(IsMember).Select(member => $"\n    {member}\n");
        var types = string.Join('\n', lines.Skip(1).SkipWhile(IsMember));
        return $"namespace Program;\n\npublic class Sample\n{{\n    public static string Run() => {lines[0]};\n"
            + $"{string.Concat(members)}{Long}}}\n\n{types}\n";
    }

    private static bool IsMember(string line) => line.StartsWith("public static", StringComparison.Ordinal);

    // A comment and a directive end with their line, and a literal keeps its own.
    private static string Joined(string code) =>
        code.Contains('"' + "\"\"", StringComparison.Ordinal) || code.Contains("@\"", StringComparison.Ordinal)
            || code.Contains("//", StringComparison.Ordinal) ? code : code.ReplaceLineEndings(" ");

    private static string Class(string call, string member, string kind = "class") =>
        $"namespace Program;\n\npublic {kind} Sample\n{{\n    public static string Run() "
        + $"=> {call};\n\n{Indented(member)}\n}}\n";

    private static string Indented(string member)
    {
        var depth = 1;
        return string.Join("\n", member.Split('\n').Select(line => Indented(line, ref depth)));
    }

    // Not what is in a literal: that is as it is, as far as a line can tell.
    private static string Indented(string line, ref int depth)
    {
        depth -= line.StartsWith('}') ? 1 : 0;
        var indented = line.Length == 0 ? line : new string(' ', 4 * depth) + line;
        depth += line.EndsWith('{') ? 1 : 0;
        return indented;
    }
}
