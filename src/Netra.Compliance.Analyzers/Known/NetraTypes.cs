using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Known;

/// <summary>The attributes of Netra.Compliance as the compilation sees them.</summary>
internal sealed class NetraTypes
{
    private const string Assembly = "Netra.Compliance";
    private const string Space = Assembly + ".";
    private const string CriticalTestName = "CriticalTestAttribute";

    private static readonly ConditionalWeakTable<Compilation, StrongBox<NetraTypes?>> Known = new();

    private NetraTypes(Compilation compilation, INamedTypeSymbol criticalTest)
    {
        CriticalTest = criticalTest;
        Journey = compilation.GetTypeByMetadataName(Space + "JourneyAttribute");
        Step = compilation.GetTypeByMetadataName(Space + "StepAttribute");
        BusinessValue = compilation.GetTypeByMetadataName(Space + "BusinessValueAttribute");
        RevenuePortfolio = compilation.GetTypeByMetadataName(Space + "RevenuePortfolioAttribute");
        PlannedCriticalTest = compilation.GetTypeByMetadataName(Space + "PlannedCriticalTestAttribute");
        MockJustified = compilation.GetTypeByMetadataName(Space + "MockJustifiedAttribute");
        ProvenBy = compilation.GetTypeByMetadataName(Space + "ProvenByAttribute");
    }

    public INamedTypeSymbol CriticalTest { get; }

    public INamedTypeSymbol? Journey { get; }

    public INamedTypeSymbol? Step { get; }

    public INamedTypeSymbol? BusinessValue { get; }

    public INamedTypeSymbol? RevenuePortfolio { get; }

    public INamedTypeSymbol? PlannedCriticalTest { get; }

    public INamedTypeSymbol? MockJustified { get; }

    public INamedTypeSymbol? ProvenBy { get; }

    /// <summary>Whether a member belongs to a critical test or a journey, or is one.</summary>
    public bool IsCritical(ISymbol member) => Declares(member) || member.ContainingType.WithContainers().Any(Declares);

    /// <summary>Whether a symbol itself is declared a critical test or a journey.</summary>
    public bool Declares(ISymbol symbol) => symbol.Has(CriticalTest) || symbol.Has(Journey);

    /// <summary>Null where Netra.Compliance is not referenced.</summary>
    public static NetraTypes? Of(Compilation compilation) =>
        Known.GetValue(compilation, key => new StrongBox<NetraTypes?>(Find(key))).Value;

    private static NetraTypes? Find(Compilation compilation) =>
        compilation.MayKnow([Assembly], name => name == CriticalTestName)
        && compilation.GetTypeByMetadataName(Space + CriticalTestName) is { } criticalTest
            ? new NetraTypes(compilation, criticalTest)
            : null;
}
