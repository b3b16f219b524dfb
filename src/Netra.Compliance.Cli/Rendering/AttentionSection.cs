using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>What a person must look at first; nothing at all when there is nothing.</summary>
internal static class AttentionSection
{
    private const int Shown = 20;

    public static Html Render(ComplianceLedger ledger)
    {
        var items = AttentionList.Of(ledger);
        return items.Count == 0 ? Html.Empty : Html.Of($"""
            <section class="attention">
            <h2>Look here first</h2>
            <ul>{items.Take(Shown).Select(Item)}</ul>
            {Rest(items.Count - Shown)}
            </section>
            """);
    }

    private static Html Rest(int count) =>
        count <= 0 ? Html.Empty : Html.Of($"<p>{count} more: see the tests below and ledger.json.</p>");

    public static Html Said(string? message) =>
        message is null ? Html.Empty : Html.Of($"""
            <div class="said" role="group" aria-label="Message" tabindex="0"><bdi>{message}</bdi></div>
            """);

    private static Html Item(AttentionItem item) => Html.Of(
        $"<li>{Html.Sentence(item.Sentence)}{Source(item)}{Said(item.Message)}</li>");

    private static Html Source(AttentionItem item) =>
        item.Url is { } url ? Html.Of($""" (<a href="{url}">source</a>)""") : Html.Empty;
}

/// <summary>What a person must look at first, the gravest first.</summary>
internal static class AttentionList
{
    /// <summary>A number is followed by its assembly where there are several.</summary>
    public static IReadOnlyList<AttentionItem> Of(ComplianceLedger ledger)
    {
        var hasSeveral = ReportNames.HasSeveral(ledger);
        return [.. All(ledger, new(ledger.Context)).Select(item => item with { IsOfSeveral = hasSeveral })];
    }

    private static IEnumerable<AttentionItem> All(ComplianceLedger ledger, ReportLinks links) =>
    [
        .. new[] { ledger.Model?.Stopped }.OfType<string>().Concat(ledger.Problems).Select(Plain),
        .. ledger.Failures.Select(failure => Failed(failure, ledger, links)),
        .. Flaky(ledger), .. Lost(ledger).Concat(Findings(ledger)).Concat(ledger.Journeys.SelectMany(Findings)),
        .. ledger.Proofs.Blind.Select(reason => new AttentionItem($"The proof engine was blind: {reason}", null, null)),
        .. NotCaught(ledger).Concat(ledger.Journeys.SelectMany(NotCaught)),
        .. NotRun(ledger).Concat(NoScore(ledger)),
    ];

    private static AttentionItem Plain(string what) => new($"{what}", null, null);

    /// <summary>A score that is asked for and that nothing gives.</summary>
    private static IEnumerable<AttentionItem> NoScore(ComplianceLedger ledger)
    {
        var isAsked = ledger.Gate.Rules.Any(rule => rule.Name == GateRule.MinMutationScore);
        var why = ledger.Mutants is null ? MutantWords.NoReport : MutantWords.NoneReached;
        return isAsked && ledger.Mutants?.Total.Score is null ? [new($"{why}", null, null)] : [];
    }

    private static IEnumerable<AttentionItem> Flaky(ComplianceLedger ledger) =>
        from test in ledger.Tests
        where test.Reason != LedgerTest.NotAskedForReason
        from point in test.Points
        where point.IsFlaky
        select new AttentionItem($"Unverified: \"{Name(point.Name)}\"", test, point.Message);

    /// <summary>What the baseline has and is no longer declared, and points that were better there.</summary>
    private static IEnumerable<AttentionItem> Lost(ComplianceLedger ledger) =>
    [
        .. ledger.Tests.Where(test => test.State == RevenueState.Lost)
            .Select(test => new AttentionItem($"Lost: in the baseline, but no longer declared", test, null)),
        .. (ledger.Changes?.Points ?? []).Where(point => point.Kind is ChangeKind.Lost or ChangeKind.Worse)
            .GroupBy(point => (point.Kind, point.Was, point.Now, Test: TestOf(point, ledger)))
            .Select(alike => Changed([.. alike], alike.Key.Test)),
    ];

    private static AttentionItem Changed(IReadOnlyList<PointChange> alike, LedgerTest? test)
    {
        var (kind, was, now) =
            (ChangeWords.Of(alike[0].Kind), ChangeWords.Of(alike[0].Was), ChangeWords.Of(alike[0].Now));
        return alike.Count == 1
            ? new($"{kind}: \"{Name(alike[0].Name)}\" was {was} in the baseline and is {now}", test, null)
            : new($"{kind}: {alike.Count} points were {was} in the baseline and are {now}", test, null);
    }

    private static LedgerTest? TestOf(PointChange point, ComplianceLedger ledger) =>
        ledger.Tests
            .FirstOrDefault(test => test.Number == point.Number && test.Assembly == point.Assembly
                && test.State != RevenueState.Lost);

    private static IEnumerable<AttentionItem> Findings(ComplianceLedger ledger) =>
        ledger.Tests.Where(test => test.Reason != LedgerTest.NotAskedForReason).SelectMany(test =>
        Findings(test.Points.SelectMany(point => point.Findings.Select(finding => (finding, point.Name))), test));

    private static IEnumerable<AttentionItem> Findings(LedgerJourney journey) => !journey.IsAskedFor ? [] :
        Findings(
            journey.Steps.SelectMany(step => step.Findings.Select(finding => (finding, $"{step.Number} {step.Title}"))),
            null);

    private static IEnumerable<AttentionItem> Findings(
        IEnumerable<(Finding Finding, string Under)> found, LedgerTest? test) =>
        found.Where(one => one.Finding.Acts).GroupBy(one => one.Finding, one => one.Under)
            .Select(under =>
                new AttentionItem(
                    $"Open finding {Name(under.Key.Heading)} under {Under([.. under])}", test, under.Key.Message));

    private static string Under(IReadOnlyList<string> points) =>
        points.Count == 1 ? $"\"{Name(points[0])}\"" : $"{points.Count} points";

    private static IEnumerable<AttentionItem> NotRun(ComplianceLedger ledger) =>
        NotRun(ledger.Proofs.Missing, ledger.Proofs.Faults, $"")
        .Concat(
            ledger.Journeys
                .SelectMany(journey =>
                    NotRun(journey.Missing, journey.Proofs.Count(), $" of the journey \"{journey.Title}\"")));

    private static IEnumerable<AttentionItem> NotRun(int missing, int faults, FormattableString whose) =>
        missing == 0
            ? []
            : [new($"{missing} of {faults} declared faults{whose} were not run, although proofs were requested", null,
                null)];

    private static AttentionItem Failed(TestFailure failure, ComplianceLedger ledger, ReportLinks links) =>
        new(Failed(failure), TestOf(failure, ledger), failure.Message) { Url = links.File(failure.Path, failure.Line) };

    private static FormattableString Failed(TestFailure failure) =>
        failure.Line is null ? $"Failed: {Name(failure.Name)}"
            : (FormattableString)$"Failed: {Name(failure.Name)} at {Name(failure.File)}:{failure.Line}";

    private static string Name(string? name) => Shortened.Of(name ?? "", Shortened.Name);

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
        new($"Proof {proof.Verdict.ToString().ToLowerInvariant()}: {Name(proof.Fault)} under \"{Name(under)}\"", test,
            proof.Message);
}

/// <summary>One thing to look at, the critical test it belongs to, and what was said of it.</summary>
internal sealed record AttentionItem(FormattableString What, LedgerTest? Test, string? Message)
{
    /// <summary>An assertion says what was expected and what was met in its first lines.</summary>
    private const int MostSaid = 8;

    /// <summary>Where its source is shown; null where nobody knows.</summary>
    public string? Url { get; init; }

    /// <summary>Whether a number needs its assembly beside it.</summary>
    public bool IsOfSeveral { get; init; }

    /// <summary>What it is and whose, for any way out.</summary>
    public FormattableString Sentence => Test is null ? What : $"{What} ({Whose(Test)}, {Money(Test)} a month)";

    private FormattableString Whose(LedgerTest test) => IsOfSeveral
        ? $"test {test.Number} of {test.Assembly} \"{Shortened.Of(test.Title, Shortened.Name)}\""
        : (FormattableString)$"test {test.Number} \"{Shortened.Of(test.Title, Shortened.Name)}\"";

    private static string Money(LedgerTest test) => VerdictSentence.Money(test.MonthlyRevenueUsd ?? 0);

    /// <summary>The sentence on the terminal.</summary>
    public string Heading => EscapedSentence.By(Sentence, PlainText.Line);

    /// <summary>The sentence on the terminal, with what was said first.</summary>
    public string Line => Said.Count == 0 ? Heading : $"{Heading}: {Said[0].Trim()}";

    /// <summary>What else was said, marked as a quotation, so that no line of it passes for one of the
    /// tool's.</summary>
    public IEnumerable<string> Quotation => Said.Skip(1).Select(line => $"  | {line}");

    /// <summary>All of it on one line of Markdown.</summary>
    public string Markdown => Said.Count == 0 ? HeadingWith(MarkdownText.Of)
        : $"{HeadingWith(MarkdownText.Of)}: {MarkdownText.Of(OnOneLine)}";

    private string HeadingWith(Func<string, string> safe) =>
        EscapedSentence.By(Sentence, safe) + (Url is null ? "" : $" ([source](<{Url}>))");

    private IReadOnlyList<string> Said { get; } = PlainText.Quoted(Message ?? "", MostSaid);

    private string OnOneLine => string.Join(" · ", Said.Select(line => line.Trim()));
}
