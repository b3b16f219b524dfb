using System.Collections.Immutable;

namespace Netra.Compliance.Cli.Findings;

/// <summary>The part of SARIF 2.1.0 that the compiler writes and that is read here.</summary>
internal sealed record SarifLog(string? Version, ImmutableArray<SarifRun>? Runs);

internal sealed record SarifRun(ImmutableArray<SarifResult>? Results);

internal sealed record SarifResult(
    string? RuleId,
    string? Level,
    SarifMessage? Message,
    ImmutableArray<SarifLocation>? Locations,
    ImmutableArray<SarifSuppression?>? Suppressions,
    SarifProperties? Properties = null);

/// <summary>Someone silenced a finding, in the source or elsewhere; one that is not accepted (yet) silences nothing.</summary>
internal sealed record SarifSuppression(string? Justification = null, string? Status = null)
{
    public bool IsAccepted => Status is null or "accepted";
}

internal sealed record SarifProperties(IReadOnlyDictionary<string, string?>? CustomProperties);

internal sealed record SarifMessage(string? Text);

internal sealed record SarifLocation(SarifPhysicalLocation? PhysicalLocation);

internal sealed record SarifPhysicalLocation(SarifArtifact? ArtifactLocation, SarifRegion? Region);

internal sealed record SarifArtifact(string? Uri);

internal sealed record SarifRegion(int? StartLine);
