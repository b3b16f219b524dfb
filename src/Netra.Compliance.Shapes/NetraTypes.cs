using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Shapes;

/// <summary>The types of Netra.Compliance that a user declares with, as a compilation sees them; null where they are
/// not referenced.</summary>
internal sealed class NetraTypes(Compilation compilation)
{
    /// <summary>The assembly that declares them, and their namespace.</summary>
    public const string Assembly = "Netra.Compliance";

    public const string CriticalTestName = "CriticalTestAttribute";

    public const string JourneyName = "JourneyAttribute";

    public INamedTypeSymbol? CriticalTest { get; } = Find(compilation, CriticalTestName);

    public INamedTypeSymbol? Journey { get; } = Find(compilation, JourneyName);

    public INamedTypeSymbol? Step { get; } = Find(compilation, "StepAttribute");

    public INamedTypeSymbol? BusinessValue { get; } = Find(compilation, "BusinessValueAttribute");

    public INamedTypeSymbol? Covers { get; } = Find(compilation, "CoversAttribute");

    public INamedTypeSymbol? ProvenBy { get; } = Find(compilation, "ProvenByAttribute");

    public INamedTypeSymbol? RevenuePortfolio { get; } = Find(compilation, "RevenuePortfolioAttribute");

    public INamedTypeSymbol? PlannedCriticalTest { get; } = Find(compilation, "PlannedCriticalTestAttribute");

    public INamedTypeSymbol? MockJustified { get; } = Find(compilation, "MockJustifiedAttribute");

    public INamedTypeSymbol? Fault { get; } = Find(compilation, "Fault");

    public INamedTypeSymbol? FaultTarget { get; } = Find(compilation, "IFaultTarget");

    /// <summary>Whether a member belongs to a critical test or a journey, or is one.</summary>
    public bool IsCritical(ISymbol member) => Declares(member) || member.ContainingType.WithContainers().Any(Declares);

    /// <summary>Whether a symbol itself is declared a critical test or a journey.</summary>
    public bool Declares(ISymbol symbol) => symbol.Has(CriticalTest) || symbol.Has(Journey);

    private static INamedTypeSymbol? Find(Compilation compilation, string name) =>
        compilation.GetTypeByMetadataName(Assembly + "." + name);
}
