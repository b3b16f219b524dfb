using System.Collections.Immutable;
using Netra.Compliance.Cli.Assertions;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>One assembly's evidence and what it says of its tests and journeys.</summary>
internal sealed record JudgedRun(AssemblyCatalog Catalog, RunEvidence Evidence, Asked Asked, HonestyFindings Honesty)
{
    public ImmutableArray<LedgerTest> Tests { get; } =
        [.. Catalog.Tests.Select(test => Judge(Catalog, test, Evidence, Asked, Honesty))];

    public ImmutableArray<LedgerJourney> Journeys { get; } =
        [.. Catalog.Journeys.Select(journey => Judge(Catalog, journey, Evidence, Asked, Honesty))];

    /// <summary>Rows that failed and passed when they were tried again: their points say so.</summary>
    public IReadOnlySet<TestRow> Superseded { get; } =
        Catalog.Points.SelectMany(one => Evidence.TestsOf(one.Class, one.Point)).SelectMany(test => test.Superseded)
            .ToHashSet<TestRow>(ReferenceEqualityComparer.Instance);

    /// <summary>Why it is not known which assertions were seen to fail; null when it is, or when no proof
    /// ran.</summary>
    public string? Note =>
        !Evidence.HasProofs ? null
        : Catalog.Assertions is null
            ? $"{Catalog.Header.Assembly} has no readable portable PDB from its own build: "
            + $"netra cannot tell which of its assertions were seen to fail."
        : !Evidence.NamesLines
            ? $"The journals of {Catalog.Header.Assembly} do not say at which lines its points failed: "
            + $"netra cannot tell which of its assertions were seen to fail."
        : null;

    public static JudgedRun Of(AssemblyRun run, Asked asked, ImmutableArray<Finding> findings) =>
        new(run.Catalog, new RunEvidence(run.Journals), asked, new HonestyFindings(run.Catalog, findings));

    /// <summary>Faults that nothing ran although the proofs of their tests were asked for; where it is not known which
    /// were, a run of some asked for all.</summary>
    public int Missing => Tests.Where(ProofsAsked()).SelectMany(test => test.Points).SelectMany(point => point.Proofs)
        .Count(proof => proof.Verdict == ProofVerdict.NotRun);

    private Func<LedgerTest, bool> ProofsAsked()
    {
        var all = Asked.Proofs is null && Evidence.HasProofsOf(Catalog.Tests.Select(test => test.Class));
        return Asked.Proofs ?? (_ => all);
    }

    private static LedgerTest Judge(
        AssemblyCatalog catalog, DeclaredTest test, RunEvidence evidence, Asked asked, HonestyFindings honesty)
    {
        var points = test.Points.Select(point => Judge(catalog, test.Class, point, evidence, honesty));
        return LedgerTest.Of(test, catalog.Header.Assembly, [.. points]) with
        {
            Reason = test.Planned ? LedgerTest.PlannedReason
                : asked.CriticalTests ? null : LedgerTest.NotAskedForReason,
        };
    }

    private static LedgerJourney Judge(
        AssemblyCatalog catalog, DeclaredJourney journey, RunEvidence evidence, Asked asked, HonestyFindings honesty)
    {
        var points = journey.Steps.Select(step => Judge(catalog, journey.Class, step.Point, evidence, honesty));
        ImmutableArray<LedgerStep> steps =
            [.. journey.Steps.Zip(points, (step, point) => LedgerStep.Of(step, point, asked.Journeys))];
        var notRun = steps.SelectMany(step => step.Proofs).Count(proof => proof.Verdict == ProofVerdict.NotRun);
        var missing = TakesProofs(asked, evidence) ? notRun : 0;
        return new(journey.Title, catalog.Header.Assembly, journey.Class, steps, missing);
    }

    /// <summary>No run takes the proofs of critical tests, walks a journey and leaves its proofs out.</summary>
    private static bool TakesProofs(Asked asked, RunEvidence evidence) =>
        asked.Journeys && (asked.Proofs is not null || evidence.HasProofs);

    private static LedgerPoint Judge(
        AssemblyCatalog catalog, string @class, DeclaredPoint point, RunEvidence evidence, HonestyFindings honesty)
    {
        var judged = PointJudge.Judge(@class, point, evidence).With(honesty.Of(@class, point.Method));
        return judged with
        {
            Assertions = Assertions(evidence.NamesLines ? catalog.Assertions : null, @class, point, evidence),
            Method = point.Method, Source = catalog.Places?.StartOf(new(@class, point.Method)),
            Code = catalog.Excerpts?.Of(new(@class, point.Method)),
            Proofs = [.. judged.Proofs.Select(proof => proof with { Code = catalog.Excerpts?.OfFault(proof.Fault) })],
            FailedAt = PointJudge.FailedAt(judged.Outcome, evidence.TestsOf(@class, point)),
        };
    }

    private static PointAssertions? Assertions(
        AssertionMap? map, string @class, DeclaredPoint point, RunEvidence evidence) =>
        map is null ? null : PointAssertions.Of(map.Of(@class, point.Method), evidence.CaughtOf(@class, point));
}

/// <summary>What the evidence says of one coverage point.</summary>
internal static class PointJudge
{
    private static readonly ImmutableArray<string> WorstFirst =
        ["failed", TestRow.Unfinished, "skipped", TriedTest.Flaky, "passed"];

    public static LedgerPoint Judge(string @class, DeclaredPoint point, RunEvidence evidence)
    {
        var tests = evidence.TestsOf(@class, point);
        var proofs = point.Faults.Select(fault => ProofJudge.Judge(@class, point, fault, evidence)).ToImmutableArray();
        var outcome = Outcome(tests, evidence.MayMissRows(@class, point));
        var error = evidence.ErrorOf(@class);
        var isOpen = point.Faults.Any(fault => ProofJudge.IsInconclusive(@class, point, fault, evidence));
        var state = error is null ? State(outcome, proofs, isOpen) : RevenueState.AtRisk;
        var message = tests.FirstOrDefault(test => test.Outcome == outcome)?.Message ?? error?.Message;
        return Of(point, outcome, tests) with { Proofs = proofs, State = state, Message = message };
    }

    /// <summary>The line at which a point of this outcome failed; null where it did not, or that is not
    /// known.</summary>
    public static SourceLine? FailedAt(string outcome, IEnumerable<TriedTest> tests)
    {
        var rows = tests.SelectMany(test => test.Attempts).Select(attempt => attempt.Row);
        var worst = rows.FirstOrDefault(row => row.Outcome == outcome);
        return SourceLine.Of(worst?.File, worst?.Line);
    }

    private static LedgerPoint Of(DeclaredPoint point, string outcome, ImmutableArray<TriedTest> tests)
    {
        var said = outcome == TriedTest.Flaky ? "passed" : outcome;
        var rows = tests.SelectMany(test => test.Attempts).Select(attempt => attempt.Row.DurationMs);
        ImmutableArray<LedgerAttempt> attempts = [.. tests.SelectMany(test => test.ToLedger())];
        return new(point.Name, point.Covers, said, Milliseconds.Sum(rows), [], RevenueState.Unverified, null)
        {
            Attempts = attempts.IsEmpty ? null : attempts,
        };
    }

    private static string Outcome(ImmutableArray<TriedTest> tests, bool mayMissRows)
    {
        var worst = WorstFirst.FirstOrDefault(outcome => tests.Any(test => test.Outcome == outcome), "notRun");
        return mayMissRows && worst is ("passed" or TriedTest.Flaky) ? TestRow.Unfinished : worst;
    }

    private static RevenueState State(string outcome, ImmutableArray<LedgerProof> proofs, bool isOpen) => outcome switch
    {
        "passed" when isOpen => RevenueState.Unverified,
        "passed" => IsProven(proofs) ? RevenueState.Proven : RevenueState.Protected,
        "failed" => RevenueState.AtRisk,
        _ => RevenueState.Unverified,
    };

    private static bool IsProven(ImmutableArray<LedgerProof> proofs) =>
        proofs.Length > 0 && proofs.All(proof => proof.Verdict == ProofVerdict.Caught);
}

/// <summary>What the evidence says of one fault of one point.</summary>
internal static class ProofJudge
{
    public static LedgerProof Judge(string @class, DeclaredPoint point, string fault, RunEvidence evidence)
    {
        var worst = evidence.ProofsOf(@class, point.Method, fault).MaxBy(proof => proof.Found);
        return worst is null ? new(fault, ProofVerdict.NotRun, null, 0)
            : evidence.Controls.Blind
                ? new(fault, ProofVerdict.Void, $"The engine said {worst.Verdict}, but {evidence.Controls.Reasons[0]}",
                    worst.DurationMs)
            : new(fault, worst.Found, worst.Message, worst.DurationMs);
    }

    /// <summary>Whether any run is inconclusive; the point is then unverified, whatever the other runs say.</summary>
    public static bool IsInconclusive(string @class, DeclaredPoint point, string fault, RunEvidence evidence) =>
        evidence.ProofsOf(@class, point.Method, fault)
            .Any(proof => proof.Found == ProofVerdict.Inconclusive);
}
