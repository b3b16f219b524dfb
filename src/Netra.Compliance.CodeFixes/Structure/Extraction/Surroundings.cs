using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Where statements stand, in words: for each of what, and in which case.</summary>
internal static class Surroundings
{
    /// <summary>A word for the innermost block around the statements; empty where it has none.</summary>
    public static string Of(StatementRun run) => run.First.Ancestors()
        .TakeWhile(static node => node is not MemberDeclarationSyntax)
        .Select(WordFor)
        .FirstOrDefault(static word => word.Length > 2) ?? "";

    private static string WordFor(SyntaxNode around) => around switch
    {
        ForEachStatementSyntax each => Words.Pascal(each.Identifier.ValueText),
        IfStatementSyntax @if => Subject(@if.Condition),
        CaseSwitchLabelSyntax label => Subject(label.Value),
        SwitchSectionSyntax { Labels: [var label, ..] } => label is CaseSwitchLabelSyntax @case ? Subject(@case.Value) : label is CasePatternSwitchLabelSyntax pattern ? Subject(pattern.Pattern) : "",
        CatchClauseSyntax { Declaration: { } caught } => Subject(caught.Type),
        FinallyClauseSyntax => "Finally",
        _ => "",
    };

    // What is tested for says more than what is tested.
    private static string Subject(SyntaxNode condition) =>
        condition.DescendantNodesAndSelf().OfType<TypePatternSyntax>().Select(static pattern => LastName(pattern.Type))
            .Concat(condition.DescendantNodesAndSelf().OfType<DeclarationPatternSyntax>().Select(static pattern => LastName(pattern.Type)))
            .Concat(condition.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Reverse().Select(static name => Words.Pascal(name.Identifier.ValueText)))
            .FirstOrDefault(static name => name.Length > 2) ?? "";

    private static string LastName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => Words.Pascal(qualified.Right.Identifier.ValueText),
        SimpleNameSyntax simple => Words.Pascal(simple.Identifier.ValueText),
        _ => "",
    };
}
