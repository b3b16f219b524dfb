using Microsoft.Extensions.Diagnostics.HealthChecks;
using Netra.Apex.Data.Resilience;
using Netra.Apex.Infrastructure.Health;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace Netra.Apex.Tests.Infrastructure.Health;

/// <summary>What readings make of a platform.</summary>
public sealed class PlatformHealthTests
{
    [Theory]
    [InlineData(Healthy, Healthy, Healthy, Healthy, 13 / 13.0)]
    [InlineData(Healthy, Healthy, Unhealthy, Degraded, 8.5 / 13)]
    [InlineData(Healthy, Unhealthy, Healthy, Degraded, 6.5 / 13)]
    [InlineData(Healthy, Unhealthy, Unhealthy, Degraded, 5.5 / 13)]
    [InlineData(Unhealthy, Healthy, Healthy, Unhealthy, 5 / 13.0)]
    [InlineData(Healthy, Degraded, Healthy, Degraded, 8.5 / 13)]
    public void Weighs_parts_by_their_criticality(
        HealthStatus database, HealthStatus llm, HealthStatus cache, HealthStatus status, double score)
    {
        var health = Judge(("database", Entry(database)), ("llm", Entry(llm)), ("cache", Entry(cache)));
        Assert.Equal((status, score), (health.Status, health.Score));
    }

    [Fact]
    public void Leaves_out_what_is_not_configured_and_what_requires_it()
    {
        var health = Judge(("database", Entry(Healthy)));
        Assert.Equal(["database", "websocket", "gateway"], health.Parts.Select(part => part.Name));
        Assert.Equal((Healthy, 1), (health.Status, health.Score));
    }

    [Fact]
    public void Says_why_a_part_is_not_healthy()
    {
        var health = Judge(
            ("database", Entry(Healthy)), ("llm", Entry(Unhealthy, "It answers 503.")), ("cache", Entry(Healthy)));
        Assert.Equal(
            [
                null, "It answers 503.", null, "Affected by: llm is Unhealthy.", "Affected by: agent is Unhealthy.",
                "Affected by: agent is Unhealthy, websocket is Degraded.",
            ],
            health.Parts.Select(part => part.Reason));
    }

    [Fact]
    public void Keeps_the_message_of_an_exception_to_itself()
    {
        var error = new InvalidOperationException("Cannot reach db.example.com as admin.");
        var health = Judge(("database", new HealthReportEntry(Unhealthy, error.Message, TimeSpan.Zero, error, null)));
        Assert.Equal("It cannot be reached, or fails; the log says why.", health.Parts[0].Reason);
    }

    private static PlatformHealth Judge(params IEnumerable<(string, HealthReportEntry)> readings) => PlatformHealth.Of(
        DependencyGraph.Platform, readings.ToDictionary(), DateTimeOffset.UnixEpoch);

    private static HealthReportEntry Entry(HealthStatus status, string? reason = null) =>
        new(status, reason, TimeSpan.Zero, null, null);
}
