using System.Net;
using System.Text.Json.Nodes;
using Netra.Compliance.Cli.Models;

namespace Netra.Compliance.Cli.Tests.Models;

/// <summary>No call is made that could exceed the limits.</summary>
public sealed class ModelBudgetTests
{
    private static readonly Tokens Most = new(100, 200);

    private static readonly ModelUsage Start = new() { Model = "m", Endpoint = "e", BudgetUsd = 1, TokenLimit = 1 };

    [Theory]
    [InlineData(300, true)]
    [InlineData(299, false)]
    public void Lets_a_call_through_that_can_reach_the_limit_of_tokens_and_none_that_can_exceed_it(
        long tokens, bool passes) =>
        Assert.Equal(passes, Budget(null, tokens).Reserve(Most) is null);

    // 100 tokens read at $1 and 200 written at $2 per million.
    [Theory]
    [InlineData(0.0005, true)]
    [InlineData(0.00049999, false)]
    public void Lets_a_call_through_that_can_reach_the_budget_and_none_that_can_exceed_it(decimal usd, bool passes) =>
        Assert.Equal(passes, Budget(usd, 1_000_000).Reserve(Most) is null);

    [Fact]
    public void Counts_what_is_under_way_at_the_most_and_what_has_ended_as_it_was()
    {
        var budget = Budget(null, 600);
        Assert.Null(budget.Reserve(Most));
        budget.Settle(Most, new(10, 20), usage => usage);
        Assert.Null(budget.Reserve(Most));
        Assert.Equal(
            "Stopped before exceeding the limit of 600 tokens (--llm-tokens): the next call can take up to 300, "
            + "and up to 330 is used or in progress.",
            budget.Reserve(Most));
    }

    [Fact]
    public void Lets_no_smaller_call_through_once_one_was_refused()
    {
        var budget = Budget(null, 299);
        var refusal = budget.Reserve(Most);
        Assert.Equal(refusal, budget.Reserve(new(1, 1)));
    }

    [Fact]
    public async Task Calls_at_once_cannot_exceed_the_limit_together()
    {
        await using var odd = await MeteredModel.StartAsync((_, _) => OddAnswer.Say("Hello!", 90, 100), tokens: 1_000);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => odd.AskAsync()));
        Assert.InRange(odd.Meter.Usage.InputTokens + odd.Meter.Usage.OutputTokens, 1, 1_000);
        Assert.NotNull(odd.Meter.Usage.Stopped);
    }

    [Fact]
    public async Task Refuses_the_next_call_and_stops_the_run_before_the_budget_is_exceeded()
    {
        await using var odd = await MeteredModel.StartAsync((_, _) => OddAnswer.Say("Hello!", 100, 100), usd: 0.0007m);
        var spent = await AskUntilRefusedAsync(odd);
        Assert.Equal(
            "Stopped before exceeding the budget of $0.0007 (--llm-budget): the next call can cost up to $0.0003, "
            + "and $0.0006 is used.",
            spent);
        Assert.Equal((0.0006m, 2), (odd.Meter.Usage.CostUsd, odd.Model.Requests.Count));
        Assert.True(odd.Meter.Stopped.IsCancellationRequested);
    }

    private static ModelBudget Budget(decimal? usd, long tokens) =>
        new(Start, usd is null ? null : new ModelPrices(1, 2), new ModelLimits(usd, tokens));

    private static async Task<string> AskUntilRefusedAsync(MeteredModel odd)
    {
        var (status, body) = await odd.AskAsync();
        while (status == HttpStatusCode.OK)
        {
            (status, body) = await odd.AskAsync();
        }

        Assert.Equal(HttpStatusCode.PaymentRequired, status);
        return JsonNode.Parse(body)!["error"]!["message"]!.GetValue<string>();
    }
}
