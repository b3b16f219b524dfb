using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Moving;

/// <summary>The types of a file that can go to a file of their own.</summary>
internal static class MovableTypes
{
    /// <summary>All but the one that the file is named after, or else the first; the largest first. None where the file
    /// is more than usings, namespaces and types.</summary>
    public static IEnumerable<MemberDeclarationSyntax> In(CompilationUnitSyntax root)
    {
        var types = root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .Where(IsType).Cast<MemberDeclarationSyntax>().ToArray();
        var staying = types.FirstOrDefault(type => NameOf(type) == StemOf(root.SyntaxTree.FilePath))
            ?? types.FirstOrDefault();
        return IsPlain(root)
            ? types.Where(type => type != staying && IsMovable(type))
                .OrderByDescending(static type => type.FullSpan.Length)
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
        return NameOf(type)
            + (generics is null
                ? "" : $"{{{string.Join(",", generics.Parameters.Select(static one => one.Identifier.ValueText))}}}");
    }

    private static bool IsType(SyntaxNode node) => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax;

    private static bool IsPlain(CompilationUnitSyntax root) =>
        !root.Members.Any(SyntaxKind.GlobalStatement)
        && root.AttributeLists.Count == 0
        && !root.ContainsDiagnostics
        && root.DescendantTrivia(
            static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax || node.ContainsDirectives,
            descendIntoTrivia: true).All(IsHarmless);

    // What is switched before all code goes along; anything else may reach over several types.
    private static bool IsHarmless(SyntaxTrivia trivia) =>
        !trivia.IsDirective
        || (trivia.Kind() is SyntaxKind.NullableDirectiveTrivia or SyntaxKind.PragmaWarningDirectiveTrivia
            && IsBeforeAllCode(trivia))
        || IsWithinType(trivia);

    private static bool IsBeforeAllCode(SyntaxTrivia trivia) =>
        trivia.Token.GetPreviousToken().RawKind == 0
            && trivia.Token.Parent?.AncestorsAndSelf().Any(static node => node is BaseTypeDeclarationSyntax) != true;

    private static bool IsWithinType(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.RegionDirectiveTrivia or SyntaxKind.EndRegionDirectiveTrivia
            or SyntaxKind.PragmaWarningDirectiveTrivia
        && trivia.Token.Parent?.Ancestors().OfType<BaseTypeDeclarationSyntax>()
            .Any(type => type.Span.Contains(trivia.Span)) == true;

    private static bool IsMovable(MemberDeclarationSyntax type) =>
        !type.Modifiers.Any(SyntaxKind.FileKeyword) && HasLinesOfItsOwn(type);

    // Whole lines move: what shares one with a type would go along, or be lost.
    private static bool HasLinesOfItsOwn(MemberDeclarationSyntax type)
    {
        var (first, last) = (type.GetFirstToken(), type.GetLastToken());
        return !ShareLine(first.GetPreviousToken(), first) && !ShareLine(last, last.GetNextToken());
    }

    private static bool ShareLine(SyntaxToken one, SyntaxToken next) => one.RawKind != 0 && next.RawKind != 0
        && one.GetLocation().GetLineSpan().EndLinePosition.Line == next.GetLocation()
            .GetLineSpan().StartLinePosition.Line;
}

/// <summary>Types that do something else in another file.</summary>
internal static class PlaceMatters
{
    public static bool To(Document document, MemberDeclarationSyntax type, SemanticModel model) =>
        AsksForItsFile(type, model) || RunsWhenLoaded(type, model) || SharesOrder(document.Project, type, model)
            || HasNeighbours(type);

    private static bool AsksForItsFile(MemberDeclarationSyntax type, SemanticModel model) => CallerInfo.IsAskedIn(
        model,
        type.DescendantNodes()
            .Where(static node =>
                node is StatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax
                    or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax),
        "CallerFilePathAttribute");

    // Initialisers of a module run in the order in which the compiler reads their files.
    private static bool RunsWhenLoaded(MemberDeclarationSyntax type, SemanticModel model) => type
        .DescendantNodesAndSelf()
        .OfType<MethodDeclarationSyntax>()
        .Any(method =>
            model.GetDeclaredSymbol(method)!.GetAttributes()
                .Any(static data => data.AttributeClass?.Name == "ModuleInitializerAttribute"));

    // So do the fields of a type in several parts: they are set, laid out, printed and compared in that order.
    private static bool SharesOrder(Project project, MemberDeclarationSyntax type, SemanticModel model) => type
        .DescendantNodesAndSelf()
        .OfType<TypeDeclarationSyntax>()
        .Where(static part => part.Modifiers.Any(SyntaxKind.PartialKeyword) && HasOrder(part))
        .Any(part =>
            model.GetDeclaredSymbol(part)!.DeclaringSyntaxReferences
                .Count(other => HasOrder(other.GetSyntax()) && IsWritten(project, other.SyntaxTree)) > 1);

    // What is generated comes behind all files, wherever they are.
    private static bool IsWritten(Project project, SyntaxTree tree) =>
        project.GetDocument(tree) is not (null or SourceGeneratedDocument);

    private static bool HasOrder(SyntaxNode type) => type is TypeDeclarationSyntax declaration
        && (declaration.AttributeLists.Count > 0 || declaration.ParameterList is not null
            || declaration.Members.Any(member => IsOrdered(declaration, member)));

    private static bool IsOrdered(TypeDeclarationSyntax type, MemberDeclarationSyntax member) =>
        member is BaseFieldDeclarationSyntax or PropertyDeclarationSyntax || type is InterfaceDeclarationSyntax;

    // What only this file knows is found before what the same name means elsewhere.
    private static bool HasNeighbours(MemberDeclarationSyntax type) => type.SyntaxTree.GetRoot()
        .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
        .Any(static other => other is MemberDeclarationSyntax member && member.Modifiers.Any(SyntaxKind.FileKeyword));
}
