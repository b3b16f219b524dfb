using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>The types of the runtime library that a user declares with.</summary>
internal sealed class DeclaredTypes(Compilation compilation)
{
    public INamedTypeSymbol? CriticalTest { get; } = compilation.GetTypeByMetadataName("Netra.Compliance.CriticalTestAttribute");

    public INamedTypeSymbol? Journey { get; } = compilation.GetTypeByMetadataName("Netra.Compliance.JourneyAttribute");

    public INamedTypeSymbol? Step { get; } = compilation.GetTypeByMetadataName("Netra.Compliance.StepAttribute");

    public INamedTypeSymbol? BusinessValue { get; } = compilation.GetTypeByMetadataName("Netra.Compliance.BusinessValueAttribute");

    public INamedTypeSymbol? Covers { get; } = compilation.GetTypeByMetadataName("Netra.Compliance.CoversAttribute");

    public INamedTypeSymbol? ProvenBy { get; } = compilation.GetTypeByMetadataName("Netra.Compliance.ProvenByAttribute");

    public INamedTypeSymbol? Portfolio { get; } = compilation.GetTypeByMetadataName("Netra.Compliance.RevenuePortfolioAttribute");

    public INamedTypeSymbol? PlannedTest { get; } = compilation.GetTypeByMetadataName("Netra.Compliance.PlannedCriticalTestAttribute");

    public INamedTypeSymbol? Fault { get; } = compilation.GetTypeByMetadataName("Netra.Compliance.Fault");

    public INamedTypeSymbol? FaultTarget { get; } = compilation.GetTypeByMetadataName("Netra.Compliance.IFaultTarget");
}
