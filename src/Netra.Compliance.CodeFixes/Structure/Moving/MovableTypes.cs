using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Moving;

/// <summary>The types of a file that can go to a file of their own.</summary>
internal static class MovableTypes
{
    /// <summary>All but the one that the file is named after, or else the first; the largest first. None where the file is more than usings, namespaces and types.</summary>
    public static IEnumerable<MemberDeclarationSyntax> In(CompilationUnitSyntax root)
    {
        var types = root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).Where(IsType).Cast<MemberDeclarationSyntax>().ToArray();
        var staying = types.FirstOrDefault(type => NameOf(type) == StemOf(root.SyntaxTree.FilePath)) ?? types.FirstOrDefault();
        return IsPlain(root)
            ? types.Where(type => type != staying && IsMovable(type)).OrderByDescending(static type => type.FullSpan.Length)
            : [];
    }

    private static string StemOf(string path) => path.Split('/', '\\').Last().Split('.', '{', '`')[0];

    public static string NameOf(MemberDeclarationSyntax type) => type switch
    {
        BaseTypeDeclarationSyntax declared => declared.Identifier.ValueText,
        DelegateDeclarationSyntax @delegate => @delegate.Identifier.ValueText,
        _ => throw new InvalidOperationException($"Expected a type, found {type.Kind()}."),
    };

    /// <summary>What to call its file: the name, and what it is generic in.</summary>
    public static string FileNameOf(MemberDeclarationSyntax type)
    {
        var generics = type switch
        {
            TypeDeclarationSyntax declared => declared.TypeParameterList,
            DelegateDeclarationSyntax @delegate => @delegate.TypeParameterList,
            _ => null,
        };
        return NameOf(type) + (generics is null ? "" : $"{{{string.Join(",", generics.Parameters.Select(static one => one.Identifier.ValueText))}}}");
    }

    private static bool IsType(SyntaxNode node) => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax;

    private static bool IsPlain(CompilationUnitSyntax root) =>
        !root.Members.Any(SyntaxKind.GlobalStatement)
        && root.AttributeLists.Count == 0
        && !root.ContainsDiagnostics
        && root.DescendantTrivia(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax || node.ContainsDirectives, descendIntoTrivia: true).All(IsHarmless);

    // What is switched before all code goes along; anything else may reach over several types.
    private static bool IsHarmless(SyntaxTrivia trivia) =>
        !trivia.IsDirective
        || (trivia.Kind() is SyntaxKind.NullableDirectiveTrivia or SyntaxKind.PragmaWarningDirectiveTrivia && IsBeforeAllCode(trivia))
        || IsWithinType(trivia);

    private static bool IsBeforeAllCode(SyntaxTrivia trivia) =>
        trivia.Token.GetPreviousToken().RawKind == 0 && trivia.Token.Parent?.AncestorsAndSelf().Any(static node => node is BaseTypeDeclarationSyntax) != true;

    private static bool IsWithinType(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.RegionDirectiveTrivia or SyntaxKind.EndRegionDirectiveTrivia or SyntaxKind.PragmaWarningDirectiveTrivia
        && trivia.Token.Parent?.Ancestors().OfType<BaseTypeDeclarationSyntax>().Any(type => type.Span.Contains(trivia.Span)) == true;

    private static bool IsMovable(MemberDeclarationSyntax type) => !type.Modifiers.Any(SyntaxKind.FileKeyword) && HasLinesOfItsOwn(type);

    // Whole lines move: what shares one with a type would go along, or be lost.
    private static bool HasLinesOfItsOwn(MemberDeclarationSyntax type)
    {
        var (first, last) = (type.GetFirstToken(), type.GetLastToken());
        return !ShareLine(first.GetPreviousToken(), first) && !ShareLine(last, last.GetNextToken());
    }

    private static bool ShareLine(SyntaxToken one, SyntaxToken next) => one.RawKind != 0 && next.RawKind != 0
        && one.GetLocation().GetLineSpan().EndLinePosition.Line == next.GetLocation().GetLineSpan().StartLinePosition.Line;
}
