using System.Collections.Immutable;

namespace Netra.Compliance.Cli.Findings;

/// <summary>The part of a result in SARIF 2.1.0 that the compiler writes and that is read here.</summary>
internal sealed record SarifResult(
    string? RuleId,
    string? Level,
    SarifMessage? Message,
    ImmutableArray<SarifLocation>? Locations,
    ImmutableArray<SarifSuppression>? Suppressions,
    SarifProperties? Properties = null)
{
    public SarifPhysicalLocation? Place => Locations is [var first, ..] ? first.PhysicalLocation : null;

    public int? Line => Place?.Region?.StartLine;

    /// <summary>A suppression that is under review or was rejected silences nothing.</summary>
    public bool IsSuppressed =>
        Suppressions is { Length: > 0 } all && all.All(suppression => suppression.Status is null or "accepted");
}

/// <summary>Someone silenced a finding, in the source or elsewhere.</summary>
internal sealed record SarifSuppression(string? Status, string? Justification = null);

internal sealed record SarifProperties(IReadOnlyDictionary<string, string?>? CustomProperties);

internal sealed record SarifMessage(string? Text);

internal sealed record SarifLocation(SarifPhysicalLocation? PhysicalLocation);

internal sealed record SarifPhysicalLocation(SarifArtifact? ArtifactLocation, SarifRegion? Region);

internal sealed record SarifArtifact(string? Uri);

internal sealed record SarifRegion(int? StartLine);
