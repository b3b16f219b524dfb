using System.Collections.Immutable;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>A ledger as Markdown, for a pull request or a job summary.</summary>
public static class MarkdownReport
{
    private const int MostUnseen = 50;

    /// <summary>The file's text: the same ledger gives the same bytes.</summary>
    public static string Render(ComplianceLedger ledger) =>
        string.Join("\n", Parts(ledger).SelectMany(part => part)) + "\n";

    private static IEnumerable<IEnumerable<string>> Parts(ComplianceLedger ledger) =>
    [
        [.. Verdict(ledger), .. ContextSection.Markdown(ledger.Context)],
        Attention(ledger),
        [.. Gate(ledger.Gate), .. MarkdownChanges.Render(ledger.Changes)],
        ledger.Journeys.SelectMany(journey => Journey(journey, ledger)).Concat(Tests(ledger)).Concat(Unseen(ledger)),
        MutantMarkdown.Lines(ledger).Concat(MarkdownFindings.Render(ledger)),
        Run(ledger),
    ];

    private static IEnumerable<string> Run(ComplianceLedger ledger) =>
    [
        "", MarkdownText.Of($"{ReportFooter.Tests(ledger.Run)} {ReportFooter.Proofs(ledger)}"),
        .. ledger.Backends.Select(backend => $"- {MarkdownText.Of(ReportFooter.Backend(backend))}"), .. Model(ledger),
    ];

    private static IEnumerable<string> Model(ComplianceLedger ledger) =>
        ledger.Model is { } model ? [$"- {MarkdownText.Of($"Model: {model.Text}")}"] : [];

    private static IEnumerable<string> Verdict(ComplianceLedger ledger) =>
    [
        $"# {MarkdownText.Of(VerdictSentence.OfResult(ledger))}",
        "",
        $"**{ledger.Gate.Verdict}** · {MarkdownText.Of(VerdictSentence.OfGate(ledger))} "
        + $"({MarkdownText.Of(ledger.Assembly)})",
    ];

    private static IEnumerable<string> Attention(ComplianceLedger ledger)
    {
        var items = AttentionList.Of(ledger);
        return items.Count == 0 ? [] : ["", "## Look here first", "", .. items.Select(item => $"- {item.Markdown}")];
    }

    private static IEnumerable<string> Gate(GateVerdict gate) =>
    [
        "", "## Gate", "", "| Rule | Required | Actual | Met |", "|---|---:|---:|---|", .. gate.Rules.Select(Rule),
    ];

    private static string Rule(GateRule rule)
    {
        var (asked, actual) =
            (VerdictSentence.Amount(rule.Threshold, rule.Unit), VerdictSentence.Amount(rule.Actual, rule.Unit));
        return $"| {RuleWords.Of(rule.Name)} (`{rule.Name}`) | {rule.Bound} {MarkdownText.Of(asked)} "
            + $"| {MarkdownText.Of(actual)} | {(rule.Passed ? "yes" : "**no**")} |";
    }

    private static IEnumerable<string> Journey(LedgerJourney journey, ComplianceLedger ledger) =>
    [
        "", $"## Journey: {MarkdownText.Of(journey.Title)}", "", JourneySection.Summary(journey), "",
        "| Step | Title | State | Guarded by | Faults caught |", "|---:|---|---|---|---:|",
        .. journey.Steps.Select(step => Step(step, journey, ledger)),
    ];

    private static string Step(LedgerStep step, LedgerJourney journey, ComplianceLedger ledger)
    {
        var guards = JourneySection.Guards(step, journey, ledger)
            .Select(guard => JourneySection.Guard(guard.Number, guard.Test));
        var caught = $"{step.Proofs.Count(proof => proof.Verdict == ProofVerdict.Caught)} of {step.Proofs.Length}";
        return $"| {step.Number} | {MarkdownText.Of(step.Title)} | {StateWords.Of(step.State)} "
            + $"| {MarkdownText.Of(string.Join("; ", guards))} | {caught} |";
    }

    private static IEnumerable<string> Tests(ComplianceLedger ledger) =>
    [
        "", "## Ledger", "",
        "| # | Test | Module | A month | State | Points passed | Faults caught | Assertions seen to fail "
        + "| About | Owner |",
        "|---:|---|---|---:|---|---:|---:|---:|---|---|", .. Tests(ledger, new(ledger)),
    ];

    private static IEnumerable<string> Tests(ComplianceLedger ledger, ReportNames names) => ledger.Tests.Select(test =>
        $"| {MarkdownText.Of(names.Number(test))} {Test(test)} | {MarkdownText.Of(ReportNames.About(test))} "
        + $"| {MarkdownText.Of(test.Owner)} |");

    private static string Test(LedgerTest test)
    {
        var proofs = test.Points.SelectMany(point => point.Proofs).ToList();
        var usd = test.MonthlyRevenueUsd is { } value ? VerdictSentence.Money(value) : "not stated";
        var passed = $"{test.Points.Count(point => point.Outcome == "passed")} of {test.Points.Length}";
        var caught = $"{proofs.Count(proof => proof.Verdict == ProofVerdict.Caught)} of {proofs.Count}";
        var counts = test.State == RevenueState.Lost ? "lost | lost | lost"
            : test.IsPlanned ? "planned | planned | planned" : $"{passed} | {caught} | {Seen(test)}";
        var (title, module) = (MarkdownText.Of(test.Title), MarkdownText.Of(test.Module));
        return $"| {title} | {module} | {MarkdownText.Of(usd)} | {StateWords.Of(test)} | {counts}";
    }

    private static string Seen(LedgerTest test)
    {
        var known = test.Points.Select(point => point.Assertions).OfType<PointAssertions>().ToList();
        return known.Count == 0
            ? "not known" : $"{known.Sum(point => point.SeenToFail)} of {known.Sum(point => point.Total)}";
    }

    private static IEnumerable<string> Unseen(ComplianceLedger ledger)
    {
        var unseen = ledger.Tests.SelectMany(Unseen).ToList();
        return unseen.Count == 0 || ledger.Proofs.SeenToFail == 0 ? [] :
        [
            "", "## Assertions that no fault made fail", "",
            .. unseen.Take(MostUnseen).Select(Unseen), .. Rest(unseen.Count - MostUnseen),
        ];
    }

    private static IEnumerable<(int Test, string Point, UnseenAssertion Assertion)> Unseen(LedgerTest test) =>
        from point in test.Points
        from assertion in point.Assertions?.NotSeen ?? []
        select (test.Number, point.Name, assertion);

    private static string Unseen((int Test, string Point, UnseenAssertion Assertion) one) =>
        $"- {one.Test}, {MarkdownText.Of(one.Point)}: {MarkdownText.Of(one.Assertion.ToString())}";

    internal static IEnumerable<string> Rest(int count) => count <= 0 ? [] : [$"- {count} more are in ledger.json."];
}

/// <summary>What the rules found, in Markdown: what touches coverage points, how much by rule, and what is open by its
/// place.</summary>
internal static class MarkdownFindings
{
    private const int Shown = 50;

    public static IEnumerable<string> Render(ComplianceLedger ledger) =>
        ledger.Findings.Length == 0 ? [] : [.. OfPoints(ledger), .. ByRule(ledger), .. ByPlace(ledger)];

    private static IEnumerable<string> OfPoints(ComplianceLedger ledger)
    {
        var items = ledger.Tests.SelectMany(OfTest).Concat(ledger.Journeys.SelectMany(OfJourney)).ToList();
        var shown = items.Take(Shown).Concat(MarkdownReport.Rest(items.Count - Shown));
        return items.Count == 0 ? [] : ["", "## Findings under critical tests", "", .. shown];
    }

    private static IEnumerable<string> OfTest(LedgerTest test) => test.Points.SelectMany(point =>
        point.Findings.Select(finding => Item($"{test.Number}, {point.Name}", finding)));

    private static IEnumerable<string> OfJourney(LedgerJourney journey) => journey.Steps.SelectMany(step =>
        step.Findings.Select(finding => Item($"{journey.Title}, step {step.Number}", finding)));

    private static string Item(string under, Finding finding)
    {
        var state = finding.Acts ? "**open**" : "suppressed";
        var said = $"{finding.Heading}: {finding.Message}{FindingList.Mark(finding)}";
        return $"- {MarkdownText.Of(under)}: {state} {MarkdownText.Of(said)}";
    }

    private static IEnumerable<string> ByRule(ComplianceLedger ledger) =>
    [
        "", "## Findings", "", "| Rule | Open | Notes | Suppressed |", "|---|---:|---:|---:|",
        .. FindingList.ByRule(ledger).Select(rule =>
            $"| {MarkdownText.Of(rule.Key)} | {rule.Count(finding => finding.IsOpen)} "
            + $"| {rule.Count(finding => finding.IsNote)} | {rule.Count(finding => finding.Suppressed)} |"),
    ];

    private static IEnumerable<string> ByPlace(ComplianceLedger ledger)
    {
        var (open, links) = (FindingList.Open(ledger).ToList(), new ReportLinks(ledger.Context));
        return open.Count == 0 ? [] :
        [
            "", .. open.Take(Shown).Select(finding => $"- {Line(finding, ledger, links)}"),
            .. MarkdownReport.Rest(open.Count - Shown),
        ];
    }

    private static string Line(Finding finding, ComplianceLedger ledger, ReportLinks links) => string.Join(
        ' ', ReportLinks.Markdown(links.File(finding.Path, finding.Line), finding.Place),
        ReportLinks.Markdown(links.Rule(finding.Rule), finding.Rule),
        MarkdownText.Of($"{finding.Message}{FindingList.Mark(finding, FindingList.IsNew(finding, ledger))}"));
}

/// <summary>The mutants that critical tests reached, as lines of Markdown; none without a mutation report.</summary>
internal static class MutantMarkdown
{
    public static IEnumerable<string> Lines(ComplianceLedger ledger) =>
        ledger.Mutants is { } mutants ? Lines(ledger, mutants, MutantWords.Reaching(ledger)) : [];

    private static IEnumerable<string> Lines(
        ComplianceLedger ledger, LedgerMutants mutants, ImmutableArray<LedgerTest> tests) =>
    [
        "", "## Mutants", "", MarkdownText.Of(MutantWords.All(mutants, ledger)),
        .. tests.IsEmpty ? [] : Table(tests),
        .. MutantWords.Lax(tests).SelectMany(test => Survivors(test, mutants)),
    ];

    private static IEnumerable<string> Table(ImmutableArray<LedgerTest> tests) =>
    [
        "", $"| # | Test | {string.Join(" | ", MutantWords.Columns)} |", "|---:|---|---:|---:|---:|---:|",
        .. tests.Take(MutantWords.MostTests).Select(Row),
        .. Rest(tests.Length - MutantWords.MostTests, "test"),
    ];

    private static string Row(LedgerTest test)
    {
        var cells = MutantWords.Cells(test).Prepend(test.Title).Select(MarkdownText.Of);
        return $"| {test.Number} | {string.Join(" | ", cells)} |";
    }

    private static IEnumerable<string> Survivors(LedgerTest test, LedgerMutants mutants)
    {
        var survivors = MutantWords.Survivors(test, mutants);
        return
        [
            "", $"{test.Number} {MarkdownText.Of(test.Title)} missed:", "",
            .. survivors.Take(MutantWords.MostSurvivors).Select(Survivor),
            .. Rest(survivors.Length - MutantWords.MostSurvivors, "survivor"),
        ];
    }

    private static string Survivor(LedgerMutant mutant) =>
        $"- {MarkdownText.Of(MutantWords.Place(mutant))}: {MarkdownText.Of(MutantWords.Change(mutant))}";

    private static IEnumerable<string> Rest(int count, string what) =>
        count <= 0 ? [] : ["", MutantWords.Rest(count, what)];
}
