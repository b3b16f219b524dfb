using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Value;

/// <summary>A critical test as its attributes declare it.</summary>
/// <param name="symbol">The class, or the method that is a test of one point.</param>
/// <param name="declaration">Its <c>[CriticalTest]</c>.</param>
/// <param name="value">Its <c>[BusinessValue]</c>; null when it has none.</param>
internal sealed class CriticalTest(ISymbol symbol, CriticalTestDeclaration declaration, BusinessValueDeclaration? value)
{
    public ISymbol Symbol { get; } = symbol;

    public bool HasValue => value is not null;

    /// <summary>Null when the argument does not compile.</summary>
    public int? Number { get; } = declaration.Number;

    public string Title { get; } = declaration.Title ?? symbol.Name;

    /// <summary>Whole US dollars a month; null when none are stated.</summary>
    public int? MonthlyRevenueUsd { get; } = value?.MonthlyRevenueUsd;

    /// <summary>The name in the declaration that carries the attribute.</summary>
    public Location NamePlace =>
        Symbol.Locations.FirstOrDefault(place => place.SourceTree == Tree) ?? Symbol.Locations[0];

    private SyntaxTree? Tree => declaration.Attribute.ApplicationSyntaxReference?.SyntaxTree;

    /// <summary>Where <c>[CriticalTest]</c> stands.</summary>
    public Location Place(CancellationToken cancellation) =>
        declaration.Attribute.Place(cancellation) ?? NamePlace;

    /// <summary>What a class and its methods declare, the class first.</summary>
    public static IEnumerable<CriticalTest> In(INamedTypeSymbol type, NetraTypes types) => type.GetMembers()
        .OfType<IMethodSymbol>()
        .Prepend<ISymbol>(type)
        .Select(symbol => Of(symbol, types))
        .OfType<CriticalTest>();

    /// <summary>What a class or a method declares by itself; null where it is no critical test.</summary>
    public static CriticalTest? Of(ISymbol symbol, NetraTypes types) =>
        symbol.Find(types.CriticalTest) is { } declaration
        ? new CriticalTest(symbol, new(declaration), ValueOf(symbol, types))
        : null;

    private static BusinessValueDeclaration? ValueOf(ISymbol symbol, NetraTypes types) =>
        symbol.Find(types.BusinessValue) is { } value ? new(value) : null;
}

/// <summary>A critical test that is declared and not written yet.</summary>
/// <param name="declaration">Its <c>[assembly: PlannedCriticalTest]</c>.</param>
internal sealed class PlannedTest(PlannedTestDeclaration declaration)
{
    public AttributeData Declaration { get; } = declaration.Attribute;

    /// <summary>Null when the argument does not compile.</summary>
    public int? Number { get; } = declaration.Number;

    /// <summary>Whole US dollars a month; null when the argument does not compile.</summary>
    public int? MonthlyRevenueUsd { get; } = declaration.MonthlyRevenueUsd;

    public string? Title { get; } = declaration.Title;

    /// <summary>Where the attribute stands.</summary>
    public Location Place(CancellationToken cancellation) => Declaration.Place(cancellation) ?? Location.None;

    public static IEnumerable<PlannedTest> In(IAssemblySymbol assembly, NetraTypes types) =>
        assembly.FindAll(types.PlannedCriticalTest).Select(found => new PlannedTest(new(found)));
}
