using Microsoft.CodeAnalysis.CSharp;

namespace Netra.Compliance.Generators.Emit;

/// <summary>Writes a value as a C# literal.</summary>
internal static class Literal
{
    public static string Of(string? text) => text is null ? "null" : SymbolDisplay.FormatLiteral(text, quote: true);
}
