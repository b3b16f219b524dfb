using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Netra.Compliance.Analyzers.Tests.Robustness.Mutating;

/// <summary>How mutants are parsed.</summary>
internal static class SourceParsing
{
    public static readonly CSharpParseOptions Latest = new(LanguageVersion.Preview);

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Latest, path);
}
