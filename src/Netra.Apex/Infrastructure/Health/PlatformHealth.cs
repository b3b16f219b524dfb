using System.Text.Json.Serialization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Netra.Apex.Data.Resilience;

namespace Netra.Apex.Infrastructure.Health;

using Readings = IReadOnlyDictionary<string, HealthReportEntry>;
using StatusNames = JsonStringEnumConverter<HealthStatus>;

/// <summary>How a part of the platform is.</summary>
/// <param name="Name">The part.</param>
/// <param name="Criticality">What customers lose with it.</param>
/// <param name="Status">How it is.</param>
/// <param name="Reason">Why it is not healthy, for everybody to read: no address, no host; null when it is.</param>
internal sealed record PartHealth(
    string Name,
    Criticality Criticality,
    [property: JsonConverter(typeof(StatusNames))] HealthStatus Status,
    string? Reason)
{
    /// <summary>How much of it is there: 1, 0.5 when it is degraded, or 0.</summary>
    [JsonIgnore]
    public double Share => (double)Status / (double)HealthStatus.Healthy;
}

/// <summary>How the platform is.</summary>
/// <param name="Status">Unhealthy when a critical part is; Degraded when any part is not healthy.</param>
/// <param name="Score">0 to 1: the average of every part's share (healthy 1, degraded 0.5, unhealthy 0), weighted by
/// its criticality (critical 3, important 2, optional 1).</param>
/// <param name="CheckedAt">When all parts were looked at.</param>
/// <param name="Parts">Every part that is configured, each after all that it depends on.</param>
internal sealed record PlatformHealth(
    [property: JsonConverter(typeof(StatusNames))] HealthStatus Status,
    double Score,
    DateTimeOffset CheckedAt,
    IReadOnlyList<PartHealth> Parts)
{
    /// <summary>Judges a platform.</summary>
    /// <param name="graph">Its parts. A leaf without a reading is not configured, and is left out with all that
    /// requires it.</param>
    /// <param name="readings">How the leaves are.</param>
    /// <param name="at">When they were read.</param>
    public static PlatformHealth Of(DependencyGraph graph, Readings readings, DateTimeOffset at)
    {
        var levels = graph.Levels(name => readings.TryGetValue(name, out var leaf) ? LevelOf(leaf.Status) : null);
        var parts = new List<PartHealth>();
        foreach (var part in graph.Dependencies.Where(part => levels[part.Name] is not null))
        {
            var reason = part.IsLeaf ? ReasonOf(readings[part.Name]) : ReasonOf(part, parts);
            parts.Add(new PartHealth(part.Name, part.Criticality, StatusOf(levels[part.Name]), reason));
        }

        return new PlatformHealth(StatusOf(parts), ScoreOf(parts), at, parts);
    }

    private static HealthStatus StatusOf(IReadOnlyCollection<PartHealth> parts) =>
        parts.All(part => part.Status == HealthStatus.Healthy) ? HealthStatus.Healthy
        : parts.Any(part => part is { Criticality: Criticality.Critical, Status: HealthStatus.Unhealthy })
            ? HealthStatus.Unhealthy
        : HealthStatus.Degraded;

    private static double ScoreOf(IReadOnlyCollection<PartHealth> parts) =>
        parts.Sum(part => part.Share * (int)part.Criticality) / parts.Sum(part => (int)part.Criticality);

    private static Capability? LevelOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => Capability.Full,
        HealthStatus.Degraded => Capability.Degraded,
        _ => Capability.Down,
    };

    private static HealthStatus StatusOf(Capability? level) => level switch
    {
        Capability.Full => HealthStatus.Healthy,
        Capability.Degraded => HealthStatus.Degraded,
        _ => HealthStatus.Unhealthy,
    };

    // An exception's message, which the framework takes for the description, names hosts and users.
    private static string? ReasonOf(HealthReportEntry reading) =>
        reading.Exception is null ? reading.Description : "It cannot be reached, or fails; the log says why.";

    private static string? ReasonOf(Dependency part, IEnumerable<PartHealth> parts)
    {
        var ill = parts.Where(other => other.Status != HealthStatus.Healthy)
            .Where(other => part.Requires.Contains(other.Name) || part.Uses.Contains(other.Name))
            .Select(other => $"{other.Name} is {other.Status}").ToList();
        return ill.Count == 0 ? null : $"Affected by: {string.Join(", ", ill)}.";
    }
}
