using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Value;

/// <summary>A critical test that is declared and not written yet.</summary>
/// <param name="declaration">Its <c>[assembly: PlannedCriticalTest]</c>.</param>
internal sealed class PlannedTest(AttributeData declaration)
{
    public AttributeData Declaration { get; } = declaration;

    /// <summary>Null when the argument does not compile.</summary>
    public int? Number { get; } = declaration.Argument<int>(0);

    /// <summary>Whole US dollars a month; null when the argument does not compile.</summary>
    public int? MonthlyRevenueUsd { get; } = declaration.Argument<int>(1);

    public string? Title { get; } = declaration.Text(2);

    /// <summary>Where the attribute stands.</summary>
    public Location Place(CancellationToken cancellation) => Declaration.Place(cancellation) ?? Location.None;

    public static IEnumerable<PlannedTest> In(IAssemblySymbol assembly, NetraTypes types) =>
        types.PlannedCriticalTest is not { } attribute ? []
        : assembly.GetAttributes().Where(candidate => candidate.AttributeClass.Is(attribute)).Select(found => new PlannedTest(found));
}
