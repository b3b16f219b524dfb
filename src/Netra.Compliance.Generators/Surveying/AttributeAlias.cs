using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.Generators.Surveying;

/// <summary><c>using Name = Some.Target;</c>, both without their <c>Attribute</c>.</summary>
internal sealed record AttributeAlias(string Name, string Target)
{
    public static AttributeAlias? Of(UsingDirectiveSyntax directive) => directive is { Alias: { } alias, NamespaceOrType: NameSyntax target }
        ? new AttributeAlias(AttributeNames.Plain(alias.Name), AttributeNames.Plain(target))
        : null;
}
