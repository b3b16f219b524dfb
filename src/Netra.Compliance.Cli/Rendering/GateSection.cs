using System.Globalization;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>Every rule of the gate, what it asks and what it met.</summary>
internal static class GateSection
{
    public static Html Render(GateVerdict gate) => Html.Of($"""
        <section>
        <h2>Gate</h2>
        <div class="wide" role="region" aria-label="Gate" tabindex="0"><table>
        <thead><tr><th scope="col">Rule</th><th scope="col" class="n">Required</th>
        <th scope="col" class="n">Actual</th><th scope="col" class="n">Met</th></tr></thead>
        <tbody>{gate.Rules.Select(Row)}</tbody>
        </table></div>
        </section>
        """);

    private static Html Row(GateRule rule) => Html.Of($"""
        <tr><td>{RuleWords.Of(rule.Name)} <code>{rule.Name}</code></td>
        <td class="n">{rule.Bound} {VerdictSentence.Amount(rule.Threshold, rule.Unit)}</td>
        <td class="n">{VerdictSentence.Amount(rule.Actual, rule.Unit)}</td>
        <td class="n">{Met(rule.Passed)}</td></tr>
        """);

    private static Html Met(bool passed) =>
        passed ? Html.Of($"""<span class="ok">✓ yes</span>""") : Html.Of($"""<span class="no">✗ no</span>""");
}

/// <summary>The gate's rules in words.</summary>
internal static class RuleWords
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["maxBudgetStops"] = "The model stayed within its budget",
        ["maxInventoryProblems"] = "Nothing is missing or duplicated, and everything ran",
        ["maxFailedTests"] = "No test failed, and every run finished",
        ["maxBlindControls"] = "The proof engine's controls held",
        ["maxFailedProofs"] = "Every requested fault was caught",
        ["maxUnverifiedSteps"] = "Every journey step was verified",
        ["maxAtRisk"] = "Revenue at risk",
        ["minProtected"] = "Revenue protected or proven",
        ["minProven"] = "Revenue proven",
        [GateRule.MinMutationScore] = "Reached mutants that critical tests detected",
        ["maxLost"] = "Revenue lost since the baseline",
        ["noNewUnproven"] = "What was proven still is, and what is new is proven",
        ["noNewFindings"] = "No new open findings since the baseline",
    };

    public static string Of(string name) => Words.GetValueOrDefault(name, name);
}

/// <summary>A ledger in one or two sentences.</summary>
public static class VerdictSentence
{
    private static readonly (RevenueState State, string Words)[] Others =
    [
        (RevenueState.Protected, "protected but not proven"),
        (RevenueState.Unverified, "unverified"),
        (RevenueState.AtRisk, "at risk"),
        (RevenueState.Lost, "lost"),
    ];

    /// <summary>What is proven of what was asked for, what is not, and what the gate says of it.</summary>
    public static string Of(ComplianceLedger ledger) => $"{OfResult(ledger)} {OfGate(ledger)}";

    /// <summary>What is proven of what is declared; of a run of the journeys alone, how far they went.</summary>
    public static string OfResult(ComplianceLedger ledger) =>
        ledger.Asked.CriticalTests ? OfRevenue(ledger.Revenue) : OfJourneys(ledger.Journeys);

    /// <summary>How many steps pass, and how many faults they catch.</summary>
    public static string OfJourneys(IReadOnlyCollection<LedgerJourney> journeys)
    {
        var (steps, proofs) = (journeys.SelectMany(journey => journey.Steps).ToList(),
            journeys.SelectMany(journey => journey.Proofs).ToList());
        var passed =
            $"{journeys.Sum(journey => journey.Passed)} of {steps.Count} steps of "
            + $"the {(journeys.Count == 1 ? "journey" : "journeys")} pass";
        return $"{passed}; {proofs.Count(proof => proof.Verdict == ProofVerdict.Caught)} of {proofs.Count} faults are "
            + $"caught.";
    }

    /// <summary>The gate's verdict, and what it could not ask of a run of the journeys alone.</summary>
    public static string OfGate(ComplianceLedger ledger) => ledger.Asked.CriticalTests ? OfGate(ledger.Gate)
        : $"{OfGate(ledger.Gate)} Critical tests were not requested, so no revenue rule "
        + $"applies.";

    /// <summary>What is proven of what is declared, and what is not.</summary>
    public static string OfRevenue(RevenueTotals revenue)
    {
        var rest = Others.Where(other => revenue.In(other.State) > 0)
            .Select(other => $"{Money(revenue.In(other.State))} is {other.Words}{Planned(other.State, revenue)}");
        return string.Join(
            "; ", rest.Prepend($"{Money(revenue.Proven)} of {Money(revenue.Declared)} a month is proven")) + ".";
    }

    /// <summary>The gate's verdict and, when it fails, each rule that is not met.</summary>
    public static string OfGate(GateVerdict gate)
    {
        var failed = gate.Rules.Where(rule => !rule.Passed).Select(Failed).ToList();
        return failed.Count == 0 ? "The gate passes." : $"The gate fails: {string.Join("; ", failed)}.";
    }

    /// <summary>An amount in the rule's unit, as people write it.</summary>
    public static string Amount(decimal value, string unit) => unit switch
    {
        "usd" => Money(value),
        "percent" => value.ToString("0.##", CultureInfo.InvariantCulture) + "%",
        _ => value.ToString("#,0", CultureInfo.InvariantCulture),
    };

    /// <summary>Dollars with thousands apart; cents only when there are any.</summary>
    public static string Money(decimal usd) => usd.ToString("$#,0.##", CultureInfo.InvariantCulture);

    private static string Planned(RevenueState state, RevenueTotals revenue) =>
        state != RevenueState.Unverified || revenue.Planned == 0 ? ""
        : revenue.Planned == revenue.Unverified ? " (all of it planned)"
        : $" ({Money(revenue.Planned)} of it planned)";

    private static string Failed(GateRule rule) =>
        $"{rule.Name} is {Amount(rule.Actual, rule.Unit)}, "
        + $"but must be {rule.Bound} {Amount(rule.Threshold, rule.Unit)}";
}
