using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Models;
using Netra.Compliance.Cli.Provenance;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>The published ledger; the order of the fields is the order in the file (see ledger.schema.json).</summary>
public sealed record ComplianceLedger(
    string Schema,
    string Assembly,
    RevenueTotals Revenue,
    ImmutableArray<LedgerTest> Tests,
    ImmutableArray<Finding> Findings,
    GateVerdict Gate,
    ImmutableArray<BackendEvent> Backends,
    RunTotals Run,
    ProofTotals Proofs,
    ImmutableArray<TestFailure> Failures,
    ImmutableArray<string> Problems,
    ImmutableArray<string> Notes)
{
    /// <summary>When, where and of which commit it is, as far as is known.</summary>
    public required RunContext Context { get; init; }

    /// <summary>What was asked for.</summary>
    public required Asked Asked { get; init; }

    /// <summary>The journeys that are declared, asked for or not.</summary>
    public required ImmutableArray<LedgerJourney> Journeys { get; init; }

    /// <summary>What the run used of a real model; left out without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ModelUsage? Model { get; init; }

    /// <summary>What mutation reports say; left out without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LedgerMutants? Mutants { get; init; }

    /// <summary>What has changed since a baseline; left out without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LedgerChanges? Changes { get; init; }

    /// <summary>The facts with the gate's verdict on them.</summary>
    public static ComplianceLedger Of(LedgerFacts facts, GateOptions options) =>
        new($"{LedgerFacts.Format}/{LedgerFacts.Major}", facts.Assembly, facts.Revenue, facts.Tests, facts.Findings,
            GateVerdict.Of(facts, options), facts.Backends, facts.Run, facts.Proofs,
            facts.Failures, facts.Problems, facts.Notes)
        {
            Context = facts.Context, Asked = facts.Asked, Journeys = facts.Journeys, Model = facts.Model,
            Mutants = facts.Mutants, Changes = facts.Changes,
        };
}
