namespace Netra.Compliance.Analyzers.Tests.Running;

/// <summary>Text of a given length.</summary>
internal static class Lines
{
    public static string Of(int count, string line, string lineBreak = "\n") =>
        string.Join(lineBreak, Enumerable.Repeat(line, count));

    /// <summary>A class with a method whose body is given.</summary>
    public static string InMethod(string body) => $"class C\n{{\n    void M(int a)\n    {{\n{body}\n    }}\n}}\n";
}
