using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Extracts from a member, and from what was extracted, until nothing is too long or nothing more can leave.</summary>
/// <remarks>It ends: each extraction leaves fewer lines past the limit than there were, both methods together.</remarks>
internal sealed class Shortening(int limit, CancellationToken cancellation)
{
    /// <summary>The document after all of them; null where nothing left.</summary>
    /// <param name="document">Where the member is.</param>
    /// <param name="position">Where the member is named.</param>
    public async Task<Document?> ApplyAsync(Document document, int position)
    {
        if (await Extraction.ApplyAsync(document, position, limit, cancellation).ConfigureAwait(false) is not { } changed)
        {
            return null;
        }

        changed = await OrAsItIsAsync(changed, await NameBehindAsync(changed, position).ConfigureAwait(false)).ConfigureAwait(false);
        return await OrAsItIsAsync(changed, position).ConfigureAwait(false);
    }

    private async Task<Document> OrAsItIsAsync(Document document, int position) =>
        await ApplyAsync(document, position).ConfigureAwait(false) ?? document;

    // The new method is the next member. What changes in a member stands behind its name, so that the names before it stay where they are.
    private async Task<int> NameBehindAsync(Document document, int position)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var member = LongMember.At(root, position)!;
        return ((MethodDeclarationSyntax)member.Type.Members[member.Type.Members.IndexOf(member.Host) + 1]).Identifier.SpanStart;
    }
}
