using System.Net;
using System.Text.Json.Nodes;

namespace Netra.Compliance.Cli.Tests.Models;

/// <summary>What passes through the meter, and what it counts.</summary>
public sealed class ModelMeterTests
{
    [Fact]
    public async Task Passes_answers_on_as_they_are_and_counts_their_usage()
    {
        await using var odd =
            await MeteredModel.StartAsync((_, _) => OddAnswer.Say("Hello!", input: 12, output: 3), usd: 1);
        var (status, body) = await odd.AskAsync();
        await odd.AskAsync();
        Assert.Equal((HttpStatusCode.OK, OddAnswer.Say("Hello!", input: 12, output: 3).Body), (status, body));
        var usage = odd.Meter.Usage;
        Assert.Equal((2, 24, 6, 0.000036m), (usage.Calls, usage.InputTokens, usage.OutputTokens, usage.CostUsd));
        Assert.Equal("odd-1-large", Assert.Single(usage.Answered));
    }

    [Fact]
    public async Task Says_that_the_cost_is_unknown_where_nobody_gave_prices()
    {
        await using var odd = await MeteredModel.StartAsync((_, _) => OddAnswer.Say("Hello!"));
        await odd.AskAsync();
        Assert.Null(odd.Meter.Usage.CostUsd);
        Assert.Contains("10 tokens read and 5 written, cost unknown, limit 1,000,000 tokens.", odd.Meter.Usage.Text);
    }

    [Theory]
    [InlineData("{\"choices\":[]}")]
    [InlineData("Sorry, what was the question?")]
    [InlineData("[1]")]
    [InlineData("{\"usage\":{\"prompt_tokens\":-900000,\"completion_tokens\":5}}")]
    [InlineData("{\"usage\":{\"prompt_tokens\":\"10\",\"completion_tokens\":5}}")]
    [InlineData("{\"model\":7,\"usage\":null}")]
    public async Task Counts_an_answer_without_usage_at_the_most_that_it_can_have_used(string body)
    {
        await using var odd = await MeteredModel.StartAsync((_, _) => new OddAnswer(body));
        Assert.Equal((HttpStatusCode.OK, body), await odd.AskAsync());
        var usage = odd.Meter.Usage;
        Assert.Equal((1, 1, 100), (usage.Calls, usage.Estimated, usage.OutputTokens));
        Assert.Equal(odd.Model.Requests.Single().ToJsonString().Length, usage.InputTokens);
    }

    [Theory]
    [InlineData("20", 20)]
    [InlineData("Mon, 01 Jun 2026 12:00:30 GMT", 30)]
    [InlineData("Mon, 01 Jun 2026 11:00:00 GMT", 0)]
    [InlineData(null, 1)]
    public async Task Waits_as_long_as_a_busy_endpoint_says(string? retryAfter, double seconds)
    {
        await using var odd =
            await MeteredModel.StartAsync((call, _) => call == 1
                ? OddAnswer.Busy(retryAfter) : OddAnswer.Say("Hello!"));
        Assert.Equal(HttpStatusCode.OK, (await odd.AskAsync()).Status);
        Assert.Equal(seconds, odd.Time.Waits.DefaultIfEmpty(0).Single());
        Assert.Equal((1, 1, 10), (odd.Meter.Usage.Retries, odd.Meter.Usage.Calls, odd.Meter.Usage.InputTokens));
    }

    [Theory]
    [InlineData(null, 4)]
    [InlineData("60", 4)]
    [InlineData("61", 1)]
    public async Task Gives_up_where_the_endpoint_stays_busy_or_means_to_for_more_than_a_minute(
        string? retryAfter, int asked)
    {
        await using var odd = await MeteredModel.StartAsync((_, _) => OddAnswer.Busy(retryAfter));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await odd.AskAsync()).Status);
        Assert.Equal((asked, 1, 0), (odd.Model.Requests.Count, odd.Meter.Usage.Failed, odd.Meter.Usage.InputTokens));
    }

    [Fact]
    public async Task Waits_twice_as_long_each_time_where_nobody_says_how_long()
    {
        await using var odd = await MeteredModel.StartAsync((_, _) => OddAnswer.Busy(null));
        await odd.AskAsync();
        Assert.Equal([1, 2, 4], odd.Time.Waits);
    }

    [Fact]
    public async Task Keeps_the_key_to_itself_when_the_endpoint_quotes_it()
    {
        await using var odd = await MeteredModel.StartAsync((_, _) => OddAnswer.Say("Hello!"), key: "sk-wrong+key");
        var (status, body) = await odd.AskAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal("401 No key 'Bearer [key]'.", odd.Meter.Usage.LastFailure);
        Assert.DoesNotContain("sk-wrong", body);
    }

    [Fact]
    public async Task Keeps_the_key_to_itself_when_the_model_says_it()
    {
        await using var odd = await MeteredModel.StartAsync((_, _) => OddAnswer.Say($"Your key is {OddModel.Key}."));
        Assert.Contains("Your key is [key].", (await odd.AskAsync()).Body);
    }

    [Fact]
    public async Task Takes_a_short_word_for_no_secret_and_leaves_answers_whole()
    {
        await using var odd =
            await MeteredModel.StartAsync((_, _) => OddAnswer.Say("There is none."), key: "none", right: "none");
        Assert.Contains("There is none.", (await odd.AskAsync()).Body);
    }

    [Fact]
    public async Task Counts_a_call_whose_client_hung_up_at_the_most_that_it_can_have_used()
    {
        using var gone = new CancellationTokenSource();
        using var slow = new SemaphoreSlim(0);
        await using var odd = await MeteredModel.StartAsync((_, _) => AnswerLate(gone, slow));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => odd.AskAsync(gone.Token));
        await odd.Meter.EndAsync();
        slow.Release();
        Assert.Equal((0, 1, 1, 100),
            (odd.Meter.Usage.Calls, odd.Meter.Usage.Failed, odd.Meter.Usage.Estimated, odd.Meter.Usage.OutputTokens));
    }

    [Fact]
    public async Task Counts_a_call_that_the_endpoint_was_not_reached_by_as_free()
    {
        await using var odd = await MeteredModel.StartAsync((_, _) => OddAnswer.Say("Hello!"));
        await odd.Model.DisposeAsync();
        Assert.Equal(HttpStatusCode.BadGateway, (await odd.AskAsync()).Status);
        Assert.Equal((1, 0, 0), (odd.Meter.Usage.Failed, odd.Meter.Usage.Estimated, odd.Meter.Usage.InputTokens));
    }

    [Fact]
    public async Task Lets_in_nobody_but_the_tests_of_its_run()
    {
        await using var odd = await MeteredModel.StartAsync((_, _) => OddAnswer.Say("Hello!"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await odd.SendAsync("{}", key: OddModel.Key)).Status);
        Assert.Empty(odd.Model.Requests);
    }

    [Theory]
    [InlineData("{", "/chat/completions", 400, "must be one JSON object")]
    [InlineData("[]", "/chat/completions", 400, "must be one JSON object")]
    [InlineData("{\"n\":1,\"n\":2}", "/chat/completions", 400, "without duplicate names")]
    [InlineData("{\"model\":\"odd-2\"}", "/chat/completions", 400, "covers only the model odd-1")]
    [InlineData("{\"model\":\"odd-1\",\"stream\":true}", "/chat/completions", 400, "Streamed responses")]
    [InlineData("{\"model\":\"odd-1\",\"max_tokens\":-1}", "/chat/completions", 400,
        "'max_tokens' is not a whole number")]
    [InlineData("{\"model\":\"odd-1\",\"n\":129}", "/chat/completions", 400,
        "'n' is not a whole number from 1 to 128.")]
    [InlineData("{}", "/embeddings", 404, "Only POST /v1/chat/completions")]
    public async Task Refuses_what_it_cannot_meter(string body, string path, int status, string why)
    {
        await using var odd = await MeteredModel.StartAsync((_, _) => OddAnswer.Say("Hello!"));
        var refused = await odd.SendAsync(body, path);
        Assert.Equal(status, (int)refused.Status);
        Assert.Contains(why, JsonNode.Parse(refused.Body)!["error"]!["message"]!.GetValue<string>());
        Assert.Empty(odd.Model.Requests);
    }

    [Fact]
    public async Task Sets_a_limit_where_the_request_has_none_and_no_other()
    {
        await using var odd = await MeteredModel.StartAsync((_, _) => OddAnswer.Say("Hello!"));
        await odd.AskFreelyAsync();
        await odd.AskAsync();
        Assert.Equal([4_096, null], odd.Model.Requests.Select(request => (int?)request["max_completion_tokens"]));
    }

    [Fact]
    public async Task Says_when_an_answer_used_more_than_was_reckoned_with()
    {
        await using var odd = await MeteredModel.StartAsync((_, _) => OddAnswer.Say("Hello!", output: 101));
        await odd.AskAsync();
        Assert.Contains("1 responses used more than the expected maximum.", odd.Meter.Usage.Text);
    }

    // The client loses its patience while the model thinks.
    private static OddAnswer AnswerLate(CancellationTokenSource gone, SemaphoreSlim slow)
    {
        gone.Cancel();
        slow.Wait();
        return OddAnswer.Say("Hello!");
    }
}
