using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>A variable that crosses into the new method, out of it, or both.</summary>
/// <param name="Symbol">A local or a parameter.</param>
/// <param name="Type">Its type as seen there.</param>
/// <param name="IsDeclaredInside">Whether the statements declare it.</param>
/// <param name="Passing">How it is passed, where by reference.</param>
internal sealed record Carried(ISymbol Symbol, ITypeSymbol Type, bool IsDeclaredInside, RefKind Passing = RefKind.None)
{
    public string Name => SyntaxFacts.GetKeywordKind(Symbol.Name) == SyntaxKind.None ? Symbol.Name : "@" + Symbol.Name;

    public string Keyword => Passing switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In or RefKind.RefReadOnlyParameter => "in ",
        _ => "",
    };
}
