using System.Collections.Immutable;
using Netra.Compliance.Cli.Backends;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Models;
using Netra.Compliance.Cli.Provenance;

namespace Netra.Compliance.Cli.Running;

/// <summary>What a run is asked to do.</summary>
/// <param name="Targets">The solutions or projects to build.</param>
/// <param name="Root">The folder of the solution or project.</param>
/// <param name="Tests">Which tests to take, and which of them first.</param>
/// <param name="Backends">What the tests run against.</param>
/// <param name="Configuration">The build's configuration.</param>
/// <param name="Gate">The thresholds.</param>
/// <param name="Output">The folder of the report.</param>
public sealed record RunRequest(
    ImmutableArray<string> Targets,
    string Root,
    TestSelection Tests,
    BackendMode Backends,
    string Configuration,
    GateOptions Gate,
    string Output)
{
    /// <summary>The needs that the tests must meet with servers when every need has one.</summary>
    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>The real model that the tests may ask; null: none.</summary>
    internal ModelPlan? Model { get; init; }

    /// <summary>The ledger to compare with, read before the run removes the report of the one before; null:
    /// none.</summary>
    public LedgerBaseline? Baseline { get; init; }

    /// <summary>What is known of the run beside its journals; null: nothing.</summary>
    internal ContextSources? Context { get; init; }

    /// <summary>Where this run's journals go; emptied before it starts.</summary>
    public string Journals => Path.Combine(Output, "journals");

    /// <summary>What the test platform said.</summary>
    public string Log => Path.Combine(Output, "dotnet-test.log");
}
