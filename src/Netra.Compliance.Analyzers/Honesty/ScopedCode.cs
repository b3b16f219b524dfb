using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Finds the code of a file that is in a scope, without asking about any other code.</summary>
/// <param name="file">What is known of the file.</param>
/// <param name="holds">Whether a type or a member is in the scope; where a type is, all its members are.</param>
internal sealed class ScopedCode(SemanticModel file, Func<ISymbol, bool> holds)
{
    public IEnumerable<MemberCode> All(CancellationToken cancellation) => file.SyntaxTree.GetRoot(cancellation)
        .DescendantNodesAndSelf(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
        .SelectMany(Within);

    private IEnumerable<MemberCode> Within(SyntaxNode node) => node switch
    {
        TypeDeclarationSyntax type => Within(type),
        CompilationUnitSyntax unit when unit.Members.Any(SyntaxKind.GlobalStatement) => MemberCode.Of(unit, file).Where(code => holds(code.Owner)),
        _ => [],
    };

    private IEnumerable<MemberCode> Within(TypeDeclarationSyntax type)
    {
        var members = type.Members.Where(member => member is not TypeDeclarationSyntax).Prepend(type);
        return file.GetDeclaredSymbol(type) is { } symbol && holds(symbol)
            ? members.SelectMany(member => MemberCode.Of(member, file))
            : members.Where(MayBeMarked).SelectMany(member => MemberCode.Of(member, file)).Where(code => holds(code.Owner));
    }

    // One part of a member has the attributes of the other.
    private static bool MayBeMarked(MemberDeclarationSyntax member) => member.AttributeLists.Count > 0
        || member.Modifiers.Any(SyntaxKind.PartialKeyword)
        || ((member as BasePropertyDeclarationSyntax)?.AccessorList?.Accessors ?? []).Any(accessor => accessor.AttributeLists.Count > 0);
}
