using Microsoft.CodeAnalysis.CSharp;

namespace Netra.Compliance.Generators.Emit;

/// <summary>Writes a plain name so that C# takes it for an identifier.</summary>
internal static class Identifier
{
    /// <summary>Puts <c>@</c> before keywords, contextual ones too, and before lower-case names, which a later language may reserve.</summary>
    public static string Escape(string name) => IsKeyword(name) || MayBecomeKeyword(name) ? "@" + name : name;

    private static bool IsKeyword(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None;

    private static bool MayBecomeKeyword(string name) => name.All(character => character is >= 'a' and <= 'z');
}
