using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Known;

/// <summary>Questions about symbols that only the rules ask.</summary>
internal static class RuleSymbols
{
    /// <summary>Whether a method gives back nothing, or a task of nothing.</summary>
    public static bool IsWithoutResult(this IMethodSymbol method) =>
        method.ReturnsVoid
            || method.ReturnType is INamedTypeSymbol { IsGenericType: false, Name: "Task" or "ValueTask" };

    /// <summary>The name a reader knows a symbol by: the type's for a constructor, the property's for an
    /// accessor.</summary>
    public static string SpokenName(this ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } method =>
            method.ContainingType.Name,
        IMethodSymbol { AssociatedSymbol: { } owner } => owner.SpokenName(),
        IPropertySymbol { IsIndexer: true } => "this",
        _ => symbol.Name,
    };

    /// <summary>Whether a type is another, derives from it or implements it.</summary>
    public static bool IsOrInherits(this INamedTypeSymbol? type, INamedTypeSymbol other) =>
        type is not null
        && (type.WithBases().Any(part => part.OriginalDefinition.Is(other))
            || type.AllInterfaces.Any(part => part.OriginalDefinition.Is(other)));

    /// <summary>Where an attribute stands in the source; null where it comes from metadata.</summary>
    public static Location? Place(this AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation();
}

/// <summary>Checks by name alone whether a compilation may know certain types, because looking up a type opens every
/// referenced assembly.</summary>
internal static class NameCheck
{
    /// <summary>Whether an assembly is referenced whose name begins with one of some names, or a type of one of some
    /// names is in the source.</summary>
    public static bool MayKnow(this Compilation compilation, string[] assemblies, Func<string, bool> isType) =>
        compilation.ReferencedAssemblyNames.Any(referenced => BeginsWithAny(referenced.Name, assemblies))
        || compilation.ContainsSymbolsWithName(isType, SymbolFilter.Type);

    private static bool BeginsWithAny(string name, string[] beginnings) =>
        beginnings.Any(beginning => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
}
