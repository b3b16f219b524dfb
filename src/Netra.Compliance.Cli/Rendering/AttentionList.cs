using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>What a person must look at first, the gravest first.</summary>
internal static class AttentionList
{
    public static IReadOnlyList<AttentionItem> Of(ComplianceLedger ledger) =>
    [
        .. ledger.Model?.Stopped is { } stopped ? [new AttentionItem(stopped, null, null)] : Array.Empty<AttentionItem>(),
        .. ledger.Problems.Select(problem => new AttentionItem(problem, null, null)),
        .. ledger.Failures.Select(failure => new AttentionItem($"Failed: {failure.Heading}", TestOf(failure, ledger), failure.Message)),
        .. ledger.Proofs.Blind.Select(reason => new AttentionItem($"The proof engine was blind: {reason}", null, null)),
        .. NotCaught(ledger).Concat(ledger.Journeys.SelectMany(NotCaught)),
        .. NotRun(ledger).Concat(NoScore(ledger)),
    ];

    /// <summary>A score that is asked for and that nothing gives.</summary>
    private static IEnumerable<AttentionItem> NoScore(ComplianceLedger ledger)
    {
        var isAsked = ledger.Gate.Rules.Any(rule => rule.Name == GateRule.MinMutationScore);
        var why = ledger.Mutants is null ? MutantWords.NoReport : MutantWords.NoneReached;
        return isAsked && ledger.Mutants?.Total.Score is null ? [new(why, null, null)] : [];
    }

    private static IEnumerable<AttentionItem> NotRun(ComplianceLedger ledger) => NotRun(ledger.Proofs.Missing, ledger.Proofs.Faults, "")
        .Concat(ledger.Journeys.SelectMany(journey => NotRun(journey.Missing, journey.Proofs.Count(), $" of the journey \"{journey.Title}\"")));

    private static IEnumerable<AttentionItem> NotRun(int missing, int faults, string whose) =>
        missing == 0 ? [] : [new($"{missing} of {faults} declared faults{whose} were not run, although proofs were asked for", null, null)];

    private static LedgerTest? TestOf(TestFailure failure, ComplianceLedger ledger) =>
        ledger.Tests.FirstOrDefault(test => test.Number == failure.Number && test.Assembly == failure.Assembly);

    private static IEnumerable<AttentionItem> NotCaught(ComplianceLedger ledger) =>
        from test in ledger.Tests
        from point in test.Points
        from proof in point.Proofs
        where proof.IsFailed
        select NotCaught(proof, point.Name, test);

    private static IEnumerable<AttentionItem> NotCaught(LedgerJourney journey) =>
        from step in journey.Steps
        from proof in step.Proofs
        where proof.IsFailed
        select NotCaught(proof, $"{step.Number} {step.Title}", null);

    private static AttentionItem NotCaught(LedgerProof proof, string under, LedgerTest? test) =>
        new($"Proof {proof.Verdict.ToString().ToLowerInvariant()}: {proof.Fault} under \"{under}\"", test, proof.Message);
}

/// <summary>One thing to look at, the critical test it belongs to, and what was said of it.</summary>
internal sealed record AttentionItem(string What, LedgerTest? Test, string? Message)
{
    public string Heading => Test is null ? What : $"{What} (test {Test.Number} \"{Test.Title}\", {VerdictSentence.Money(Test.MonthlyRevenueUsd ?? 0)} a month)";

    public string Line => Message is null ? Heading : $"{Heading}: {Message.Split('\n')[0].Trim()}";
}
