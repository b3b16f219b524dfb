using System.Collections.Immutable;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>Which fault was caught by which test: faults down, tests across; nothing where no fault is
/// declared.</summary>
internal static class FaultMatrix
{
    private const int MostTests = 20;
    private const int MostFaults = 40;

    public static Html Render(ComplianceLedger ledger)
    {
        var tests = LedgerOrder.ByMoney(ledger.Tests.Where(HasFaults));
        var faults = FaultRow.Of(tests);
        return tests.IsEmpty ? Html.Empty : Html.Of($"""
            <section>
            <h2>Faults by test</h2>
            <p>Faults that were not caught come first, then those of the highest revenue.</p>
            {Rest(faults.Length - MostFaults, tests.Length - MostTests)}
            <div class="wide matrix" role="region" aria-label="Faults by test" tabindex="0"><table>
            {Head([.. tests.Take(MostTests)], new(ledger))}
            <tbody>{faults.Take(MostFaults).Select(fault => Row(fault, Math.Min(tests.Length, MostTests)))}</tbody>
            </table></div>
            </section>
            """);
    }

    private static bool HasFaults(LedgerTest test) => test.Points.Any(point => !point.Proofs.IsEmpty);

    private static Html Rest(int faults, int tests) => faults <= 0 && tests <= 0 ? Html.Empty
        : Html.Of($"<p>{Math.Max(faults, 0)} more faults and {Math.Max(tests, 0)} more tests are in ledger.json.</p>");

    private static Html Head(ImmutableArray<LedgerTest> tests, ReportNames names) => Html.Of($"""
        <thead><tr><th scope="col">Fault</th>{tests.Select(test => Column(test, names))}</tr></thead>
        """);

    private static Html Column(LedgerTest test, ReportNames names) => Html.Of($"""
        <th scope="col"><a href="#{names.Anchor(test)}" title="{test.Title}">{names.Number(test)}</a></th>
        """);

    private static Html Row(FaultRow fault, int tests)
    {
        var cells = Enumerable.Range(0, tests).Select(test => Cell(fault.In(test)));
        return Html.Of(
            $"""<tr><th scope="row"><bdi>{LedgerSection.FaultName(fault.Name)}</bdi></th>{cells}</tr>""");
    }

    private static Html Cell(ProofVerdict? verdict) => verdict is not { } known
        ? Html.Of($"<td></td>") : Html.Of($"""
        <td class="{(known == ProofVerdict.Caught ? "ok" : "no")}">{LedgerSection.Words(known)}</td>
        """);
}

/// <summary>A fault, and the worst that became of it under each test, which is known by its place.</summary>
internal sealed record FaultRow(string Name, IReadOnlyDictionary<int, ProofVerdict> ByTest)
{
    /// <summary>What is not caught first, then by the money of the tests, which is the order of
    /// <paramref name="tests"/>.</summary>
    public static ImmutableArray<FaultRow> Of(ImmutableArray<LedgerTest> tests)
    {
        var all = from test in tests.Index() from point in test.Item.Points from proof in point.Proofs
            select (proof.Fault, proof.Verdict, Test: test.Index);
        var rows = all.GroupBy(each => each.Fault).Select(fault => new FaultRow(fault.Key, fault
            .GroupBy(each => each.Test).ToDictionary(test => test.Key, test => test.Max(each => each.Verdict))));
        return [.. rows.OrderByDescending(row => row.ByTest.Values.Max())];
    }

    /// <summary>What became of it under a test; null where the test does not meet it.</summary>
    public ProofVerdict? In(int test) => ByTest.TryGetValue(test, out var verdict) ? verdict : null;
}
