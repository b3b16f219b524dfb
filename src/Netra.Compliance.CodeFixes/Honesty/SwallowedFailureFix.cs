using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Netra.Compliance.CodeFixes.Honesty;

/// <summary>NETRA3006: expects the exception that was caught, where one statement could throw it and xunit is at
/// hand.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SwallowedFailureFix))]
public sealed class SwallowedFailureFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NETRA3006");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindToken(context.Span.Start).Parent?.FirstAncestorOrSelf<TryStatementSyntax>() is { } attempt
            && Expecting(attempt) is { } expecting)
        {
            var changed = root.ReplaceNode(attempt, expecting.WithTriviaFrom(attempt));
            await CompilingFix.OfferAsync(context, context.Document.WithSyntaxRoot(changed),
                "Use Assert.Throws").ConfigureAwait(false);
        }
    }

    private static StatementSyntax? Expecting(TryStatementSyntax attempt) => attempt switch
    {
        { Finally: not null } or { Catches.Count: not 1 } or { Block.Statements.Count: not 1 } => null,
        { Catches: [{ Declaration.Type: { } type, Block.Statements.Count: 0 }],
            Block.Statements: [ExpressionStatementSyntax statement] }
            => Assertion(type, statement.Expression),
        _ => null,
    };

    // Throws takes the very type and nothing derived, and nobody throws the very Exception.
    private static bool IsAny(TypeSyntax type) =>
        type.ToString().Split('.', ':').Last() is "Exception" or "SystemException";

    private static StatementSyntax Assertion(TypeSyntax type, ExpressionSyntax action)
    {
        var method = IsAny(type) ? "ThrowsAny" : "Throws";
        var text = action is AwaitExpressionSyntax
            ? $"await global::Xunit.Assert.{method}Async<{type}>(async () => {action.WithoutTrivia()});"
            : $"global::Xunit.Assert.{method}<{type}>(() => {action.WithoutTrivia()});";
        return SyntaxFactory.ParseStatement(text)
            .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);
    }
}
