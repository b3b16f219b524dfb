using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Provenance;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Alerts;

/// <summary>What an alert says of a ledger.</summary>
/// <param name="Sentence">What is proven, and what the gate says.</param>
/// <param name="Status">What is remembered of it.</param>
/// <param name="Context">Of which commit it is, as far as is known.</param>
internal sealed record AlertedLedger(string Sentence, LedgerStatus Status, RunContext Context)
{
    private const string Advice = "give the ledger.json of a run.";

    /// <summary>Of a run of the journeys alone nothing is said in dollars, and no test has a state.</summary>
    public static AlertedLedger Of(ComplianceLedger ledger) => Of(
        $"{VerdictSentence.OfResult(ledger)} {VerdictSentence.OfGate(ledger)}",
        ledger.Assembly, ledger.Gate, ledger.Asked.CriticalTests ? ledger.Tests : [], ledger.Context);

    /// <summary>Reads <c>ledger.json</c>.</summary>
    /// <exception cref="Refusal">It is missing, damaged, of a newer format, or of a run of the journeys
    /// alone.</exception>
    public static AlertedLedger Read(string path)
    {
        var document = Parse(path);
        SchemaName.Require(path, document.Schema, LedgerFacts.Format, LedgerFacts.Major);
        var gate = document.Gate.ToVerdict();
        return document.Asked.CriticalTests
            ? Of($"{VerdictSentence.OfRevenue(document.Revenue)} {VerdictSentence.OfGate(gate)}",
                document.Assembly, gate, document.Tests, document.Context ?? new())
            : throw Refusal.Unreadable(path, $"covers only journeys, so it has no revenue: {Advice}");
    }

    private static AlertedLedger Of(
        string sentence, string assembly, GateVerdict gate, ImmutableArray<LedgerTest> tests, RunContext context) =>
        new(sentence, new(assembly, gate.Verdict, [.. tests.Select(TestStatus.Of)]), context);

    private static Document Parse(string path) =>
        SavedLedger.Parse<Document>(path, FileContent.Text(path, Advice), Advice);

    private sealed record Document(
        string Schema, string Assembly, RevenueTotals Revenue, SavedGate Gate, Asked Asked,
        ImmutableArray<LedgerTest> Tests, RunContext? Context = null);

    private sealed record SavedGate(string Verdict, ImmutableArray<SavedRule> Rules)
    {
        public GateVerdict ToVerdict() => new(Verdict, [.. Rules.Select(rule => rule.ToRule())]);
    }

    /// <summary>A rule without its exit code, which no ledger holds.</summary>
    private sealed record SavedRule(string Name, decimal Threshold, decimal Actual, string Unit, bool Passed)
    {
        public GateRule ToRule() => new(Name, Threshold, Actual, Unit, Passed, ExitCode.Gate);
    }
}

/// <summary>What is remembered of a ledger, so that only changes are sent.</summary>
/// <param name="Assembly">The assemblies.</param>
/// <param name="Verdict"><c>pass</c> or <c>fail</c>.</param>
/// <param name="Tests">Its critical tests.</param>
internal sealed record LedgerStatus(string Assembly, string Verdict, ImmutableArray<TestStatus> Tests);

/// <summary>What is remembered of a critical test.</summary>
/// <param name="Key">Its assembly and class; of a planned one, its number instead.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">What it is called.</param>
/// <param name="State">What is known of it.</param>
/// <param name="Usd">US dollars a month.</param>
internal sealed record TestStatus(string Key, int Number, string Title, RevenueState State, decimal Usd)
{
    /// <summary>A test as it is remembered.</summary>
    public static TestStatus Of(LedgerTest test) => new(
        $"{test.Assembly}/{(test.Class.Length > 0 ? test.Class : $"{test.Number}")}",
        test.Number, test.Title, test.State, test.MonthlyRevenueUsd ?? 0);

    /// <summary>Whether it protects its revenue.</summary>
    [JsonIgnore]
    public bool IsGood => State is RevenueState.Proven or RevenueState.Protected;
}
