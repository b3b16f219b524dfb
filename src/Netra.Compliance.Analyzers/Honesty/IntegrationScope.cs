using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;
using Netra.Compliance.Analyzers.Options;
using Netra.Compliance.Analyzers.Value;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells what belongs to integration tests: critical tests, journeys, tests of the category Integration, and namespaces that are set.</summary>
internal sealed class IntegrationScope(HonestyModel model)
{
    private static readonly string[] Categories = ["TraitAttribute", "CategoryAttribute", "TestCategoryAttribute", "PropertyAttribute"];

    public bool Holds(ISymbol member, AnalyzerConfigOptions options) =>
        Around(member).Any(IsIntegration) || OptionCatalog.IntegrationScope.Includes(member.ContainingNamespace, options);

    /// <summary>Whether someone said why, in words that are not there to be replaced: on the member, its type, or the assembly.</summary>
    public bool IsJustified(ISymbol member) => Around(member).Any(symbol =>
        symbol.Find(model.Netra?.MockJustified).Text(0) is { } reason && !string.IsNullOrWhiteSpace(reason) && !Placeholder.Is(reason));

    private static IEnumerable<ISymbol> Around(ISymbol member)
    {
        var property = (member as IMethodSymbol)?.AssociatedSymbol ?? (member as IFieldSymbol)?.AssociatedSymbol;
        return new[] { member, property }.OfType<ISymbol>()
            .Concat((member as INamedTypeSymbol ?? member.ContainingType).WithContainers())
            .Append(member.ContainingAssembly);
    }

    private bool IsIntegration(ISymbol symbol) =>
        model.Netra?.Declares(symbol) == true || symbol.GetAttributes().Any(IsIntegrationCategory);

    private bool IsIntegrationCategory(AttributeData attribute) => attribute.AttributeClass is { } type
        && Categories.Contains(type.Name)
        && model.Roles.Of(type) is AssemblyRole.Framework or AssemblyRole.Assertions
        && string.Equals(attribute.ConstructorArguments.LastOrDefault().Value as string, "Integration", StringComparison.OrdinalIgnoreCase);
}
