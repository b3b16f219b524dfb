using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Netra.Compliance.Generators.Surveying;

/// <summary>Takes two compilations for one when they differ only inside nodes that do not matter.</summary>
/// <remarks>
/// The driver keeps the older of two that are equal, so all that follows is not even asked.
/// Tokens are compared, not what they mean: whatever changes a meaning (a constant, a name, a base, a reference, an
/// option) is a token or a reference somewhere. A file with <c>#nullable</c> in it is never taken for equal, since such
/// a line reaches beyond the node it stands in.
/// </remarks>
internal sealed class DeclarationComparer(Func<SyntaxNode, bool> isOfNoMatter) : IEqualityComparer<Compilation>
{
    public bool Equals(Compilation? older, Compilation? newer) =>
        ReferenceEquals(older, newer)
            || (older is CSharpCompilation one && newer is CSharpCompilation other && AreEqual(one, other));

    public int GetHashCode(Compilation compilation) =>
        StringComparer.Ordinal.GetHashCode(compilation.AssemblyName ?? "");

    private bool AreEqual(CSharpCompilation older, CSharpCompilation newer) =>
        older.AssemblyName == newer.AssemblyName
        && older.Options.Equals(newer.Options)
        && older.ExternalReferences.SequenceEqual(newer.ExternalReferences, ReferenceComparer.Instance)
        && older.SyntaxTrees.Length == newer.SyntaxTrees.Length
        && HaveEqualTrees(older, newer);

    private bool HaveEqualTrees(CSharpCompilation older, CSharpCompilation newer)
    {
        var (olderTrees, newerTrees) = (older.SyntaxTrees, newer.SyntaxTrees);
        for (var index = 0; index < olderTrees.Length; index++)
        {
            if (olderTrees[index] != newerTrees[index] && !AreEqual(olderTrees[index], newerTrees[index]))
            {
                return false;
            }
        }

        return true;
    }

    private bool AreEqual(SyntaxTree older, SyntaxTree newer) =>
        older.FilePath == newer.FilePath
        && older.Options.Equals(newer.Options)
        && !HasNullableDirective(older)
        && !HasNullableDirective(newer)
        && TokensOf(older).SequenceEqual(TokensOf(newer));

    private IEnumerable<(int Kind, string Text)> TokensOf(SyntaxTree tree) => tree.GetRoot()
        .DescendantTokens(node => !isOfNoMatter(node))
        .Select(token => (token.RawKind, token.Text));

    private static bool HasNullableDirective(SyntaxTree tree) =>
        tree.GetRoot().GetFirstDirective(directive => directive.IsKind(SyntaxKind.NullableDirectiveTrivia)) is not null;
}
