using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Value;

/// <summary>NETRA2005: makes the class, and the types around it, partial and public, where that compiles.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnregistrableShapeFix))]
public sealed class UnregistrableShapeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NETRA2005");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var modifiers = Modifiers(context.Diagnostics[0]);
        if (modifiers.Length > 0 && root?.FindNode(context.Span) is TypeDeclarationSyntax declaration)
        {
            var types = declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>();
            var changed = root.ReplaceNodes(types, (_, type) => Mend(type, modifiers));
            await CompilingFix.OfferAsync(context, context.Document.WithSyntaxRoot(changed),
                "Make it " + string.Join(" and ", modifiers)).ConfigureAwait(false);
        }
    }

    private static string[] Modifiers(Diagnostic finding) =>
        (finding.Properties.TryGetValue("fix", out var fix) ? fix ?? "" : "").Split(
            [' '], StringSplitOptions.RemoveEmptyEntries);

    // What stands before the first word of the declaration, behind its attributes, stays before the first word.
    private static TypeDeclarationSyntax Mend(TypeDeclarationSyntax type, string[] modifiers)
    {
        var first = type.Modifiers.FirstOrDefault() is { RawKind: not 0 } modifier ? modifier : type.Keyword;
        var bare = type.ReplaceToken(first, first.WithLeadingTrivia());
        var mended = modifiers.Contains("public") ? WithPublic(bare.Modifiers) : bare.Modifiers;
        mended = modifiers.Contains("partial") ? WithPartial(mended) : mended;
        return (TypeDeclarationSyntax)bare.WithModifiers(
            mended.Replace(mended[0], mended[0].WithLeadingTrivia(first.LeadingTrivia)));
    }

    private static SyntaxTokenList WithPublic(SyntaxTokenList modifiers) => modifiers.Any(SyntaxKind.PublicKeyword)
        ? modifiers
        : SyntaxFactory.TokenList(modifiers.Where(IsNoAccessibility).Prepend(Word(SyntaxKind.PublicKeyword)));

    // The grammar wants it last.
    private static SyntaxTokenList WithPartial(SyntaxTokenList modifiers) => modifiers.Any(SyntaxKind.PartialKeyword)
        ? modifiers
        : modifiers.Add(Word(SyntaxKind.PartialKeyword));

    private static SyntaxToken Word(SyntaxKind kind) =>
        SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);

    private static bool IsNoAccessibility(SyntaxToken modifier) => modifier.Kind() is not
        (SyntaxKind.InternalKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword
            or SyntaxKind.FileKeyword);
}
