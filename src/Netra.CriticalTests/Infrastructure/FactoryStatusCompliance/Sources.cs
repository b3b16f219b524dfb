namespace Netra.CriticalTests.Infrastructure;

/// <summary>C# files for a tree.</summary>
internal static class Sources
{
    /// <summary>A file without anything to say about.</summary>
    public const string Clean = "internal sealed class Clean;\n";

    /// <summary>A file with a public signature that is untyped.</summary>
    public const string Untyped = "public sealed class Basket\n{\n    public dynamic Total { get; init; } = 0;\n}\n";

    /// <summary>The same, typed, and just as long.</summary>
    public const string Typed = "public sealed class Basket\n{\n    public decimal Total { get; init; } = 0;\n}\n";

    /// <summary>A file of so many lines.</summary>
    public static string File(int lines) => string.Concat(Enumerable.Repeat("// line\n", lines));

    /// <summary>A public class with a method of so many lines, which begins on the fifth with an untyped
    /// signature.</summary>
    public static string UntypedMethod(int lines) =>
        Method(lines).Replace("internal", "public").Replace("Add()", "Add(object goods)");

    /// <summary>A class with a method of so many lines, which begins on the fifth.</summary>
    public static string Method(int lines, string type = "Till") =>
        $"internal sealed class {type}\n{{\n    private int _sum;\n\n    public void Add()\n    {{\n"
        + string.Concat(Enumerable.Repeat("        _sum++;\n", lines)) + "    }\n}\n";
}
