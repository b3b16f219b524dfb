using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Formats;

/// <summary>A ledger as OpenMetrics text, which Prometheus reads: all are gauges, for each report stands for
/// itself.</summary>
internal static class MetricsReport
{
    /// <summary>The file's text: the same ledger gives the same bytes.</summary>
    public static string Render(ComplianceLedger ledger) => OpenMetrics.Text(
    [
        .. Money(ledger), .. Gate(ledger.Gate), .. Counts(ledger), .. Times(ledger), .. Mutants(ledger.Mutants),
        .. Changes(ledger.Changes), .. Tests(ledger),
    ]);

    private static IEnumerable<Metric> Money(ComplianceLedger ledger) =>
    [
        new("netra_build_info", "The tool that wrote this.") { Samples = [new(1, ("version", Tool.Version))] },
        new("netra_monthly_revenue_usd", "US dollars a month by state; the states add up to what is declared.")
        {
            Samples = [.. Enum.GetValues<RevenueState>().Select(state =>
                new Sample(ledger.Revenue.In(state), ("state", state.ToString())))],
        },
        new("netra_planned_monthly_revenue_usd", "US dollars a month of tests that are not written yet.")
            { Samples = [new(ledger.Revenue.Planned)] },
    ];

    private static IEnumerable<Metric> Gate(GateVerdict gate) =>
    [
        new("netra_gate_passed", "1 where every rule of the gate is met.")
            { Samples = [new(Flag(gate.Verdict == "pass"))] },
        Rules(gate, "netra_gate_rule_passed", "1 where the rule is met.", rule => Flag(rule.Passed)),
        Rules(gate, "netra_gate_rule_asked", "What the rule asks for, in its unit.", rule => rule.Threshold),
        Rules(gate, "netra_gate_rule_actual", "What was met, in the rule's unit.", rule => rule.Actual),
    ];

    private static Metric Rules(GateVerdict gate, string name, string help, Func<GateRule, decimal> value) =>
        new(name, help)
        {
            Samples = [.. gate.Rules.Select(rule => new Sample(value(rule), ("rule", rule.Name), ("unit", rule.Unit)))],
        };

    private static IEnumerable<Metric> Counts(ComplianceLedger ledger) =>
    [
        Numbers("netra_tests", "Tests of the run by outcome.", "outcome", ("passed", ledger.Run.Passed),
            ("failed", ledger.Run.Failed), ("skipped", ledger.Run.Skipped), ("unfinished", ledger.Run.Unfinished)),
        Points(ledger), Faults(ledger.Proofs),
        Numbers("netra_assertions", "Assertions of the points, and those that some proof made fail.", "seen_to_fail",
            ("true", ledger.Proofs.SeenToFail), ("false", ledger.Proofs.Assertions - ledger.Proofs.SeenToFail)),
        Findings(ledger), Problems(ledger),
    ];

    private static Metric Points(ComplianceLedger ledger)
    {
        var points = ledger.Tests.SelectMany(test => test.Points).CountBy(point => point.State).ToDictionary();
        return new("netra_points", "Coverage points by state.")
        {
            Samples = [.. Enum.GetValues<RevenueState>().Select(state =>
                new Sample(points.GetValueOrDefault(state), ("state", state.ToString())))],
        };
    }

    private static Metric Faults(ProofTotals proofs) => Numbers(
        "netra_faults", "Declared faults by what became of them.", "verdict", ("Caught", proofs.Caught),
        ("Survived", proofs.Survived), ("Vacuous", proofs.Vacuous), ("Inconclusive", proofs.Inconclusive),
        ("NotRun", proofs.NotRun), ("Void", proofs.Void));

    private static Metric Findings(ComplianceLedger ledger) => new("netra_findings", "Findings by rule.")
    {
        Samples = [.. ledger.Findings.CountBy(finding => (finding.Rule,
                State: finding.IsOpen ? "open" : finding.IsNote ? "note" : "suppressed"))
            .OrderBy(pair => pair.Key.Rule, StringComparer.Ordinal)
            .ThenBy(pair => pair.Key.State, StringComparer.Ordinal)
            .Select(pair => new Sample(pair.Value, ("rule", pair.Key.Rule), ("state", pair.Key.State)))],
    };

    private static Metric Problems(ComplianceLedger ledger) =>
        new("netra_inventory_problems", "What is missing, doubled or never ran.")
            { Samples = [new(ledger.Problems.Length)] };

    private static IEnumerable<Metric> Times(ComplianceLedger ledger) =>
    [
        new("netra_run_seconds", "Seconds of all tests and of all proofs, added up.")
        {
            Samples = [new((decimal)ledger.Run.TestsMs / 1000, ("part", "tests")),
                new((decimal)ledger.Proofs.ProofsMs / 1000, ("part", "proofs"))],
        },
        .. ledger.Model is { CostUsd: { } cost }
            ? [new Metric("netra_model_cost_usd", "What the run paid for a real model.") { Samples = [new(cost)] }]
            : Array.Empty<Metric>(),
    ];

    private static IEnumerable<Metric> Mutants(LedgerMutants? mutants) => mutants is null ? [] :
    [
        Numbers("netra_mutants", "Mutants that critical tests reached, by what became of them.", "end",
            ("killed", mutants.Total.Killed.Length), ("timedOut", mutants.Total.TimedOut.Length),
            ("survived", mutants.Total.Survived.Length), ("killedByOthers", mutants.Total.KilledByOthers.Length)),
    ];

    private static IEnumerable<Metric> Changes(LedgerChanges? changes) => changes is null ? [] :
    [
        new("netra_changed_monthly_revenue_usd", "US dollars a month of critical tests by how they changed.")
        {
            Samples = [.. changes.Totals.Select(total => new Sample(total.Usd, ("change", total.Kind.ToString())))],
        },
    ];

    private static IEnumerable<Metric> Tests(ComplianceLedger ledger) =>
    [
        new("netra_test_monthly_revenue_usd", "US dollars a month of each critical test, by its state.")
        {
            Samples = [.. ledger.Tests.Select(test => new Sample(test.MonthlyRevenueUsd ?? 0, Labels(test)))],
        },
    ];

    private static Metric Numbers(string name, string help, string label, params (string Word, int Count)[] numbers) =>
        new(name, help) { Samples = [.. numbers.Select(each => new Sample(each.Count, (label, each.Word)))] };

    private static (string Name, string Value)[] Labels(LedgerTest test) =>
    [
        ("assembly", test.Assembly), ("module", test.Module),
        ("number", test.Number.ToString(CultureInfo.InvariantCulture)), ("title", test.Title),
        ("owner", test.Owner ?? ""), ("state", test.State.ToString()),
    ];

    private static int Flag(bool value) => value ? 1 : 0;
}

/// <summary>A gauge; its unit is the end of its name.</summary>
internal sealed record Metric(string Name, string Help)
{
    private static readonly ImmutableArray<string> Units = ["usd", "seconds"];

    public ImmutableArray<Sample> Samples { get; init; } = [];

    /// <summary>Null for a number of things.</summary>
    public string? Unit => Units.FirstOrDefault(unit => Name.EndsWith($"_{unit}", StringComparison.Ordinal));
}

/// <summary>One value and its labels.</summary>
internal sealed record Sample(decimal Value, params (string Name, string Value)[] Labels);

/// <summary>The text format of OpenMetrics 1.0, as far as readers of the older Prometheus format take it,
/// too.</summary>
internal static class OpenMetrics
{
    /// <summary>What a server calls it.</summary>
    public const string ContentType = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    public static string Text(IEnumerable<Metric> metrics)
    {
        var text = new StringBuilder();
        metrics.Where(metric => !metric.Samples.IsEmpty).ToList().ForEach(metric => Append(text, metric));
        return text.Append("# EOF\n").ToString();
    }

    private static void Append(StringBuilder text, Metric metric)
    {
        text.Append($"# TYPE {metric.Name} gauge\n");
        text.Append(metric.Unit is null ? "" : $"# UNIT {metric.Name} {metric.Unit}\n");
        text.Append($"# HELP {metric.Name} {Escaped(metric.Help)}\n");
        foreach (var alike in metric.Samples.GroupBy(Labels))
        {
            var value = alike.Sum(each => each.Value);
            text.Append(CultureInfo.InvariantCulture, $"{metric.Name}{alike.Key} {value:0.######}\n");
        }
    }

    /// <summary>An empty label is the same as none. Samples with the same labels are one, with their sum.</summary>
    private static string Labels(Sample sample)
    {
        var labels = sample.Labels.Where(label => label.Value.Length > 0)
            .Select(label => $"{label.Name}=\"{Escaped(PlainText.Line(label.Value))}\"").ToList();
        return labels.Count == 0 ? "" : $"{{{string.Join(',', labels)}}}";
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
