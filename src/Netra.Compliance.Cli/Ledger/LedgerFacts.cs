using System.Collections.Immutable;
using Netra.Compliance.Cli.Comparing;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Cli.Models;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>Everything the inputs say, joined; the gate has not been asked yet.</summary>
public sealed record LedgerFacts(
    string Assembly,
    ImmutableArray<LedgerTest> Tests,
    ImmutableArray<Finding> Findings,
    ImmutableArray<BackendEvent> Backends,
    RunTotals Run,
    ProofTotals Proofs,
    ImmutableArray<TestFailure> Failures,
    ImmutableArray<string> Problems,
    ImmutableArray<string> Notes)
{
    /// <summary>The tests' money by state.</summary>
    public RevenueTotals Revenue => RevenueTotals.Of(Tests);

    /// <summary>What was asked for.</summary>
    public Asked Asked { get; init; } = new(CriticalTests: true, Journeys: false);

    /// <summary>The journeys, by assembly and title.</summary>
    public ImmutableArray<LedgerJourney> Journeys { get; init; } = [];

    /// <summary>What the run used of a real model; null without one.</summary>
    public ModelUsage? Model { get; init; }

    /// <summary>What mutation reports say; null without one.</summary>
    public LedgerMutants? Mutants { get; init; }

    /// <summary>What has changed since a baseline; null without one.</summary>
    public LedgerChanges? Changes { get; init; }
}
