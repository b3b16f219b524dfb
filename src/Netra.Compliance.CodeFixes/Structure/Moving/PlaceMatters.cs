using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Moving;

/// <summary>Types that do something else in another file.</summary>
internal static class PlaceMatters
{
    public static bool To(Document document, MemberDeclarationSyntax type, SemanticModel model) =>
        AsksForItsFile(type, model) || RunsWhenLoaded(type, model) || SharesOrder(document.Project, type, model) || HasNeighbours(type);

    private static bool AsksForItsFile(MemberDeclarationSyntax type, SemanticModel model) => CallerInfo.IsAskedIn(
        model,
        type.DescendantNodes().Where(static node => node is StatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax),
        "CallerFilePathAttribute");

    // Initialisers of a module run in the order in which the compiler reads their files.
    private static bool RunsWhenLoaded(MemberDeclarationSyntax type, SemanticModel model) => type
        .DescendantNodesAndSelf()
        .OfType<MethodDeclarationSyntax>()
        .Any(method => model.GetDeclaredSymbol(method)!.GetAttributes().Any(static data => data.AttributeClass?.Name == "ModuleInitializerAttribute"));

    // So do the fields of a type in several parts: they are set, laid out, printed and compared in that order.
    private static bool SharesOrder(Project project, MemberDeclarationSyntax type, SemanticModel model) => type
        .DescendantNodesAndSelf()
        .OfType<TypeDeclarationSyntax>()
        .Where(static part => part.Modifiers.Any(SyntaxKind.PartialKeyword) && HasOrder(part))
        .Any(part => model.GetDeclaredSymbol(part)!.DeclaringSyntaxReferences.Count(other => HasOrder(other.GetSyntax()) && IsWritten(project, other.SyntaxTree)) > 1);

    // What is generated comes behind all files, wherever they are.
    private static bool IsWritten(Project project, SyntaxTree tree) => project.GetDocument(tree) is not (null or SourceGeneratedDocument);

    private static bool HasOrder(SyntaxNode type) => type is TypeDeclarationSyntax declaration
        && (declaration.AttributeLists.Count > 0 || declaration.ParameterList is not null || declaration.Members.Any(member => IsOrdered(declaration, member)));

    private static bool IsOrdered(TypeDeclarationSyntax type, MemberDeclarationSyntax member) =>
        member is BaseFieldDeclarationSyntax or PropertyDeclarationSyntax || type is InterfaceDeclarationSyntax;

    // What only this file knows is found before what the same name means elsewhere.
    private static bool HasNeighbours(MemberDeclarationSyntax type) => type.SyntaxTree.GetRoot()
        .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
        .Any(static other => other is MemberDeclarationSyntax member && member.Modifiers.Any(SyntaxKind.FileKeyword));
}
