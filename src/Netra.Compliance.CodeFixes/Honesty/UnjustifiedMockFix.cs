using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Honesty;

/// <summary>NETRA3005: adds a justification to fill in; the rule keeps asking until it is filled in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnjustifiedMockFix))]
public sealed class UnjustifiedMockFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NETRA3005");

    // One of the findings in a member is enough to mark it: a batch would mark it once for each.
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
            && !IsMarked(member))
        {
            var marked = AddedAttribute.To(
                member, "Netra.Compliance.MockJustified", "(\"TODO: say why the real dependency cannot be used\")");
            var changed = context.Document.WithSyntaxRoot(root.ReplaceNode(member, marked));
            await CompilingFix.OfferAsync(context, changed, "Add [MockJustified]").ConfigureAwait(false);
        }
    }

    private static bool IsMarked(MemberDeclarationSyntax member) => member.AttributeLists
        .SelectMany(list => list.Attributes)
        .Any(attribute => attribute.Name.ToString().Split('.').Last() is "MockJustified" or "MockJustifiedAttribute");
}
