using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Moving;

/// <summary>Types that do something else in another file.</summary>
internal static class PlaceMatters
{
    public static bool To(MemberDeclarationSyntax type, SemanticModel model) =>
        AsksForItsFile(type, model) || (Initialises(type) && SharesInitialisation(type, model));

    private static bool AsksForItsFile(MemberDeclarationSyntax type, SemanticModel model) =>
        CallerInfo.IsAskedIn(model, type.DescendantNodes().Where(static node => node is StatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax), "CallerFilePathAttribute");

    // Fields of a type in several parts are set in the order in which the compiler reads their files.
    private static bool SharesInitialisation(MemberDeclarationSyntax type, SemanticModel model) =>
        type.Modifiers.Any(SyntaxKind.PartialKeyword)
        && model.GetDeclaredSymbol(type)?.DeclaringSyntaxReferences.Count(static part => Initialises(part.GetSyntax())) > 1;

    private static bool Initialises(SyntaxNode type) => type is TypeDeclarationSyntax declaration && declaration.Members.Any(static member => member switch
    {
        FieldDeclarationSyntax field => field.Declaration.Variables.Any(static variable => variable.Initializer is not null),
        PropertyDeclarationSyntax property => property.Initializer is not null,
        _ => false,
    });
}
