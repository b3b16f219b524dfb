using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty;
using Netra.Compliance.Analyzers.Known;
using Netra.Compliance.Analyzers.Structure;

namespace Netra.Compliance.Analyzers.Stubs;

/// <summary>NETRA5001: product code that only pretends.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StubInProduct : ProductRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.StubInProduct);

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        context.RegisterSemanticModelAction(CheckThrows);
        OnWrittenFiles(context, CheckComments);
    }

    // To ask for every throw would make the compiler bind every body once more.
    private static void CheckThrows(SemanticModelAnalysisContext context)
    {
        if (!context.IsGeneratedCode)
        {
            StubThrows.In(context.SemanticModel, context.CancellationToken).ToList()
                .ForEach(thrown => Report(context, thrown));
        }
    }

    private static void Report(SemanticModelAnalysisContext context, IThrowOperation thrown)
    {
        var place = thrown.Syntax.GetLocation();
        if (!GeneratedCode.Holds(place))
        {
            var name = StubThrows.Member(thrown, context.CancellationToken)?.SpokenName();
            context.ReportDiagnostic(
                Diagnostic.Create(Descriptors.StubInProduct, place, name, "it throws NotImplementedException"));
        }
    }

    private static void CheckComments(SyntaxTreeAnalysisContext context) => StubComments
        .In(context.Tree.GetRoot(context.CancellationToken)).ToList()
        .ForEach(found => Report(context, found.Member, found.Words));

    private static void Report(SyntaxTreeAnalysisContext context, SyntaxNode member, string words)
    {
        var name = MemberName.Anchor(member);
        if (!GeneratedCode.Holds(name.GetLocation()))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(
                    Descriptors.StubInProduct, name.GetLocation(), name.ValueText, $"a comment says '{words}'"));
        }
    }
}

/// <summary>Finds where a file throws NotImplementedException by name, other than to guard a switch.</summary>
internal static class StubThrows
{
    private const string Name = "NotImplementedException";

    public static IEnumerable<IThrowOperation> In(SemanticModel model, CancellationToken cancellation) =>
        Characters.PlacesOf(model.SyntaxTree.GetText(cancellation), Name)
            .Select(place => Throw(model.SyntaxTree.GetRoot(cancellation).FindToken(place)))
            .OfType<SyntaxNode>()
            .Distinct()
            .Select(node => model.GetOperation(node, cancellation))
            .OfType<IThrowOperation>()
            .Where(IsStub);

    /// <summary>The member that throws, not the function in it; null for top-level code.</summary>
    public static ISymbol? Member(IThrowOperation thrown, CancellationToken cancellation)
    {
        var symbol = thrown.SemanticModel?.GetEnclosingSymbol(thrown.Syntax.SpanStart, cancellation);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            symbol = symbol.ContainingSymbol;
        }

        return symbol;
    }

    private static bool IsStub(IThrowOperation thrown) =>
        thrown.Exception?.Bare().Type?.ToDisplayString() == "System." + Name && !GuardArm.Holds(thrown);

    private static SyntaxNode? Throw(SyntaxToken token) =>
        token.ValueText == Name
            ? token.Parent?.FirstAncestorOrSelf<SyntaxNode>(node =>
                node is ThrowStatementSyntax or ThrowExpressionSyntax) : null;
}

/// <summary>Finds members that do next to nothing and have a comment that admits it.</summary>
internal static class StubComments
{
    // How a comment begins that admits it, after "TODO" and articles.
    private static readonly string[] Beginnings =
    [
        "mock implementation", "stub implementation", "dummy implementation", "fake implementation",
        "placeholder implementation",
        "not yet implemented", "not implemented yet", "implement me", "for now return", "for now, return",
        "hardcoded for now", "hard-coded for now",
    ];

    // Words of many trades, too: they admit something only where they are all that is said.
    private static readonly string[] Words =
        ["not implemented", "to be implemented", "implement", "implement this", "placeholder", "simulated", "hardcoded",
            "hard-coded"];

    private static readonly string[] Openings = ["todo", "fixme", "this is", "just", "only", "a ", "an ", "the "];

    private static readonly char[] Marks = ['/', '*', ' ', '\t', '\r', '\n', '.', '!', ':', '-', '(', ')'];

    public static IEnumerable<(SyntaxNode Member, string Words)> In(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes(HoldsMembers))
        {
            if (Body(node) is { } body && IsTrivial(body) && Admission(body) is { } words)
            {
                yield return (node, words);
            }
        }
    }

    private static bool HoldsMembers(SyntaxNode node) =>
        node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    private static SyntaxNode? Body(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
        PropertyDeclarationSyntax property => property.ExpressionBody,
        _ => null,
    };

    private static bool IsTrivial(SyntaxNode body) => body switch
    {
        BlockSyntax { Statements.Count: 0 } => true,
        BlockSyntax { Statements: [ReturnStatementSyntax { Expression: var value }] } =>
            value is null || IsFixed(value),
        ArrowExpressionClauseSyntax arrow => IsFixed(arrow.Expression),
        _ => false,
    };

    private static bool IsFixed(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax or DefaultExpressionSyntax or CollectionExpressionSyntax { Elements.Count: 0 } => true,
        BaseObjectCreationExpressionSyntax creation => AreFixed(creation.ArgumentList),
        InvocationExpressionSyntax call => IsFromResult(call) && AreFixed(call.ArgumentList),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" or "Empty" } => true,
        PrefixUnaryExpressionSyntax unary => IsFixed(unary.Operand),
        _ => false,
    };

    private static bool IsFromResult(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" };

    private static bool AreFixed(ArgumentListSyntax? list) =>
        list is null || list.Arguments.All(argument => IsFixed(argument.Expression));

    private static string? Admission(SyntaxNode body)
    {
        var comments = body.DescendantTrivia().Where(IsComment).Select(trivia => Said(trivia.ToString())).ToArray();
        return comments.Select(BeginningOf).FirstOrDefault(words => words is not null)
            ?? Words.FirstOrDefault(words => comments.Length == 1 && comments[0] == words);
    }

    private static string? BeginningOf(string said) =>
        Beginnings.FirstOrDefault(words => said.StartsWith(words, StringComparison.Ordinal));

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    private static string Said(string comment)
    {
        var said = comment.ToLowerInvariant().Trim(Marks);
        while (Openings.FirstOrDefault(opening => said.StartsWith(opening, StringComparison.Ordinal)) is { } opening)
        {
            said = said.Substring(opening.Length).Trim(Marks);
        }

        return said;
    }
}
