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
    /// <summary>Its places that name a file; where none does, the first as far as it goes.</summary>
    public ImmutableArray<SarifPlace> Places
    {
        get
        {
            ImmutableArray<SarifPlace> all = [.. (Locations ?? []).Select(location => location.Place)];
            ImmutableArray<SarifPlace> named = [.. all.Where(place => !string.IsNullOrWhiteSpace(place.Uri))];
            return !named.IsEmpty ? named : [new(null, all.FirstOrDefault()?.Line)];
        }
    }

    /// <summary>A suppression that is under review or was rejected silences nothing.</summary>
    public bool IsSuppressed =>
        Suppressions is { Length: > 0 } all && all.All(suppression => suppression.Status is null or "accepted");
}

/// <summary>Someone silenced a finding, in the source or elsewhere.</summary>
internal sealed record SarifSuppression(string? Status, string? Justification = null);

internal sealed record SarifProperties(IReadOnlyDictionary<string, string?>? CustomProperties);

internal sealed record SarifMessage(string? Text);

/// <summary>A file and a line, as far as a location names them.</summary>
internal sealed record SarifPlace(string? Uri, int? Line);

internal sealed record SarifLocation(SarifPhysicalLocation? PhysicalLocation)
{
    public SarifPlace Place => new(PhysicalLocation?.ArtifactLocation?.Uri, PhysicalLocation?.Region?.StartLine);

    /// <summary>The same with the whole address of its file.</summary>
    public SarifLocation In(SarifRun run) => PhysicalLocation is { ArtifactLocation: { } file } place
        ? new(place with { ArtifactLocation = file with { Uri = run.AddressOf(file) } })
        : this;
}

internal sealed record SarifPhysicalLocation(SarifArtifact? ArtifactLocation, SarifRegion? Region);

/// <summary>A file by its address, or by its index in the run's own list of files.</summary>
internal sealed record SarifArtifact(string? Uri, string? UriBaseId = null, int? Index = null);

internal sealed record SarifRegion(int? StartLine);
