using System.Collections.Immutable;
using System.Text.Json;

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
internal sealed record SarifPlace(string? Uri, int? Line)
{
    /// <summary>Where on its lines it stands; null where the log does not say.</summary>
    public ColumnSpan? Columns { get; init; }
}

internal sealed record SarifLocation(SarifPhysicalLocation? PhysicalLocation)
{
    public SarifPlace Place => new(PhysicalLocation?.ArtifactLocation?.Uri, PhysicalLocation?.Region?.StartLine)
    {
        Columns = PhysicalLocation?.Region?.Columns,
    };

    /// <summary>The same with the whole address of its file.</summary>
    public SarifLocation In(SarifRun run) => PhysicalLocation is { ArtifactLocation: { } file } place
        ? new(place with { ArtifactLocation = file with { Uri = run.AddressOf(file) } })
        : this;
}

internal sealed record SarifPhysicalLocation(SarifArtifact? ArtifactLocation, SarifRegion? Region);

/// <summary>A file by its address, or by its index in the run's own list of files.</summary>
internal sealed record SarifArtifact(string? Uri, string? UriBaseId = null, int? Index = null);

internal sealed record SarifRegion(
    int? StartLine, int? StartColumn = null, int? EndLine = null, int? EndColumn = null)
{
    /// <summary>Null where there are none, or none that can be.</summary>
    public ColumnSpan? Columns =>
        StartLine is { } first && StartColumn is > 0 and var start && EndColumn is > 0 and var end
            && ((EndLine ?? first), end).CompareTo((first, start)) >= 0
            ? new(start, EndLine ?? first, end) : null;
}

/// <summary>One run of a SARIF file: the rules and folders that its results refer to.</summary>
internal sealed class SarifRun(JsonElement run)
{
    /// <summary>Bases of bases of bases: nobody writes as many, and a circle ends.</summary>
    private const int MostBases = 8;

    /// <summary>The id of a result's rule: by name, or by an index; null where it names none.</summary>
    /// <exception cref="JsonException">The index leads to no rule of a tool that has ours.</exception>
    public string? RuleOf(JsonElement result, string at)
    {
        var id = Text(At(result, "ruleId")) ?? Text(At(result, "rule", "id")) ?? ByIndex(result, at);
        return id?.Split('/')[0].Trim();
    }

    /// <summary>The address of a file behind the bases that it is relative to, as far as the run tells them; null where
    /// a location names no file, neither by itself nor in the run's list.</summary>
    public string? AddressOf(SarifArtifact file) =>
        file.Uri is { } uri
            ? Whole(uri, file.UriBaseId, MostBases) : Listed(Item(At(run, "artifacts"), file.Index ?? -1));

    private string? Listed(JsonElement artifact) => Text(At(artifact, "location", "uri")) is { } uri
        ? Whole(uri, Text(At(artifact, "location", "uriBaseId")), MostBases)
        : null;

    private string Whole(string uri, string? baseId, int most)
    {
        var folder = baseId is null ? default : At(run, "originalUriBaseIds", baseId);
        return most == 0 || Text(At(folder, "uri")) is not { } start || Uri.TryCreate(uri, UriKind.Absolute, out _)
            ? uri
            : Whole($"{start.TrimEnd('/')}/{uri}", Text(At(folder, "uriBaseId")), most - 1);
    }

    private string? ByIndex(JsonElement result, string at)
    {
        var index = Number(At(result, "rule", "index")) ?? Number(At(result, "ruleIndex")) ?? -1;
        var rules = At(Component(result), "rules");
        return Text(At(Item(rules, index), "id")) is { } id ? id
            : index < 0 || !HasOurs(rules) ? null
            : throw new JsonException($"{at} names the rule {index}, which its tool does not have");
    }

    private JsonElement Component(JsonElement result) =>
        Number(At(result, "rule", "toolComponent", "index")) is { } extension
            ? Item(At(run, "tool", "extensions"), extension)
            : At(run, "tool", "driver");

    private static bool HasOurs(JsonElement rules) =>
        rules.ValueKind == JsonValueKind.Array
        && rules.EnumerateArray().Any(rule => SarifResults.IsOurs(Text(At(rule, "id"))));

    private static JsonElement At(JsonElement owner, params string[] keys) => keys.Aggregate(owner, (value, key) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(key, out var found) ? found : default);

    private static JsonElement Item(JsonElement list, int index) =>
        list.ValueKind == JsonValueKind.Array && index >= 0 && index < list.GetArrayLength() ? list[index] : default;

    private static string? Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
}
