using System.Net;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Netra.Apex.Data.Resilience;
using Netra.Compliance;

namespace Netra.CriticalTests.Infrastructure;

/// <summary>What an operator sees when something that the platform depends on dies, and when it comes back.</summary>
[CriticalTest(20, "Health check cascade")]
[BusinessValue(
    23_000,
    "An outage that nobody is told of lasts until a customer complains; alerts that cry wolf are switched off",
    Category = BusinessCategory.SystemReliability,
    Stage = CustomerStage.Retention)]
public sealed partial class HealthCheckCascade(HealthFixture apex) : IClassFixture<HealthFixture>
{
    private static readonly Dependency[] Leaves =
    [
        new("billing") { Criticality = Criticality.Critical },
        new("mail"),
        new("archive"),
        new("reports") { Criticality = Criticality.Important },
    ];

    [Fact]
    [Covers("Graph: every part is shown with its criticality and its state, after all that it depends on")]
    [ProvenBy(typeof(ModelIsNotChecked))]
    [ProvenBy(typeof(GatewayIsOptional))]
    public async Task Every_part_is_shown_with_its_criticality_and_state()
    {
        var health = await apex.RecoverAsync();

        string[] leaves = ["database Critical Healthy", "llm Important Healthy", "cache Optional Healthy"];
        string[] others = ["agent Important Healthy", "websocket Important Healthy", "gateway Critical Healthy"];
        var parts = health.Parts.Select(part => $"{part.Name} {part.Criticality} {part.Status}");
        Assert.Equal([.. leaves, .. others], parts);
    }

    [Fact]
    [Covers("Graph: a platform whose parts depend on each other in a circle does not start, and names one of them")]
    [ProvenBy(typeof(IgnoresUndeclaredNames))]
    public async Task A_circle_keeps_the_platform_from_starting()
    {
        var refusal = await apex.StartWithAsync(
            new("billing") { Requires = ["ledger"] }, new("ledger") { Uses = ["billing"] });

        Assert.Equal("'billing' depends on 'ledger', which is not declared before it.", refusal);
    }

    [Fact]
    [Covers("Propagation: without the database, what requires it is unhealthy too, and /health is 503")]
    [ProvenBy(typeof(AnswersWith200))]
    [ProvenBy(typeof(GatewayOnlyUsesTheDatabase))]
    public async Task A_dead_database_makes_what_requires_it_unhealthy()
    {
        await apex.RecoverAsync();

        var ill = HealthFixture.Ill(await apex.CutAsync(DependencyGraph.Database));

        var expected = "database Unhealthy, websocket Unhealthy, gateway Unhealthy";
        Assert.Equal((HttpStatusCode.ServiceUnavailable, expected), (await apex.StatusCodeAsync(), ill));
    }

    [Fact]
    [Covers("Propagation: without the cache, which is optional, what uses it is degraded, and /health is 200")]
    [ProvenBy(typeof(AgentsNeedTheCache))]
    [ProvenBy(typeof(CacheIsCritical))]
    public async Task A_dead_cache_degrades_what_uses_it()
    {
        await apex.RecoverAsync();

        var ill = HealthFixture.Ill(await apex.CutAsync(DependencyGraph.Cache));

        var expected = "cache Unhealthy, agent Degraded, websocket Degraded, gateway Degraded";
        Assert.Equal((HttpStatusCode.OK, expected), (await apex.StatusCodeAsync(), ill));
    }

    [Fact]
    [Covers("Propagation: a database that hangs is unhealthy after the time limit; meanwhile /health answers")]
    [ProvenBy(typeof(ProbesMayTakeADay))]
    [ProvenBy(typeof(AsksForEachRequest))]
    public async Task A_hanging_database_is_unhealthy_after_the_time_limit()
    {
        await apex.RecoverAsync();
        await apex.StallDatabaseAsync();

        Assert.Equal(HealthStatus.Healthy, await apex.StatusAtOnceAsync());
        Assert.Equal(HealthStatus.Unhealthy, (await apex.PassTimeLimitAsync()).Status);
    }

    [Fact]
    [Covers("Alerts: none at a score of 0.8, a warning below it and at exactly 0.5, a critical alert below 0.5")]
    [ProvenBy(typeof(IsCriticalAtTheThreshold))]
    [ProvenBy(typeof(WarnsTooLate))]
    [ProvenBy(typeof(WarnsTooSoon))]
    public async Task An_alert_is_as_serious_as_the_score_is_low()
    {
        await apex.RecoverAsync();
        var others = await apex.DieAsync(Leaves);
        var score = (await apex.CutAsync(DependencyGraph.Llm)).Score;

        await apex.CutAsync(DependencyGraph.Cache);

        Assert.Equal(
            ("0.85 None, 0.80 None, 0.75 Warning, 0.65 Warning", 0.5, "Warning, Critical"),
            (others, score, await apex.AlertsAsync()));
    }

    [Fact]
    [Covers("Alerts: an outage raises one alert however long it lasts, its end one, and the next outage one again")]
    [ProvenBy(typeof(TellsTwice))]
    [ProvenBy(typeof(DoesNotTellThatItIsOver))]
    public async Task Each_change_raises_one_alert()
    {
        await apex.RecoverAsync();
        await apex.CutAsync(DependencyGraph.Llm);
        await apex.RoundsAsync(2);
        await apex.RestoreAsync(DependencyGraph.Llm);
        await apex.RoundsAsync(apex.HealthyAfter + 1);

        await apex.CutAsync(DependencyGraph.Llm);

        Assert.Equal("Warning, None, Warning", await apex.AlertsAsync());
    }

    [Fact]
    [Covers("Alerts: a receiver that is away gets every alert once, in order, when it is back")]
    [ProvenBy(typeof(ForgetsWhatIsNotTaken))]
    [ProvenBy(typeof(PostsTwice))]
    [ProvenBy(typeof(RemembersNoAlert))]
    public async Task A_receiver_that_was_away_gets_every_alert_once()
    {
        await apex.RecoverAsync();
        var isSentOnceARound = await apex.RaiseInVainAsync();

        Assert.Equal((true, "Warning, None"), (isSentOnceARound, await apex.ReceivedAfterRecoveryAsync()));
    }

    [Fact]
    [Covers("Recovery: no part is healthy before all that it depends on")]
    [ProvenBy(typeof(AgentsDoNotNeedTheModel))]
    [ProvenBy(typeof(GatewayIgnoresWhatItUses))]
    public async Task Parts_recover_in_the_order_of_their_dependencies()
    {
        await apex.RecoverAsync();
        await apex.CutAsync(DependencyGraph.Llm, DependencyGraph.Cache);
        await apex.RestoreAsync(DependencyGraph.Cache);
        var withCache = HealthFixture.Ill(await apex.RoundsAsync(apex.HealthyAfter));
        await apex.RestoreAsync(DependencyGraph.Llm);

        var withModel = HealthFixture.Ill(await apex.RoundsAsync(apex.HealthyAfter));

        Assert.Equal(
            ("llm Unhealthy, agent Unhealthy, websocket Degraded, gateway Degraded", ""), (withCache, withModel));
    }

    [Fact]
    [Covers("Recovery: a dependency is healthy again with its third good reading in a row, not before")]
    [ProvenBy(typeof(TrustsOneReadingLess))]
    public async Task A_dependency_is_healthy_again_after_three_good_readings()
    {
        await apex.RecoverAsync();
        await apex.CutAsync(DependencyGraph.Llm);
        await apex.RestoreAsync(DependencyGraph.Llm);

        var second = await apex.RoundsAsync(2);
        var third = await apex.RoundsAsync(1);

        Assert.Equal((HealthStatus.Degraded, HealthStatus.Healthy), (second.Status, third.Status));
    }

    [Fact]
    [Covers("Recovery: a dependency that comes and goes raises one alert, not one each time")]
    [ProvenBy(typeof(TrustsEveryReading))]
    public async Task A_flapping_dependency_raises_one_alert()
    {
        await apex.RecoverAsync();

        for (var time = 0; time < 4; time++)
        {
            await apex.CutAsync(DependencyGraph.Llm);
            await apex.RestoreAsync(DependencyGraph.Llm);
            await apex.RoundsAsync(1);
        }

        Assert.Equal("Warning", await apex.AlertsAsync());
    }
}
