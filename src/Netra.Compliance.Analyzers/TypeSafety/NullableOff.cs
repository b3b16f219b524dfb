using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.TypeSafety;

/// <summary>NETRA4002: nullable analysis is off for a file, or for a part of it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NullableOff : CompilationRule
{
    /// <summary>Creates the rule.</summary>
    public NullableOff()
        : base(leavesOutGenerated: true)
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.NullableOff);

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation is CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp8 } compilation)
        {
            var project = new NullableProject(compilation, context.Options.AnalyzerConfigOptionsProvider);
            OnWrittenFiles(context, tree => Check(tree, project));
        }
    }

    private static void Check(SyntaxTreeAnalysisContext context, NullableProject project)
    {
        var root = (CompilationUnitSyntax)context.Tree.GetRoot(context.CancellationToken);
        if (project.IsOn || NullableDirectives.TurnsOn(root))
        {
            ReportEach(context, NullableDirectives.In(root).Where(NullableDirectives.TurnsOff));
        }
        else if (root.Members.Count > 0 && project.Says(context.Tree) is { } where)
        {
            Report(context, root.Members[0].GetFirstToken().GetLocation(), where);
        }
    }

    private static void ReportEach(SyntaxTreeAnalysisContext context, IEnumerable<DirectiveTriviaSyntax> directives)
    {
        foreach (var directive in directives)
        {
            Report(context, directive.GetLocation(), "from here on; remove this directive, or enable it again");
        }
    }

    private static void Report(SyntaxTreeAnalysisContext context, Location place, string where)
    {
        if (!GeneratedCode.Holds(place))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.NullableOff, place, where));
        }
    }
}

/// <summary>The #nullable directives of a file.</summary>
internal static class NullableDirectives
{
    // The text first: to find a directive, the compiler builds every node on the way to any.
    public static IEnumerable<NullableDirectiveTriviaSyntax> In(CompilationUnitSyntax root) =>
        root.ContainsDirectives && Characters.Hold(root.SyntaxTree.GetText(), "nullable") ? Read(root) : [];

    private static IEnumerable<NullableDirectiveTriviaSyntax> Read(CompilationUnitSyntax root)
    {
        for (var directive = root.GetFirstDirective(IsNullable); directive is not null;
            directive = directive.GetNextDirective(IsNullable))
        {
            yield return (NullableDirectiveTriviaSyntax)directive;
        }
    }

    public static bool TurnsOff(NullableDirectiveTriviaSyntax directive) =>
        directive.SettingToken.IsKind(SyntaxKind.DisableKeyword) && IsAboutWarnings(directive);

    public static bool TurnsOn(CompilationUnitSyntax root) => In(root).Any(TurnsOn);

    private static bool TurnsOn(NullableDirectiveTriviaSyntax directive) =>
        directive.SettingToken.IsKind(SyntaxKind.EnableKeyword) && IsAboutWarnings(directive);

    private static bool IsAboutWarnings(NullableDirectiveTriviaSyntax directive) =>
        !directive.TargetToken.IsKind(SyntaxKind.AnnotationsKeyword);

    private static bool IsNullable(DirectiveTriviaSyntax directive) =>
        directive is NullableDirectiveTriviaSyntax { IsActive: true };
}

/// <summary>How a project stands to nullable analysis: on, off, or being moved to it file by file.</summary>
internal sealed class NullableProject(CSharpCompilation compilation, AnalyzerConfigOptionsProvider options)
{
    private readonly Lazy<SyntaxTree?> _speaker = new(() => Speaker(compilation, options));

    public bool IsOn { get; } = (compilation.Options.NullableContextOptions & NullableContextOptions.Warnings) != 0;

    /// <summary>What a file that does not turn it on is told; null where another file speaks for the whole
    /// project.</summary>
    public string? Says(SyntaxTree tree) =>
        _speaker.Value is null ? "in this file but on in others; add #nullable enable"
        : _speaker.Value == tree
            ? "in the whole project; add <Nullable>enable</Nullable> to the project, or #nullable enable to each file"
        : null;

    // One switch of the project is one finding, not one a file: on the first file. Null once a file turns it on,
    // for then the project is on its way and what is left are files.
    private static SyntaxTree? Speaker(CSharpCompilation compilation, AnalyzerConfigOptionsProvider options)
    {
        var written = compilation.SyntaxTrees.Where(tree => !GeneratedCode.Is(tree, options.GetOptions(tree))).ToList();
        return written.Any(tree => NullableDirectives.TurnsOn(Root(tree)))
            ? null
            : written.Where(tree => Root(tree).Members.Count > 0).OrderBy(tree => tree.FilePath, StringComparer.Ordinal)
                .FirstOrDefault();
    }

    private static CompilationUnitSyntax Root(SyntaxTree tree) => (CompilationUnitSyntax)tree.GetRoot();
}
