using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Pages.Tests;

/// <summary>The ledgers whose pages are tested.</summary>
internal static class Ledgers
{
    /// <summary>What no text of others may become.</summary>
    public const string Evil =
        "</div><script>document.title='run'</script><img src=x onerror=\"document.title='run'\">";

    private const string Failure = "Assert.Equal() Failure: Values differ\nExpected: 1\nActual:   2";

    private static readonly string[] Modules = ["Auth", "Data", "Quality", "Business"];

    /// <summary>Odd tests fail; a fault of the even ones survives.</summary>
    public static ComplianceLedger Of(int count)
    {
        using var bench = new Bench();
        var run = bench.Script().Test(Bench.Flow, "Signs_in").Test(Bench.Flow, "Signs_out")
            .Test(Bench.Sync, "Syncs", "failed", message: Failure);
        var ledger = bench.Run(Bench.WithProofs(run, second: "Survived").Ended()).Ledger();
        return ledger with { Tests = [.. Enumerable.Range(1, count).Select(number => Test(ledger.Tests, number))] };
    }

    private static LedgerTest Test(IReadOnlyList<LedgerTest> from, int number) => from[number % from.Count] with
    {
        Number = number, Title = number == 1 ? $"Test 1 {Evil}" : $"Test {number} keeps what was paid for",
        Module = Modules[number % Modules.Length], Owner = $"team-{number % 7}", MonthlyRevenueUsd = 1_000 + number,
        Justification = Evil,
    };
}
