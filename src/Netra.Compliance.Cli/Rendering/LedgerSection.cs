using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>The ledger: modules, their tests, and behind each test its points and proofs.</summary>
internal static class LedgerSection
{
    private const int MostAttempts = 10;

    public static Html Render(ComplianceLedger ledger)
    {
        var names = new ReportNames(ledger);
        return Html.Of($"""
            <section>
            <h2>Ledger</h2>
            {ledger.Tests.GroupBy(test => test.Module).Select(module => Module(module.Key, [.. module], names))}
            </section>
            """);
    }

    private static Html Module(string name, IReadOnlyCollection<LedgerTest> tests, ReportNames names) => Html.Of($"""
        <h3><bdi>{name}</bdi> <small>{VerdictSentence.Money(tests.Sum(test => test.MonthlyRevenueUsd ?? 0))} a month</small></h3>
        {tests.Select(test => Test(test, names))}
        """);

    private static Html Test(LedgerTest test, ReportNames names) => Html.Of($"""
        <details class="test" id="{names.Anchor(test.Assembly, test.Number)}{(test.State == RevenueState.Lost ? "-lost" : "")}"{Opened(test)}><summary><span class="n">{test.Number}</span><span class="title"><bdi>{test.Title}</bdi> <small>{Assembly(test, names)}{Counts(test)}</small></span><span class="money">{Value(test)}</span>{StateWords.Label(test)}</summary>
        <div class="drawer">
        {Drawer(test)}
        </div></details>
        """);

    private static Html Drawer(LedgerTest test) =>
        test.IsPlanned ? Html.Of($"<p>Planned: declared, not written yet.</p>{Owner(test)}") : Html.Of($"""
        <p><bdi>{test.Justification ?? "No justification is stated."}</bdi></p>
        <p><bdi>{ReportNames.About(test)}</bdi> · <code><bdi>{test.Class}</bdi></code></p>{Owner(test)}
        {MutantSection.Of(test.Mutants)}
        <ul class="points">{test.Points.Select(Point)}</ul>
        """);

    private static Html Assembly(LedgerTest test, ReportNames names) =>
        names.Assembly(test) is { Length: > 0 } assembly ? Html.Of($"<bdi>{assembly}</bdi> · ") : Html.Empty;

    private static Html Owner(LedgerTest test) =>
        string.IsNullOrEmpty(test.Owner) ? Html.Empty : Html.Of($"<p>Owner: <bdi>{test.Owner}</bdi></p>");

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
        <li class="{point.State.ToString()}"><div class="point"><b><bdi>{point.Covers ?? point.Name}</bdi></b><small>{Outcome(point.Outcome, point.DurationMs)}</small></div>
        {StateWords.Label(point.State)} <code><bdi>{point.Name}</bdi></code>{AttentionSection.Said(point.Message)}{Attempts(point.Attempts)}
        {FindingsSection.Of(point.Findings)}{Proofs(point.Proofs)}{Assertions(point.Assertions)}{MutantSection.Of(point.Mutants)}</li>
        """);

    /// <summary>Attempts that all passed say no more than the last one.</summary>
    internal static Html Attempts(ImmutableArray<LedgerAttempt>? attempts) =>
        attempts is not { } tried || tried.All(attempt => attempt.Outcome == "passed") ? Html.Empty : Html.Of($"""
        <ul class="faults">{tried.Take(MostAttempts).Select(Attempt)}</ul>{Rest(tried.Length - MostAttempts)}
        """);

    private static Html Rest(int count) =>
        count <= 0 ? Html.Empty : Html.Of($"<p><small>{count} more attempts are in ledger.json.</small></p>");

    private static Html Attempt(LedgerAttempt attempt) => Html.Of(
        $"<li><span>Attempt {attempt.Attempt} of {attempt.Of}</span><span><bdi>{attempt.Test}</bdi> {Outcome(attempt.Outcome, attempt.DurationMs)}</span></li>");

    internal static Html Assertions(PointAssertions? assertions) =>
        assertions is null or { Total: 0 } ? Html.Empty : Html.Of($"""
        <p><small>{assertions.SeenToFail} of {assertions.Total} assertions seen to fail{(assertions.NotSeen.Length == 0 ? "." : "; not seen:")}</small></p>
        {NotSeen(assertions)}
        """);

    private static Html NotSeen(PointAssertions assertions) => assertions.NotSeen.Length == 0 ? Html.Empty
        : Html.Of(
            $"""<ul class="faults">{assertions.NotSeen.Select(unseen => Html.Of($"<li><code><bdi>{unseen.ToString()}</bdi></code></li>"))}</ul>""");

    internal static string Outcome(string outcome, double durationMs) =>
        outcome == "notRun"
            ? "did not run" : $"{outcome} in {durationMs.ToString("#,0", CultureInfo.InvariantCulture)} ms";

    internal static Html Proofs(ImmutableArray<LedgerProof> proofs) =>
        proofs.Length == 0
            ? Html.Of($"<p><small>No fault is declared: passing is all that is known.</small></p>")
            : Html.Of($"""<ul class="faults">{proofs.Select(Proof)}</ul>""");

    private static Html Proof(LedgerProof proof) => Html.Of($"""
        <li><span class="{(proof.Verdict == ProofVerdict.Caught ? "ok" : "no")}">{Words(proof.Verdict)}</span><span><bdi>{FaultName(proof.Fault)}</bdi>{AttentionSection.Said(proof.Verdict == ProofVerdict.Caught ? null : proof.Message)}</span></li>
        """);

    private static string FaultName(string fault) => fault.Split('.', '+')[^1];

    private static string Words(ProofVerdict verdict) => verdict switch
    {
        ProofVerdict.Caught => "✓ caught",
        ProofVerdict.NotRun => "○ not run",
        ProofVerdict.Void => "○ void",
        _ => "✗ " + verdict.ToString().ToLowerInvariant(),
    };
}
