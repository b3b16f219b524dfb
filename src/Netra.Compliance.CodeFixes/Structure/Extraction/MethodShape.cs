using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>What the new method is called and what it takes over from the member: type parameters and attributes.</summary>
internal sealed record MethodShape(string Name, string TypeArguments, string Constraints, string[] Attributes)
{
    // They say what the code inside is allowed to do, so they go where the code goes.
    private static readonly string[] Permissions =
    [
        "SuppressMessage", "UnconditionalSuppressMessage", "RequiresUnreferencedCode", "RequiresDynamicCode",
        "RequiresAssemblyFiles", "SupportedOSPlatform", "UnsupportedOSPlatform",
    ];

    /// <summary>Null where type parameters would have to be renamed or their constraints spelled out.</summary>
    public static MethodShape? Of(LongMember member, StatementRun run, string name, string signature)
    {
        var attributes = member.Host.AttributeLists.Where(IsPermission).Select(static list => list.ToString()).ToArray();
        if (member.Host is not MethodDeclarationSyntax { TypeParameterList: { } list } method || !Uses(list, run, signature))
        {
            return new MethodShape(name, "", "", attributes);
        }

        return Inherits(method) ? null : new MethodShape(name, Arguments(list), string.Concat(method.ConstraintClauses.Select(static clause => " " + clause.ToString())), attributes);
    }

    private static string Arguments(TypeParameterListSyntax list) =>
        $"<{string.Join(", ", list.Parameters.Select(static parameter => parameter.Identifier.Text))}>";

    private static bool Uses(TypeParameterListSyntax list, StatementRun run, string signature)
    {
        var names = new HashSet<string>(list.Parameters.Select(static parameter => parameter.Identifier.Text));
        var tokens = run.Statements.SelectMany(static statement => statement.DescendantTokens()).Concat(SyntaxFactory.ParseTokens(signature));
        return tokens.Any(token => token.IsKind(SyntaxKind.IdentifierToken) && names.Contains(token.Text));
    }

    // There the constraints come from elsewhere and are not written.
    private static bool Inherits(MethodDeclarationSyntax method) =>
        method.ExplicitInterfaceSpecifier is not null || method.Modifiers.Any(SyntaxKind.OverrideKeyword);

    private static bool IsPermission(AttributeListSyntax list) =>
        list.Target is null && list.Attributes.All(static attribute => Permissions.Contains(LastPart(attribute.Name)));

    private static string LastPart(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
