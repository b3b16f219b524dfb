using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>The journeys, each as a line of steps with the critical tests that guard them; nothing where none is
/// declared.</summary>
internal static class JourneySection
{
    /// <summary>A journey's result as a sentence.</summary>
    public static string Summary(LedgerJourney journey) =>
        journey.IsAskedFor
            ? VerdictSentence.OfJourneys([journey]) : "Not requested: run it with netra run --level journey.";

    /// <summary>A guarding test as people name it.</summary>
    public static string Guard(int number, LedgerTest? test) =>
        test is null ? $"{number} (not declared)" : $"{number} {test.Title}";

    /// <summary>The critical tests that guard a step, those that are not declared with their numbers alone.</summary>
    public static IEnumerable<(int Number, LedgerTest? Test)> Guards(
        LedgerStep step, LedgerJourney journey, ComplianceLedger ledger) => step.GuardedBy
        .Select(number =>
            (number, ledger.Tests.FirstOrDefault(test => test.Number == number && test.Assembly == journey.Assembly)));

    public static Html Render(ComplianceLedger ledger) => ledger.Journeys.Length == 0 ? Html.Empty : Html.Of($"""
        <section>
        <h2>Journey</h2>
        {ledger.Journeys.Select(journey => Journey(journey, ledger))}
        </section>
        """);

    private static Html Journey(LedgerJourney journey, ComplianceLedger ledger) => Html.Of($"""
        <h3><bdi>{journey.Title}</bdi> <small>{Summary(journey)}</small></h3>
        <ol class="journey">{journey.Steps.Select(step => Step(step, journey, ledger))}</ol>
        """);

    private static Html Step(LedgerStep step, LedgerJourney journey, ComplianceLedger ledger) => Html.Of($"""
        <li class="{step.State.ToString()}"><p><span class="n">{step.Number}</span> <b><bdi>{step.Title}</bdi></b></p>
        {(journey.IsAskedFor ? Result(step) : Html.Of($"<p>{StateWords.Label(step.State)}</p>"))}
        {(step.GuardedBy.Length == 0 ? Html.Empty : GuardList(step, journey, ledger))}</li>
        """);

    private static Html Result(LedgerStep step)
    {
        var outcome = LedgerSection.Outcome(step.Outcome, step.DurationMs);
        return Html.Of($"""
            <p>{StateWords.Label(step.State)} <small>{outcome}</small></p>{AttentionSection.Said(step.Message)}
            {LedgerSection.Attempts(step.Attempts)}{LedgerSection.Evidence(step.Findings, step.Proofs, step.Assertions)}
            """);
    }

    private static Html GuardList(LedgerStep step, LedgerJourney journey, ComplianceLedger ledger)
    {
        var names = new ReportNames(ledger);
        var guards = Guards(step, journey, ledger).Select(guard => Guard(guard.Number, guard.Test, names));
        return Html.Of($"""<ul class="guards">{guards}</ul>""");
    }

    private static Html Guard(int number, LedgerTest? test, ReportNames names)
    {
        var name = Guard(number, test);
        return test is null
            ? Html.Of($"<li>Guarded by {name}</li>")
            : Html.Of(
                $"""<li>Guarded by <a href="#{names.Anchor(test.Assembly, number)}"><bdi>{name}</bdi></a></li>""");
    }
}
