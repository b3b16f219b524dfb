using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>Reads what concerns the assembly as a whole.</summary>
internal static class AssemblyFactsParser
{
    public static AssemblyFacts Parse(Compilation compilation)
    {
        var known = KnownTypes.Of(compilation);
        return new AssemblyFacts(
            compilation.AssemblyName ?? "",
            Declared(compilation.Assembly, known.Declared),
            FrameworkFacts.Of(compilation),
            compilation.Assembly.Find(known.Xunit.TestFramework) is not null,
            compilation.Assembly.Find(known.Xunit.Orderer) is not null);
    }

    private static DeclaredPortfolio Declared(IAssemblySymbol assembly, NetraTypes types) =>
        new(
            assembly.Find(types.RevenuePortfolio) is { } total ? new PortfolioDeclaration(total).TotalUsd : null,
            Planned(assembly.FindAll(types.PlannedCriticalTest)));

    private static EquatableArray<PlannedTest> Planned(ImmutableArray<AttributeData> attributes) => attributes
        .Select(Planned)
        .OrderBy(test => test.Number)
        .ThenBy(test => test.Title, StringComparer.Ordinal)
        .ToEquatable();

    private static PlannedTest Planned(AttributeData attribute)
    {
        var said = new PlannedTestDeclaration(attribute);
        return new PlannedTest(
            said.Number ?? 0,
            said.MonthlyRevenueUsd ?? 0,
            said.Title ?? "",
            attribute.Named("Module")?.Value as string ?? PlannedTest.NoModule);
    }
}
