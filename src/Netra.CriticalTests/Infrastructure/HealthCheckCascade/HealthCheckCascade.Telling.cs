using Netra.Apex.Data.Resilience;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Infrastructure;

/// <content>What everybody, operators and the receiver of alerts are told.</content>
public sealed partial class HealthCheckCascade
{
    [Fact]
    [Covers("Propagation: everybody is told why a part is not healthy, and not what the exception says")]
    [ProvenBy(typeof(GatewayIgnoresWhatItUses))]
    public async Task Everybody_is_told_why_a_part_is_not_healthy()
    {
        await apex.RecoverAsync();

        var reasons = HealthFixture.Reasons(await apex.CutAsync(DependencyGraph.Database));

        const string Leaf = "database: It cannot be reached, or fails; the log says why.";
        const string Socket = "websocket: Affected by: database is Unhealthy.";
        const string Gateway = "gateway: Affected by: database is Unhealthy, websocket is Unhealthy.";
        Assert.Equal([Leaf, Socket, Gateway], reasons);
    }

    [Fact]
    [Covers("Propagation: a model is unhealthy that refuses the key or fails; whatever else it answers, it is there")]
    [ProvenBy(typeof(ModelIsNotChecked))]
    [ProvenBy(typeof(CheckFollowsRedirects))]
    public async Task A_model_is_judged_by_what_it_answers()
    {
        await apex.RecoverAsync();

        List<string?> reasons = [];
        foreach (var status in (int[])[200, 302, 404, 429, 401, 403, 500, 503])
        {
            reasons.Add(await apex.ReasonOfModelAsync(status));
        }

        const string Refused = "It refuses the platform's key.";
        string?[] expected = [null, null, null, null, Refused, Refused, "It answers 500.", "It answers 503."];
        Assert.Equal(expected, reasons);
    }

    [Fact]
    [Covers("Propagation: a model that a circuit keeps the agents from is unhealthy, and is not asked")]
    [ProvenBy(typeof(ModelIsNotChecked))]
    public async Task A_model_behind_an_open_circuit_is_unhealthy()
    {
        await apex.RecoverAsync();

        Assert.Equal("It failed too often and is not checked for a while.", await apex.ReasonBehindCircuitAsync());
    }

    [Fact]
    [Covers("Propagation: a platform beside a dependency that hangs says so after the time limit, and asks it once")]
    [ProvenBy(typeof(ProbesMayTakeADay))]
    public async Task A_dependency_that_hangs_is_asked_once()
    {
        await apex.RecoverAsync();

        Assert.Equal(("It did not answer within 00:00:10.", 1), await apex.StartBesideHangingAsync());
    }

    [Fact]
    [Covers("Propagation: operators see the score among the metrics")]
    [ProvenBy(typeof(CacheIsCritical))]
    public async Task The_score_is_measured()
    {
        await apex.RecoverAsync();
        await apex.CutAsync(DependencyGraph.Cache);

        using var score = new Measurements(apex.Platform, "apex.health.score");

        Assert.Equal(["0.65"], score.Taken());
    }

    [Fact]
    [Covers("Alerts: a platform starts with thresholds and readings at their limits, and with none beyond")]
    [ProvenBy(typeof(CutsSettings))]
    public async Task A_platform_does_not_start_with_what_it_cannot_judge_by()
    {
        await apex.RecoverAsync();
        string[] taken = [await RefusedKeysAsync("1", "1", "1"), await RefusedKeysAsync("100", "0.5", "0.5")];

        string[] refused = [await RefusedKeysAsync("0", "0", "0"), await RefusedKeysAsync("101", "1.1", "1.2")];

        const string All = "HealthyAfter Warning Critical";
        Assert.Equal(["", "", All, All], taken.Concat(refused));
    }

    [Fact]
    [Covers("Alerts: each says which parts are not healthy, to operators and in the log")]
    [ProvenBy(typeof(AgentsDoNotNeedTheModel))]
    public async Task Each_alert_says_which_parts_are_not_healthy()
    {
        await apex.RecoverAsync();
        await apex.CutAsync(DependencyGraph.Llm);
        await apex.RestoreAsync(DependencyGraph.Llm);

        await apex.RoundsAsync(apex.HealthyAfter);

        const string Ill = "Not healthy: llm Unhealthy, agent Unhealthy, websocket Degraded, gateway Degraded.";
        const string Well = "All parts are healthy.";
        const string Log = "The severity of the platform's health is now";
        Assert.Equal([Ill, Well, $"{Log} Warning. {Ill}", $"{Log} None. {Well}"], await apex.MessagesAsync());
    }

    [Fact]
    [Covers("Alerts: administrators are shown the last 1,000, the oldest first")]
    [ProvenBy(typeof(TellsTwice))]
    public async Task The_last_thousand_alerts_are_shown()
    {
        await apex.RecoverAsync();

        Assert.Equal(Enumerable.Range(2, 1000).Select(number => (double)number), await apex.RaiseAsync(1001));
    }

    [Fact]
    [Covers("Alerts: one that the receiver refuses is dropped, one that it cannot take now is posted there again")]
    [ProvenBy(typeof(WebhookFollowsRedirects))]
    [ProvenBy(typeof(TakesNoRefusalForGood))]
    public async Task An_alert_is_dropped_only_when_it_is_refused_for_good()
    {
        List<string> found = [];
        foreach (var status in (int[])[400, 499, 307, 399, 408, 429, 500])
        {
            found.Add(await apex.RefuseAsync(status));
        }

        var (dropped, again) = (Enumerable.Repeat("None; Error", 2), Enumerable.Repeat("Warning, None; Warning", 5));
        Assert.Equal(dropped.Concat(again), found);
    }

    private Task<string> RefusedKeysAsync(string readings, string warning, string critical) => apex.RefusedKeysAsync(
        "Apex:Infrastructure:Health", ("HealthyAfter", readings), ("Warning", warning), ("Critical", critical));
}
