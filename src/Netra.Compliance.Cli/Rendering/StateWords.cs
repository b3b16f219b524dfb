using System.Globalization;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>A state as text: a shape and a word, so that it does not depend on colour.</summary>
internal static class StateWords
{
    public static IReadOnlyList<RevenueState> All { get; } = Enum.GetValues<RevenueState>();

    public static string Word(RevenueState state) => state == RevenueState.AtRisk ? "At risk" : state.ToString();

    public static string Shape(RevenueState state) => state switch
    {
        RevenueState.Proven => "●",
        RevenueState.Protected => "◐",
        RevenueState.Unverified => "○",
        RevenueState.AtRisk => "▲",
        _ => "✕",
    };

    public static string Meaning(RevenueState state) => state switch
    {
        RevenueState.Proven => "passes, and every fault is caught",
        RevenueState.Protected => "passes, but is not proven to catch every fault",
        RevenueState.Unverified => "planned, skipped, not selected, inconclusive, unfinished, or unable to fail",
        RevenueState.AtRisk => "a point failed",
        _ => "no longer declared",
    };

    public static string Of(LedgerTest test) =>
        test.Reason == LedgerTest.NotAskedForReason
            ? Of(StepState.NotAskedFor) : $"{Shape(test.State)} {Word(test.State)}";

    public static string Of(StepState state) => state switch
    {
        StepState.Proven => "● Proven",
        StepState.Protected => "◐ Protected",
        StepState.Unverified => "○ Unverified",
        StepState.Failed => "▲ Failed",
        _ => "– Not requested",
    };

    public static Html Label(RevenueState state) =>
        Html.Of($"""<span class="state {state.ToString()}">{Shape(state)} {Word(state)}</span>""");

    public static Html Label(LedgerTest test) =>
        test.Reason == LedgerTest.NotAskedForReason ? Label(StepState.NotAskedFor) : Label(test.State);

    public static Html Label(StepState state) =>
        Html.Of($"""<span class="state {state.ToString()}">{Of(state)}</span>""");
}

/// <summary>What the report rests on.</summary>
internal static class ReportFooter
{
    public static Html Render(ComplianceLedger ledger) => Html.Of($"""
        <footer>
        <p>{Tests(ledger.Run)} {Proofs(ledger)}</p>
        {Backends(ledger)}
        {(ledger.Model is { } model ? Html.Of($"<p>Model: <bdi>{model.Text}</bdi></p>") : Html.Empty)}
        {ledger.Notes.Select(note => Html.Of($"<p><bdi>{note}</bdi></p>"))}
        <p>Machine-readable figures: ledger.json ({ledger.Schema}).</p>
        </footer>
        """);

    public static string Tests(RunTotals run) =>
        $"{run.Passed} tests passed, {run.Failed} failed, {run.Skipped} skipped, {run.Unfinished} unfinished.";

    /// <summary>The proofs of what was asked for.</summary>
    public static string Proofs(ComplianceLedger ledger) => string.Join(' ', new[]
    {
        ledger.Asked.CriticalTests ? Proofs(ledger.Proofs) : null,
        ledger.Asked.Journeys ? VerdictSentence.OfJourneys(ledger.Journeys) : null,
    }.OfType<string>());

    private static string Proofs(ProofTotals proofs) =>
        $"{proofs.Points} points, {proofs.Faults} faults: {proofs.Caught} caught, {proofs.Survived} "
        + $"survived, {proofs.Vacuous} vacuous, {proofs.Inconclusive} inconclusive, {proofs.NotRun} not "
        + $"run, {proofs.Void} void.{Assertions(proofs)}";

    /// <summary>How many assertions were seen to fail; nothing where none is known.</summary>
    public static string Assertions(ProofTotals proofs) =>
        proofs.Assertions == 0
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture, $" {proofs.SeenToFail} of {proofs.Assertions} assertions seen to fail.");

    public static string Backend(BackendEvent backend) => $"{backend.Need}: {backend.Name} ({backend.Kind})";

    private static Html Backends(ComplianceLedger ledger) =>
        ledger.Backends.Length == 0
            ? Html.Empty
            : Html.Of($"<p>Backends used: <bdi>{string.Join("; ", ledger.Backends.Select(Backend))}</bdi>.</p>");
}

/// <summary>A sentence of the tool with foreign text in its placeholders. Each output format escapes each placeholder
/// separately, so that no name can change how the rest of the sentence reads.</summary>
internal static class EscapedSentence
{
    /// <summary>The sentence, its holes made safe by <paramref name="safe"/>; a hole can hold another such
    /// sentence.</summary>
    public static string By(FormattableString sentence, Func<string, string> safe) => string.Format(
        CultureInfo.InvariantCulture, sentence.Format, [.. sentence.GetArguments().Select(hole => Hole(hole, safe))]);

    private static string Hole(object? hole, Func<string, string> safe) => hole is FormattableString inner
        ? By(inner, safe)
        : safe(Convert.ToString(hole, CultureInfo.InvariantCulture) ?? "");
}

/// <summary>One bar, in dollars, by state; and the same in words for those who do not see it.</summary>
internal static class RevenueBar
{
    public static Html Render(RevenueTotals revenue) => Html.Of($"""
        <section aria-label="Revenue by state">
        <div class="bar" aria-hidden="true">{Segments(revenue)}</div>
        <ul class="legend">{StateWords.All.Select(state => Entry(state, revenue))}</ul>
        </section>
        """);

    private static IEnumerable<Html> Segments(RevenueTotals revenue) =>
        StateWords.All.Where(state => revenue.In(state) > 0).Select(state => Segment(state, revenue.In(state)));

    private static Html Segment(RevenueState state, decimal usd)
    {
        var width = usd.ToString(CultureInfo.InvariantCulture);
        return Html.Of($"""<span class="{state.ToString()}" style="flex-grow:{width}"></span>""");
    }

    private static Html Entry(RevenueState state, RevenueTotals revenue)
    {
        var usd = revenue.In(state);
        var share = usd == 0 || revenue.Declared == 0
            ? "" : $" · {(usd / revenue.Declared).ToString("0.#%", CultureInfo.InvariantCulture)}";
        var amount = Html.Of($"<b>{VerdictSentence.Money(usd)}</b><small>a month{share}</small>");
        var (kind, meaning) = (usd == 0 ? "none" : "some", StateWords.Meaning(state));
        return Html.Of($"""<li class="{kind}" title="{meaning}">{StateWords.Label(state)}{amount}</li>""");
    }
}
