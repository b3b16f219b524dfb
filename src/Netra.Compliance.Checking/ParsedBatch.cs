using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.Checking;

/// <summary>A few files, parsed; dropped as soon as they are judged, so that a huge tree needs little memory.</summary>
internal sealed record ParsedBatch(ImmutableArray<SyntaxTree> Trees, long Lines)
{
    public const int Size = 64;

    /// <summary>A file that is a program of its own may name packages in lines that begin with <c>#:</c>.</summary>
    private static readonly CSharpParseOptions Options =
        new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None)
        .WithFeatures([new("FileBasedProgram", "true")]);

    public static ParsedBatch Parse(IEnumerable<string> files, CancellationToken cancellation)
    {
        var trees = files.Select(file => Parse(file, cancellation)).ToImmutableArray();
        return new(trees, trees.Sum(tree => (long)LinesOf(tree.GetText(cancellation))));
    }

    /// <summary>The first syntax error of each file that has one: the rules see less of such a file than its author
    /// wrote.</summary>
    public IEnumerable<Diagnostic> Errors =>
        Trees.Select(tree => tree.GetDiagnostics().FirstOrDefault(said => said.Severity == DiagnosticSeverity.Error))
            .OfType<Diagnostic>();

    /// <summary>One file, parsed from what was read of it.</summary>
    public static SyntaxTree Parse(string file, Stream content, CancellationToken cancellation)
    {
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(content), Options, file, cancellation);
        _ = tree.GetRoot(cancellation);
        return tree;
    }

    private static SyntaxTree Parse(string file, CancellationToken cancellation)
    {
        using var stream = RegularFile.Open(file);
        return Parse(file, stream, cancellation);
    }

    private static int LinesOf(SourceText text) => text.Lines.Count - (text.Lines[^1].Span.IsEmpty ? 1 : 0);
}
