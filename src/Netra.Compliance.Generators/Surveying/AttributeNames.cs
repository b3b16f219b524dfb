using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.Generators.Surveying;

/// <summary>The names under which a compilation's files may use the attributes that matter, aliases included.</summary>
/// <remarks>A name says only where to look; what it means is asked of the compiler.</remarks>
internal static class AttributeNames
{
    private const string Suffix = "Attribute";
    private static readonly ImmutableHashSet<string> Own = ImmutableHashSet.Create("CriticalTest", "Journey", "CollectionDefinition");
    private static readonly ConditionalWeakTable<Compilation, ImmutableHashSet<string>> Cache = new();

    public static ImmutableHashSet<string> Of(Compilation compilation) => Cache.GetValue(compilation, Gather);

    /// <summary>The last part of a name, without <c>Attribute</c> at its end.</summary>
    public static string Plain(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => Plain(qualified.Right),
        AliasQualifiedNameSyntax qualified => Plain(qualified.Name),
        SimpleNameSyntax simple => Plain(simple.Identifier.ValueText),
        _ => "",
    };

    private static string Plain(string name) =>
        name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;

    private static ImmutableHashSet<string> Gather(Compilation compilation)
    {
        var aliases = compilation.SyntaxTrees.SelectMany(tree => AttributedFile.Of(tree).Aliases).ToArray();
        var (names, count) = (Own, 0);
        while (names.Count > count)
        {
            count = names.Count;
            names = names.Union(aliases.Where(alias => names.Contains(alias.Target)).Select(alias => alias.Name));
        }

        return names;
    }
}
