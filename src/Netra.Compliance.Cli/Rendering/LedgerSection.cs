using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>The ledger: modules, their tests, and behind each test its points and proofs.</summary>
internal static class LedgerSection
{
    public static Html Render(ComplianceLedger ledger) => Html.Of($"""
        <section>
        <h2>Ledger</h2>
        {ledger.Tests.GroupBy(test => test.Module).Select(module => Module(module.Key, [.. module]))}
        </section>
        """);

    /// <summary>What a link to a test names; numbers are unique in their assembly.</summary>
    internal static string Place(string assembly, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{assembly}-{number}");

    private static Html Module(string name, IReadOnlyCollection<LedgerTest> tests) => Html.Of($"""
        <h3><bdi>{name}</bdi> <small>{Value(tests)} a month</small></h3>
        {tests.Select(Test)}
        """);

    private static string Value(IEnumerable<LedgerTest> tests) =>
        VerdictSentence.Money(tests.Sum(test => test.MonthlyRevenueUsd ?? 0));

    private static Html Test(LedgerTest test) => Html.Of($"""
        <details class="test" id="{Place(test)}"{Opened(test)}>{Heading(test)}
        <div class="drawer">
        {Drawer(test)}
        </div></details>
        """);

    private static string Place(LedgerTest test) =>
        Place(test.Assembly, test.Number) + (test.State == RevenueState.Lost ? "-lost" : "");

    private static Html Heading(LedgerTest test)
    {
        var number = Html.Of($"""<span class="n">{test.Number}</span>""");
        var title = Html.Of($"""<span class="title"><bdi>{test.Title}</bdi> <small>{Counts(test)}</small></span>""");
        var money = Html.Of($"""<span class="money">{Value(test)}</span>""");
        return Html.Of($"<summary>{number}{title}{money}{StateWords.Label(test)}</summary>");
    }

    private static Html Drawer(LedgerTest test) =>
        test.IsPlanned ? Html.Of($"<p>Planned: declared, not written yet.</p>") : Html.Of($"""
        <p><bdi>{test.Justification ?? "No justification given."}</bdi></p>
        <p><bdi>{test.Category}</bdi> · <bdi>{test.Stage}</bdi> · <code><bdi>{test.Class}</bdi></code></p>
        {MutantSection.Of(test.Mutants)}
        <ul class="points">{test.Points.Select(Point)}</ul>
        """);

    private static Html Opened(LedgerTest test) =>
        test.State == RevenueState.AtRisk ? Html.Of($" open=\"\"") : Html.Empty;

    private static string Counts(LedgerTest test)
    {
        var proofs = test.Points.SelectMany(point => point.Proofs).ToList();
        var passed = $"{test.Points.Count(point => point.Outcome == "passed")} of {test.Points.Length} points pass";
        return test.State == RevenueState.Lost ? "no longer declared"
            : test.IsPlanned ? "planned"
            : proofs.Count == 0
                ? passed
                : $"{passed}, {proofs.Count(proof => proof.Verdict == ProofVerdict.Caught)} of {proofs.Count} faults "
                + $"caught";
    }

    private static string Value(LedgerTest test) =>
        test.MonthlyRevenueUsd is { } usd ? VerdictSentence.Money(usd) : "not stated";

    private static Html Point(LedgerPoint point) => Html.Of($"""
        <li class="{point.State.ToString()}">{Heading(point)}
        {StateWords.Label(point.State)} <code><bdi>{point.Name}</bdi></code>{AttentionSection.Said(point.Message)}
        {Evidence(point.Findings, point.Proofs, point.Assertions)}{MutantSection.Of(point.Mutants)}</li>
        """);

    private static Html Heading(LedgerPoint point)
    {
        var (name, outcome) = (point.Covers ?? point.Name, Outcome(point.Outcome, point.DurationMs));
        return Html.Of($"""<div class="point"><b><bdi>{name}</bdi></b><small>{outcome}</small></div>""");
    }

    /// <summary>What is known of a point or a step besides its outcome.</summary>
    internal static Html Evidence(
        ImmutableArray<Finding> findings, ImmutableArray<LedgerProof> proofs, PointAssertions? assertions) =>
        Html.Of($"{FindingsSection.Of(findings)}{Proofs(proofs)}{Assertions(assertions)}");

    private static Html Assertions(PointAssertions? assertions) =>
        assertions is null or { Total: 0 } ? Html.Empty : Html.Of($"""
        <p><small>{Seen(assertions)}{(assertions.NotSeen.Length == 0 ? "." : "; not seen:")}</small></p>
        {NotSeen(assertions)}
        """);

    private static string Seen(PointAssertions assertions) =>
        $"{assertions.SeenToFail} of {assertions.Total} assertions seen to fail";

    private static Html NotSeen(PointAssertions assertions) => assertions.NotSeen.Length == 0 ? Html.Empty
        : Html.Of($"""<ul class="faults">{assertions.NotSeen.Select(NotSeen)}</ul>""");

    private static Html NotSeen(UnseenAssertion assertion) =>
        Html.Of($"<li><code><bdi>{assertion.ToString()}</bdi></code></li>");

    internal static string Outcome(string outcome, double durationMs) =>
        outcome == "notRun"
            ? "did not run" : $"{outcome} in {durationMs.ToString("#,0", CultureInfo.InvariantCulture)} ms";

    private static Html Proofs(ImmutableArray<LedgerProof> proofs) =>
        proofs.Length == 0
            ? Html.Of($"<p><small>No fault is declared, so this point is not proven.</small></p>")
            : Html.Of($"""<ul class="faults">{proofs.Select(Proof)}</ul>""");

    private static Html Proof(LedgerProof proof)
    {
        var isCaught = proof.Verdict == ProofVerdict.Caught;
        var verdict = Html.Of($"""<span class="{(isCaught ? "ok" : "no")}">{Words(proof.Verdict)}</span>""");
        var said = AttentionSection.Said(isCaught ? null : proof.Message);
        return Html.Of($"<li>{verdict}<span><bdi>{FaultName(proof.Fault)}</bdi>{said}</span></li>");
    }

    private static string FaultName(string fault) => fault.Split('.', '+')[^1];

    private static string Words(ProofVerdict verdict) => verdict switch
    {
        ProofVerdict.Caught => "✓ caught",
        ProofVerdict.NotRun => "○ not run",
        ProofVerdict.Void => "○ void",
        _ => "✗ " + verdict.ToString().ToLowerInvariant(),
    };
}
