using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>The runs as counts; proofs are not counted as tests.</summary>
/// <param name="Journals">Journals that count.</param>
/// <param name="Tests">Tests that were started.</param>
/// <param name="Passed">Tests that passed.</param>
/// <param name="Failed">Tests that failed.</param>
/// <param name="Skipped">Tests that were skipped.</param>
/// <param name="Unfinished">Tests that never finished.</param>
/// <param name="TestsMs">Milliseconds of the tests, added up.</param>
public sealed record RunTotals(int Journals, int Tests, int Passed, int Failed, int Skipped, int Unfinished, double TestsMs)
{
    internal static RunTotals Of(int journals, IReadOnlyCollection<TestRow> rows)
    {
        var tests = rows.Where(row => !row.Proof).ToList();
        int In(string outcome) => tests.Count(row => row.Outcome == outcome);
        return new(
            journals, tests.Count, In("passed"), In("failed"), In("skipped"),
            In(TestRow.Unfinished), Milliseconds.Sum(tests.Select(row => row.DurationMs)));
    }
}
