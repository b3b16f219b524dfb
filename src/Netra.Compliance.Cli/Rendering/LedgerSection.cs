using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>The ledger: modules, their tests, and behind each test its points and proofs.</summary>
internal static class LedgerSection
{
    private const int MostAttempts = 10;

    public static Html Render(ComplianceLedger ledger)
    {
        var (tests, names) = (LedgerOrder.ByMoney(ledger.Tests), new ReportNames(ledger));
        return Html.Of($"""
            <section id="ledger">
            <h2>Ledger</h2>
            <div class="static">
            {Rows([.. tests.Take(LedgerOrder.MostRows)], names)}
            {More(tests.Length - LedgerOrder.MostRows)}
            </div>
            </section>
            """);
    }

    private static Html More(int count) => count <= 0 ? Html.Empty : Html.Of($"""
        <p>And {count} more tests, of less revenue: they are in ledger.json, and in this page where its script runs.</p>
        """);

    /// <summary>The first ones with their evidence, until that is as long as a page bears.</summary>
    private static IEnumerable<Html> Rows(IEnumerable<LedgerTest> tests, ReportNames names)
    {
        var room = LedgerOrder.MostEvidence;
        foreach (var test in tests)
        {
            room -= room > 0 ? Drawer(test).Utf8Length() : 0;
            yield return room > 0 ? Test(test, names) : Bare(test, names);
        }
    }

    private static Html Bare(LedgerTest test, ReportNames names) =>
        Html.Of($"""<div class="test" id="{names.Anchor(test)}">{Heading(test, names)}</div>""");

    private static Html Test(LedgerTest test, ReportNames names) => Html.Of($"""
        <details class="test" id="{names.Anchor(test)}"{Opened(test)}><summary>{Heading(test, names)}</summary>
        <div class="drawer">
        {Drawer(test)}
        </div></details>
        """);

    private static Html Heading(LedgerTest test, ReportNames names)
    {
        var about = Html.Of($"<small>{Assembly(test, names)}<bdi>{test.Module}</bdi> · {Counts(test)}</small>");
        var number = Html.Of($"""<span class="n">{test.Number}</span>""");
        var title = Html.Of($"""<span class="title"><bdi>{test.Title}</bdi> {about}</span>""");
        var money = Html.Of($"""<span class="money">{Value(test)}</span>""");
        return Html.Of($"{number}{title}{money}{StateWords.Label(test)}");
    }

    private static Html Drawer(LedgerTest test) =>
        test.IsPlanned ? Html.Of($"<p>Planned: declared, not written yet.</p>{Owner(test)}") : Html.Of($"""
        <p><bdi>{test.Justification ?? "No justification given."}</bdi></p>
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

    internal static string Counts(LedgerTest test)
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
        {StateWords.Label(point.State)} <code><bdi>{point.Name}</bdi></code>{Said(point)}
        {Evidence(point.Findings, point.Proofs, point.Assertions)}{MutantSection.Of(point.Mutants)}</li>
        """);

    private static Html Said(LedgerPoint point) =>
        Html.Of($"{AttentionSection.Said(point.Message)}{Attempts(point.Attempts)}");

    private static Html Heading(LedgerPoint point)
    {
        var (name, outcome) = (point.Covers ?? point.Name, Outcome(point.Outcome, point.DurationMs));
        return Html.Of($"""<div class="point"><b><bdi>{name}</bdi></b><small>{outcome}</small></div>""");
    }

    /// <summary>Attempts that all passed say no more than the last one.</summary>
    internal static Html Attempts(ImmutableArray<LedgerAttempt>? attempts) =>
        attempts is not { } tried || tried.All(attempt => attempt.Outcome == "passed") ? Html.Empty : Html.Of($"""
        <ul class="faults">{tried.Take(MostAttempts).Select(Attempt)}</ul>{Rest(tried.Length - MostAttempts)}
        """);

    private static Html Rest(int count) =>
        count <= 0 ? Html.Empty : Html.Of($"<p><small>{count} more attempts are in ledger.json.</small></p>");

    private static Html Attempt(LedgerAttempt attempt)
    {
        var outcome = Outcome(attempt.Outcome, attempt.DurationMs);
        var number = Html.Of($"<span>Attempt {attempt.Attempt} of {attempt.Of}</span>");
        return Html.Of($"<li>{number}<span><bdi>{attempt.Test}</bdi> {outcome}</span></li>");
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

    internal static string Seen(PointAssertions assertions) =>
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

    internal static string FaultName(string fault) => fault.Split('.', '+')[^1];

    internal static string Words(ProofVerdict verdict) => verdict switch
    {
        ProofVerdict.Caught => "✓ caught",
        ProofVerdict.NotRun => "○ not run",
        ProofVerdict.Void => "○ void",
        _ => "✗ " + verdict.ToString().ToLowerInvariant(),
    };
}

/// <summary>In which order a page shows tests, and how many of them without its script.</summary>
internal static class LedgerOrder
{
    /// <summary>The tests whose rows need no script.</summary>
    public const int MostRows = 100;

    /// <summary>The bytes of their evidence; whatever is longer needs the script, or ledger.json.</summary>
    public const int MostEvidence = 64 * 1024;

    /// <summary>The highest revenue first.</summary>
    public static ImmutableArray<LedgerTest> ByMoney(IEnumerable<LedgerTest> tests) =>
    [
        .. tests.OrderByDescending(test => test.MonthlyRevenueUsd ?? 0)
            .ThenBy(test => test.Assembly, StringComparer.Ordinal).ThenBy(test => test.Number),
    ];
}
