using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Emit.Catalog;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Pipeline;

/// <summary>Gathers what the index needs of every class.</summary>
internal static class PortfolioSource
{
    public static IncrementalValueProvider<Portfolio> Of(
        IncrementalValuesProvider<CriticalClass> classes,
        IncrementalValueProvider<AssemblyFacts> facts,
        IncrementalValueProvider<EquatableArray<UserCollection>> collections) =>
        classes.SelectMany((critical, _) => Tests(critical))
            .WithTrackingName(TrackingNames.PortfolioTests)
            .Collect()
            .Combine(facts.Combine(collections))
            .Select((pair, _) => Gather(pair.Right.Left, InOrder(pair.Left), pair.Right.Right))
            .WithTrackingName(TrackingNames.Portfolio);

    private static Portfolio Gather(
        AssemblyFacts facts, EquatableArray<PortfolioTest> tests, EquatableArray<UserCollection> collections) =>
        new(facts, tests, collections,
            CatalogHash.Of(
                tests.Select(test => test.Fragment).Concat(facts.Declared.Planned.Select(CatalogFragment.Of))));

    private static ImmutableArray<PortfolioTest> Tests(CriticalClass critical)
    {
        var holder = Holder(critical);
        return critical.Tests.Select(test => Test(critical, holder, test)).ToImmutableArray();
    }

    private static PortfolioTest Test(CriticalClass critical, PortfolioClass holder, CriticalTest test)
    {
        var entry = new PortfolioEntry(test.Number, test.Title, test.Member, test.Value?.MonthlyRevenueUsd);
        var isProven = critical.Shape.Runs && test.Points.Any(point => point.Faults.Count > 0);
        return new PortfolioTest(holder, entry, test.Points.Count, CatalogFragment.Of(critical.Name, test),
            isProven ? ProofName.Of(critical, test) : null) { IsJourney = test.IsJourney };
    }

    private static PortfolioClass Holder(CriticalClass critical)
    {
        var isInModule = critical.Shape.Registers && critical.Wiring.Collection is null;
        var collection = critical.Wiring.Collection
            ?? (isInModule ? critical.Name.Module : "Test collection for " + critical.Name.Clr);
        return new PortfolioClass(critical.Name.Clr, critical.Name.Module, collection, isInModule);
    }

    private static EquatableArray<PortfolioTest> InOrder(ImmutableArray<PortfolioTest> tests) => tests
        .OrderBy(test => test.Test.Number)
        .ThenBy(test => test.Class.Clr, StringComparer.Ordinal)
        .ThenBy(test => test.Fragment, StringComparer.Ordinal)
        .ToEquatable();
}
