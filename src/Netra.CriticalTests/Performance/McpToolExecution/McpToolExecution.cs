using Netra.Apex.Data.Usage;
using Netra.Compliance;
using Netra.CriticalTests.Auth.AuthFlowFaults;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Performance;

/// <summary>The platform's own MCP server, and the tools of all servers that it runs for customers.</summary>
[CriticalTest(8, "MCP tool execution")]
[BusinessValue(
    30_000,
    "Customers pay for tools that work on their own usage; one that is out of reach, or wrong, is not paid for",
    Category = BusinessCategory.FeatureUtilization,
    Stage = CustomerStage.Paid)]
public sealed partial class McpToolExecution(ToolsFixture apex) : IClassFixture<ToolsFixture>
{
    [Fact]
    [Covers("Set-up: client and server agree on the newest version of the protocol that both know")]
    [ProvenBy(typeof(PinsAnOldProtocol))]
    [ProvenBy(typeof(SpeaksOnlyTheNewestProtocol))]
    public async Task Client_and_server_agree_on_the_newest_version_that_both_know() =>
        Assert.Equal(
            ("2026-07-28", "2025-06-18"),
            (await apex.NegotiateAsync(version: null), await apex.NegotiateAsync("2025-06-18")));

    [Fact]
    [Covers("Set-up: a client without a session, or with a forged one, sees no tool")]
    [ProvenBy(typeof(LetsAnybodyIn))]
    public async Task A_client_without_a_session_sees_no_tool() =>
        Assert.Equal(
            ["Unauthorized", "Unauthorized"],
            [.. await apex.ToolsOfAsync(""), .. await apex.ToolsOfAsync("netra_session=forged")]);

    [Fact]
    [Covers("Set-up: a client is refused from the moment on in which its session ends")]
    [ProvenBy(typeof(IgnoresRevocation))]
    public async Task A_client_is_refused_when_its_session_ends()
    {
        var session = await apex.Platform.SignInAsync("Ann");
        await using var client = await apex.ConnectAsync(session);
        await apex.SignOutAsync(session);

        var refusal = await Record.ExceptionAsync(() => client.ListToolsAsync().AsTask());

        Assert.IsType<HttpRequestException>(refusal);
    }

    [Fact]
    [Covers("Discovery: the platform's three tools are listed as read-only, with schemas of arguments and results")]
    [ProvenBy(typeof(ForgetsTheLastTool))]
    [ProvenBy(typeof(ListsWithoutResultSchemas))]
    public async Task The_platforms_tools_are_listed_with_their_schemas() =>
        Assert.Equal(
            [
                "cost_optimizer, read-only: offers -> totalUsd, gpus",
                "gpu_analyzer, read-only: workload -> reports, gpus",
                "performance_profiler, read-only: latenciesMs, targetMs -> samples, p50Ms, p95Ms, p99Ms, apdex",
            ],
            await apex.ToolsOfAsync(await apex.Platform.SignInAsync("Ann")));

    [Fact]
    [Covers("Discovery: a tool that a server gains while it runs is listed at once")]
    [ProvenBy(typeof(RemembersTheListOfTools))]
    public async Task A_tool_that_a_server_gains_is_listed_at_once()
    {
        var before = await apex.ListAsync();
        apex.Lab.Add("gained", call => call.AnswerAsync());

        var after = await apex.ListAsync();

        Assert.Equal(["gained"], after.Select(tool => tool.Name).Except(before.Select(tool => tool.Name)));
    }

    [Fact]
    [Covers("Execution: a tool computes from all its typed arguments and from the customer's own usage")]
    [ProvenBy(typeof(SendsTheFirstOffer))]
    [ProvenBy(typeof(IgnoresCaseOfSubject))]
    public async Task A_tool_computes_from_its_arguments_and_the_customers_usage()
    {
        await apex.ReportUsageAsync("Ann", "training", new("H100", 600, 40), new("A100", 60, 50), new("L4", 60, 1));
        await apex.ReportUsageAsync("ann", "training", new UsageLine("H100", 600, 90));
        object[] offers = [Offer("V100", 1), Offer("A100", 9), Offer("H100", 3), Offer("A100", 49), Offer("L4", 1)];

        var answer = await apex.RunAsync("apex/cost_optimizer", new { offers });

        string[] most = ["totalUsd 51", "A100 hourlyUsd 50", "A100 offerUsd 9", "A100 savingUsd 41"];
        Assert.Equal([.. most, "H100 hourlyUsd 4", "H100 offerUsd 3", "H100 savingUsd 10"], FoundIn(answer));
    }

    [Fact]
    [Covers(
        "Execution: an analysis adds up the customer's own reports by GPU model, the dearest first, with its share")]
    [ProvenBy(typeof(IgnoresCaseOfSubject))]
    public async Task An_analysis_adds_up_the_customers_reports_by_model()
    {
        await apex.ReportUsageAsync("Bea", "training", new("L4", 60, 1), new("T4", 60, 1), new("H100", 600, 40));
        await apex.ReportUsageAsync("Bea", "training", new("A100", 60, 23), new("H100", 600, 60));
        await apex.ReportUsageAsync("Bea", "trial", new UsageLine("T4", 60, 0));
        await apex.ReportUsageAsync("bea", "trial", new UsageLine("T4", 60, 90));

        string[] found = [.. await AnalyzeAsync(new { }), .. await AnalyzeAsync(new { workload = "trial" })];

        Assert.Equal(
            ["reports 3", .. Training, .. Uses("T4", 2, 1, 0.5, 0.8), "reports 1", .. Uses("T4", 1, 0, 0, 0)],
            found);
    }

    [Fact]
    [Covers("Execution: a profile has the percentiles of nearest rank and the Apdex of its latencies, in any order")]
    [ProvenBy(typeof(LosesTheLastLatency))]
    public async Task A_profile_has_exact_percentiles_and_apdex()
    {
        // Up to 50 ms is satisfied, 5 of 21; up to 200 ms tolerating, 15 of 21: (5 + 15/2) / 21 is 0.595.
        var latenciesMs = Enumerable.Range(1, 21).Select(number => number * 10).Reverse();

        var answer = await apex.RunAsync("apex/performance_profiler", new { latenciesMs, targetMs = 50 });

        Assert.Equal(["samples 21", "p50Ms 110", "p95Ms 200", "p99Ms 210", "apdex 0.6"], FoundIn(answer));
    }

    [Fact]
    [Covers("Execution: insights have a subject and the execution's id that the server is told, also of two at once")]
    [ProvenBy(typeof(SendsNoExecutionId))]
    [ProvenBy(typeof(GivesInsightsIdsOfTheirOwn))]
    public async Task Insights_carry_the_id_that_the_server_is_told()
    {
        var gauge = apex.Lab.Add("gauge", call => call.AnswerAsync());

        var answers = await Task.WhenAll(apex.ReadAsync("gauge", 3), apex.ReadAsync("gauge", 4));

        Assert.Equal(
            gauge.Calls.Select(call => (call.Execution, "gauge", (decimal)call.Reading)).OrderBy(call => call.Item3),
            answers.SelectMany(answer => answer.Run!.Insights)
                .Select(found => ((Guid?)found.Execution, found.Subject, found.Value)));
    }

    [Fact]
    [Covers("Execution: another server is told that the platform asks, and gets no session nor its own cookies")]
    [ProvenBy(typeof(ShowsSessionsToEveryServer))]
    public async Task Another_server_is_not_shown_the_session()
    {
        var curious = apex.Lab.Add("curious", call => call.AnswerAsync());

        await apex.ReadAsync("curious");

        Assert.Equal(
            ("", "netra-apex"),
            (string.Concat(apex.Lab.Cookies), curious.Calls.Single().Client));
    }

    [Fact]
    [Covers("Execution: a result other than the tool declares makes no insights")]
    [ProvenBy(typeof(LosesResultSchemas))]
    public async Task A_result_other_than_declared_makes_no_insights()
    {
        apex.Lab.Add("nonsense", call => call.AnswerNonsenseAsync());

        var answer = await apex.ReadAsync("nonsense");

        Assert.Null(answer.Run);
    }

    private static IEnumerable<string> Training =>
        [.. Uses("H100", 20, 100, 5, 80), .. Uses("A100", 1, 23, 23, 18.4), .. Uses("L4", 1, 1, 1, 0.8)];

    private static object Offer(string gpu, decimal hourlyUsd) => new { gpu, hourlyUsd };

    private static IEnumerable<string> Uses(string gpu, double hours, double cost, double hourly, double share) =>
    [
        FormattableString.Invariant($"{gpu} hours {hours}"), FormattableString.Invariant($"{gpu} costUsd {cost}"),
        FormattableString.Invariant($"{gpu} hourlyUsd {hourly}"),
        FormattableString.Invariant($"{gpu} sharePercent {share}"),
    ];

    private async Task<IEnumerable<string>> AnalyzeAsync<T>(T arguments) =>
        FoundIn(await apex.RunAsync("Bea", "apex/gpu_analyzer", arguments)) ?? [];

    private static IEnumerable<string>? FoundIn(ToolAnswer answer) => answer.Run?.Insights.Select(found =>
        FormattableString.Invariant($"{found.Subject} {found.Metric} {found.Value:0.##}").Trim());
}
