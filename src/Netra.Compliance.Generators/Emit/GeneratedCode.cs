namespace Netra.Compliance.Generators.Emit;

/// <summary>What all emitted code has in common.</summary>
internal static class GeneratedCode
{
    /// <summary>The namespace of every emitted type that is not a part of a user's.</summary>
    public const string Namespace = "Netra.Compliance.Generated";

    /// <summary>What stands before every emitted type, never before a user's: analyzers would then skip that.</summary>
    public static readonly string TypeAttributes =
        $"""
        [global::System.CodeDom.Compiler.GeneratedCode("Netra.Compliance.Generators", "{typeof(GeneratedCode).Assembly.GetName().Version}")]
        [global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]
        """;

    /// <summary>A whole type with its summary and attributes.</summary>
    public static string Type(string summary, string declaration) =>
        $"/// <summary>{summary}</summary>\n{TypeAttributes}\n{declaration}";
}
