using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Netra.Compliance.Analyzers.Tests.Running;

/// <summary>Puts bodies of a given length where a source has a <c>$</c>, and a single statement where it has
/// <c>$$</c>.</summary>
/// <remarks>The source must parse: a host that does not know a syntax yet would otherwise judge something
/// else.</remarks>
internal static class Bodies
{
    public static string OfStatements(string source, int lines) =>
        Parsing(source.Replace("$$", "a++;").Replace("$", $"\n{Lines.Of(lines, "a++;")}\n"));

    public static string OfTerms(string source, int lines) =>
        Parsing(source.Replace("$", $"\n{Lines.Of(lines - 1, "1 +")}\n1"));

    private static string Parsing(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview));
        Assert.DoesNotContain(tree.GetDiagnostics(), found => found.Severity == DiagnosticSeverity.Error);
        return source;
    }
}
