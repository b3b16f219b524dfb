using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Findings;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>One coverage point and what became of it.</summary>
/// <param name="Name">The point as a sentence.</param>
/// <param name="Covers">What it covers; null when not stated.</param>
/// <param name="Outcome"><c>passed</c>, <c>failed</c>, <c>unfinished</c>, <c>skipped</c> or <c>notRun</c>: the worst of its rows.</param>
/// <param name="DurationMs">Milliseconds of all its rows, proofs not counted.</param>
/// <param name="Proofs">One a declared fault.</param>
/// <param name="State">What is known of it.</param>
/// <param name="Message">Why it is no better; null when there is nothing to say.</param>
/// <param name="Assertions">Which of its assertions were seen to fail; null when that is not known.</param>
public sealed record LedgerPoint(
    string Name,
    string? Covers,
    string Outcome,
    double DurationMs,
    ImmutableArray<LedgerProof> Proofs,
    RevenueState State,
    string? Message,
    PointAssertions? Assertions = null)
{
    /// <summary>The method as the catalog names it.</summary>
    [JsonIgnore]
    public string Method { get; init; } = "";

    /// <summary>The mutants that it reached; left out without a mutation report.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReachedMutants? Mutants { get; init; }

    /// <summary>Findings that say of its test that it cannot fail or does not run; suppressed ones, too.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>The point with what the rules say of it: while one of them is open, its passing shows nothing.</summary>
    internal LedgerPoint With(ImmutableArray<Finding> findings) => this with
    {
        Findings = findings,
        State = findings.Any(finding => finding.Acts) && State < RevenueState.Unverified ? RevenueState.Unverified : State,
    };
}
