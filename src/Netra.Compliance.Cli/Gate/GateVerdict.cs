using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Models;

namespace Netra.Compliance.Cli.Gate;

/// <summary>What the gate says: <c>pass</c> only when every rule is met.</summary>
/// <param name="Verdict"><c>pass</c> or <c>fail</c>.</param>
/// <param name="Rules">Every rule; the first that is not met decides the exit code.</param>
public sealed record GateVerdict(string Verdict, ImmutableArray<GateRule> Rules)
{
    /// <summary>The exit code of the first rule that is not met.</summary>
    [JsonIgnore]
    public ExitCode Code => Rules.FirstOrDefault(rule => !rule.Passed)?.Failing ?? ExitCode.Pass;

    /// <summary>Asks every rule of <paramref name="facts"/>.</summary>
    public static GateVerdict Of(LedgerFacts facts, GateOptions options)
    {
        ImmutableArray<GateRule> rules = [.. Budget(facts.Model), .. Always(facts), .. Steps(facts),
            .. facts.Asked.CriticalTests ? Money(facts.Revenue, options) : [], .. Since(facts, options),
            .. Mutants(facts, options)];
        return new(rules.All(rule => rule.Passed) ? "pass" : "fail", rules);
    }

    /// <summary>A run that was stopped explains all that is missing.</summary>
    private static IEnumerable<GateRule> Budget(ModelUsage? model) =>
        model is null ? [] : [GateRule.None("maxBudgetStops", model.Stopped is null ? 0 : 1, ExitCode.Budget)];

    /// <summary>In the order of their weight: what cannot be trusted comes before what can be counted.</summary>
    private static IEnumerable<GateRule> Always(LedgerFacts facts) =>
    [
        GateRule.None("maxInventoryProblems", facts.Problems.Length, ExitCode.Inventory),
        GateRule.None("maxFailedTests", facts.Failures.Length, ExitCode.TestsFailed),
        GateRule.None("maxBlindControls", facts.Proofs.Blind.Length, ExitCode.EngineBlind),
        GateRule.None("maxFailedProofs", FailedProofs(facts.Proofs, facts.Journeys), ExitCode.ProofFailed),
    ];

    private static int FailedProofs(ProofTotals proofs, ImmutableArray<LedgerJourney> journeys)
    {
        var ofSteps = journeys.SelectMany(journey => journey.Proofs).Count(proof => proof.IsFailed)
            + journeys.Sum(journey => journey.Missing);
        return Math.Max(
            proofs.FailedRows, proofs.Survived + proofs.Vacuous + proofs.Inconclusive + proofs.Missing + ofSteps);
    }

    /// <summary>A step that was to run and neither passed nor failed is not walked through.</summary>
    private static IEnumerable<GateRule> Steps(LedgerFacts facts) =>
        facts.Asked.Journeys
            ? [GateRule.None("maxUnverifiedSteps",
                facts.Journeys.SelectMany(journey => journey.Steps).Count(step => step.State == StepState.Unverified),
                ExitCode.Gate)] : [];

    private static IEnumerable<GateRule> Mutants(LedgerFacts facts, GateOptions options) =>
        options.MinMutationScore is { } score ? [GateRule.MutationScore(score, facts.Mutants?.Total)] : [];

    /// <summary>Against a baseline; a run of the journeys alone says nothing of what is proven.</summary>
    private static IEnumerable<GateRule> Since(LedgerFacts facts, GateOptions options) =>
        facts.Changes is not { } changes ? [] :
        [
            .. facts.Asked.CriticalTests ? Revenue(facts.Revenue, changes, options) : [],
            .. Findings(changes, options),
        ];

    private static IEnumerable<GateRule> Revenue(RevenueTotals revenue, LedgerChanges changes, GateOptions options)
    {
        yield return GateRule.AtMost("maxLost", options.MaxLost ?? default, revenue.Lost, revenue.Declared);
        if (options.NoNewUnproven == true)
        {
            yield return GateRule.None("noNewUnproven", changes.Unproven, ExitCode.Gate);
        }
    }

    private static IEnumerable<GateRule> Findings(LedgerChanges changes, GateOptions options) =>
        options.NoNewFindings == true
            ? [GateRule.None("noNewFindings", changes.Findings.New.Length, ExitCode.Gate)] : [];

    private static IEnumerable<GateRule> Money(RevenueTotals revenue, GateOptions options)
    {
        var kept = options.MinProtected ?? new Threshold(100, IsPercent: true);
        yield return GateRule.AtMost("maxAtRisk", options.MaxAtRisk ?? 0, revenue.AtRisk);
        yield return GateRule.AtLeast("minProtected", kept, revenue.Proven + revenue.Protected, revenue.StillDeclared);
        if (options.MinProven is { } proven)
        {
            yield return GateRule.AtLeast("minProven", proven, revenue.Proven, revenue.StillDeclared);
        }
    }
}

/// <summary>The thresholds in money; what is not asked for is null, apart from the two that are safe by
/// default.</summary>
/// <param name="MaxAtRisk">US dollars a month that may be at risk; 0 unless stated.</param>
/// <param name="MinProtected">What must be protected or proven; all of it unless stated.</param>
/// <param name="MinProven">What must be proven; not asked for unless stated.</param>
public sealed record GateOptions(decimal? MaxAtRisk = null, Threshold? MinProtected = null, Threshold? MinProven = null)
{
    /// <summary>What critical tests must notice of the mutants that they reached; not asked for unless
    /// stated.</summary>
    public Threshold? MinMutationScore { get; init; }

    /// <summary>What of the baseline may be lost; nothing unless stated.</summary>
    public Threshold? MaxLost { get; init; }

    /// <summary>Whether nothing that was proven in the baseline may be less, and nothing new unproven.</summary>
    public bool? NoNewUnproven { get; init; }

    /// <summary>Whether there may be no open finding that the baseline did not have.</summary>
    public bool? NoNewFindings { get; init; }

    /// <summary>The first rule that is asked for and needs a baseline; null for none.</summary>
    [JsonIgnore]
    public string? NeedsBaseline =>
        MaxLost is not null
            ? "maxLost" : NoNewUnproven == true ? "noNewUnproven" : NoNewFindings == true ? "noNewFindings" : null;

    /// <summary>A run makes no mutation report, so it asks for no score and says so.</summary>
    internal LedgerFacts NoteUnscored(LedgerFacts facts) =>
        MinMutationScore is null ? facts : facts.WithNotes([Unscored]);

    private static string Unscored =>
        $"{GateRule.MinMutationScore} does not apply to netra run, which has no mutation report: use netra report.";

    /// <summary>These options, and where they are silent, <paramref name="others"/>.</summary>
    public GateOptions Over(GateOptions others) =>
        new(MaxAtRisk ?? others.MaxAtRisk, MinProtected ?? others.MinProtected, MinProven ?? others.MinProven)
        {
            MinMutationScore = MinMutationScore ?? others.MinMutationScore,
            MaxLost = MaxLost ?? others.MaxLost,
            NoNewUnproven = NoNewUnproven ?? others.NoNewUnproven,
            NoNewFindings = NoNewFindings ?? others.NoNewFindings,
        };
}
