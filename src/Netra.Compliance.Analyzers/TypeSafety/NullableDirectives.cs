using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.TypeSafety;

/// <summary>The #nullable directives of a file.</summary>
internal static class NullableDirectives
{
    // The text first: to find a directive, the compiler builds every node on the way to any.
    public static IEnumerable<NullableDirectiveTriviaSyntax> In(CompilationUnitSyntax root) =>
        root.ContainsDirectives && Characters.Hold(root.SyntaxTree.GetText(), "nullable") ? Read(root) : [];

    private static IEnumerable<NullableDirectiveTriviaSyntax> Read(CompilationUnitSyntax root)
    {
        for (var directive = root.GetFirstDirective(IsNullable); directive is not null; directive = directive.GetNextDirective(IsNullable))
        {
            yield return (NullableDirectiveTriviaSyntax)directive;
        }
    }

    public static bool TurnsOff(NullableDirectiveTriviaSyntax directive) =>
        directive.SettingToken.IsKind(SyntaxKind.DisableKeyword) && IsAboutWarnings(directive);

    public static bool TurnsOn(CompilationUnitSyntax root) => In(root).Any(TurnsOn);

    private static bool TurnsOn(NullableDirectiveTriviaSyntax directive) =>
        directive.SettingToken.IsKind(SyntaxKind.EnableKeyword) && IsAboutWarnings(directive);

    private static bool IsAboutWarnings(NullableDirectiveTriviaSyntax directive) => !directive.TargetToken.IsKind(SyntaxKind.AnnotationsKeyword);

    private static bool IsNullable(DirectiveTriviaSyntax directive) => directive is NullableDirectiveTriviaSyntax { IsActive: true };
}
