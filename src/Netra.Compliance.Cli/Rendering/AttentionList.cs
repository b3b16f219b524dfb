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
        .. NotCaught(ledger),
        .. NotRun(ledger.Proofs),
    ];

    private static IEnumerable<AttentionItem> NotRun(ProofTotals proofs) =>
        proofs.Missing == 0 ? [] : [new($"{proofs.Missing} of {proofs.Faults} declared faults were not run, although proofs were asked for", null, null)];

    private static LedgerTest? TestOf(TestFailure failure, ComplianceLedger ledger) =>
        ledger.Tests.FirstOrDefault(test => test.Number == failure.Number && test.Assembly == failure.Assembly);

    private static IEnumerable<AttentionItem> NotCaught(ComplianceLedger ledger) =>
        from test in ledger.Tests
        from point in test.Points
        from proof in point.Proofs
        where proof.Verdict is ProofVerdict.Survived or ProofVerdict.Vacuous or ProofVerdict.Inconclusive
        select new AttentionItem($"Proof {proof.Verdict.ToString().ToLowerInvariant()}: {proof.Fault} under \"{point.Name}\"", test, proof.Message);
}

/// <summary>One thing to look at, the critical test it belongs to, and what was said of it.</summary>
internal sealed record AttentionItem(string What, LedgerTest? Test, string? Message)
{
    public string Heading => Test is null ? What : $"{What} (test {Test.Number} \"{Test.Title}\", {VerdictSentence.Money(Test.MonthlyRevenueUsd ?? 0)} a month)";

    public string Line => Message is null ? Heading : $"{Heading}: {Message.Split('\n')[0].Trim()}";
}
