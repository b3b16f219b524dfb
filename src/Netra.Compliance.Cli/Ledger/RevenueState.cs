using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>What is known of the revenue behind a test, best to worst; the worst of several is the greatest.</summary>
[JsonConverter(typeof(ExactName<RevenueState>))]
public enum RevenueState
{
    /// <summary>All points pass and every declared fault is caught.</summary>
    Proven,

    /// <summary>All points pass.</summary>
    Protected,

    /// <summary>Planned, skipped, filtered out, inconclusive, or never finished.</summary>
    Unverified,

    /// <summary>A point failed, or what it stands on did.</summary>
    AtRisk,

    /// <summary>In the baseline, no longer declared.</summary>
    Lost,
}
