using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.TypeSafety;

/// <summary>How a project stands to nullable analysis: on, off, or being moved to it file by file.</summary>
internal sealed class NullableProject(CSharpCompilation compilation, AnalyzerConfigOptionsProvider options)
{
    private readonly Lazy<SyntaxTree?> _speaker = new(() => Speaker(compilation, options));

    public bool IsOn { get; } = (compilation.Options.NullableContextOptions & NullableContextOptions.Warnings) != 0;

    /// <summary>What a file that does not turn it on is told; null where another file speaks for the whole project.</summary>
    public string? Says(SyntaxTree tree) =>
        _speaker.Value is null ? "in this file, on in others of the project: turn it on with #nullable enable"
        : _speaker.Value == tree ? "in the whole project: turn it on with <Nullable>enable</Nullable>, or file by file with #nullable enable"
        : null;

    // One switch of the project is one finding, not one a file: on the first file. Null once a file turns it on,
    // for then the project is on its way and what is left are files.
    private static SyntaxTree? Speaker(CSharpCompilation compilation, AnalyzerConfigOptionsProvider options)
    {
        var written = compilation.SyntaxTrees.Where(tree => !GeneratedCode.Is(tree, options.GetOptions(tree))).ToList();
        return written.Any(tree => NullableDirectives.TurnsOn(Root(tree)))
            ? null
            : written.Where(tree => Root(tree).Members.Count > 0).OrderBy(tree => tree.FilePath, StringComparer.Ordinal).FirstOrDefault();
    }

    private static CompilationUnitSyntax Root(SyntaxTree tree) => (CompilationUnitSyntax)tree.GetRoot();
}
