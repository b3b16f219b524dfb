using System.Collections.Immutable;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Comparing;

/// <summary>Critical tests and points of a baseline, known again among those of now.</summary>
/// <remarks>A number alone makes no test the same, for another test may have taken it: title or class must agree. Only a plan
/// has neither a class nor anything to lose, so a test that takes its number is what was planned.</remarks>
internal static class TestPairs
{
    private static readonly ImmutableArray<PairKey<LedgerTest>> Keys =
    [
        new(test => (test.Assembly, test.Number, test.Title, test.Class)),
        new(test => (test.Assembly, test.Number, test.Class)),
        new(test => (test.Assembly, test.Number, test.Title)),
        new(test => (test.Assembly, test.Title, test.Class)),
        new(test => test.IsPlanned ? (test.Assembly, test.Number) : null, test => (test.Assembly, test.Number)),
    ];

    private static readonly ImmutableArray<PairKey<LedgerPoint>> PointKeys =
    [
        new(point => (point.Name, point.Covers)),
        new(point => point.Name),
        new(point => point.Covers),
    ];

    public static ImmutableArray<Pair<LedgerTest>> Of(IEnumerable<LedgerTest> was, IEnumerable<LedgerTest> now) => Pair<LedgerTest>.Of(was, now, Keys);

    /// <summary>The points of a pair of tests; a point is known by its name, and under another name by what it covers.</summary>
    public static ImmutableArray<Pair<LedgerPoint>> Points(Pair<LedgerTest> tests) =>
        Pair<LedgerPoint>.Of(tests.Was?.Points ?? [], tests.Now?.Points ?? [], PointKeys);
}
