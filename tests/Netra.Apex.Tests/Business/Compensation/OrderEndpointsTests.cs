using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Netra.Apex.Business.Compensation;
using Netra.Apex.Tests.Data.Usage;

namespace Netra.Apex.Tests.Business.Compensation;

/// <summary>What becomes of an order is shown by critical test 13.</summary>
public sealed class OrderEndpointsTests
{
    private const string Fifty = "12345678901234567890123456789012345678901234567890";
    private const string TooLong = $"{Fifty}{Fifty}+";
    private const string Unknown = "business/orders/0195f0a0-0000-4000-8000-000000000001";

    [Theory]
    [InlineData("business/orders")]
    [InlineData("business/quotes?workload=a")]
    [InlineData(Unknown)]
    public async Task Wants_a_session(string path)
    {
        await using var platform = await OrderPlatform.StartAsync();
        using var nobody = platform.ClientOf("");
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData("business/orders")]
    [InlineData("business/quotes?workload=a")]
    public async Task Says_which_setting_is_missing(string path)
    {
        await using var platform = await UsagePlatform.StartAsync();
        using var ann = platform.ClientOf("ann");
        using var answer = await ann.GetAsync(path);
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "Orders are off; set Apex:Business:Compensation:Partners."),
            (answer.StatusCode, await DetailOf(answer)));
    }

    [Fact]
    public async Task An_order_under_way_is_worked_off_and_shown_without_partners()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var kept = await platform.Get<OrderStore>().KeepAsync(HeldByAnother("1", until: 1));
        platform.Time.Advance(OrderRunner.Interval);
        using var ann = platform.ClientOf("ann");
        OrderView? order = null;
        await Until.TrueAsync(async () => (order = await ShowAsync(ann, kept!.Id))?.State != OrderState.Running);
        Assert.Equal(OrderState.Done, order!.State);
    }

    [Theory]
    [InlineData(null, "1")]
    [InlineData(" ", "1")]
    [InlineData("a\u0001", "1")]
    [InlineData("training", null)]
    [InlineData("training", " ")]
    [InlineData(TooLong, "1")]
    [InlineData("training", TooLong)]
    public async Task Refuses_an_order_without_a_usable_workload_and_key(string? workload, string? key)
    {
        await using var platform = await OrderPlatform.StartAsync();
        using var answer = await platform.OrderAsync(workload, key);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"workload":7}""")]
    public async Task Refuses_what_is_no_order(string body)
    {
        await using var platform = await OrderPlatform.StartAsync();
        using var ann = platform.ClientOf("ann");
        ann.DefaultRequestHeaders.Add("Idempotency-Key", "1");
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.PostAsync("business/orders", content)).StatusCode);
    }

    [Fact]
    public async Task Takes_the_longest_workload_and_key()
    {
        await using var platform = await OrderPlatform.StartAsync();
        var longest = TooLong[..^1];
        Assert.Equal(HttpStatusCode.Accepted, (await platform.OrderAsync(longest, longest)).StatusCode);
    }

    [Fact]
    public async Task Refuses_an_order_beyond_the_limit_of_those_that_are_not_over()
    {
        await using var platform = await OrderPlatform.StartAsync();
        for (var order = 1; order <= OrderStore.MostUnfinished; order++)
        {
            await platform.Get<OrderStore>().KeepAsync(HeldByAnother($"{order}"));
        }

        using var answer = await platform.OrderAsync("training", "new");
        Assert.Equal(
            (HttpStatusCode.TooManyRequests, "You have 100 unfinished orders; wait for one."),
            (answer.StatusCode, await DetailOf(answer)));
    }

    [Fact]
    public async Task Refuses_a_key_that_belongs_to_an_order_for_another_workload()
    {
        await using var platform = await OrderPlatform.StartAsync();
        await platform.OrderAsync("training");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await platform.OrderAsync("inference")).StatusCode);
    }

    [Fact]
    public async Task Two_customers_may_have_the_same_key_and_see_their_own_order_only()
    {
        await using var platform = await OrderPlatform.StartAsync();
        using var anns = await platform.OrderAsync("training");
        using var bobs = await platform.OrderAsync("training", customer: "bob");
        using var bob = platform.ClientOf("bob");
        Assert.Equal(HttpStatusCode.OK, (await bob.GetAsync(bobs.Headers.Location)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync(anns.Headers.Location)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync(Unknown)).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?workload=")]
    [InlineData("?workload=%01")]
    public async Task Refuses_a_question_without_a_usable_workload(string query)
    {
        await using var platform = await OrderPlatform.StartAsync();
        using var ann = platform.ClientOf("ann");
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.GetAsync($"business/quotes{query}")).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("80")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"monthlyUsd":null}""")]
    [InlineData("""{"monthlyUsd":-0.01}""")]
    [InlineData("""{"monthlyUsd":1e999}""")]
    public async Task What_is_no_price_is_not_taken_for_one(string price)
    {
        await using var platform = await OrderPlatform.StartAsync(_ => Answer(price));
        using var log = LogLines.Of(platform.Get<ILoggerFactory>());
        using var ann = platform.ClientOf("ann");
        using var answer = await ann.GetAsync("business/quotes?workload=a");
        const string Sentence = "The price of 'capacity' is not available now; try again later.";
        Assert.Equal((HttpStatusCode.BadGateway, Sentence), (answer.StatusCode, await DetailOf(answer)));
        Assert.Contains(log, line => line.Contains(Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tells_the_price_of_each_step_for_the_workload()
    {
        await using var platform = await OrderPlatform.StartAsync(
            asked => Answer(asked.RequestUri!.Query == "?workload=a%26b" ? """{"monthlyUsd":0.5}""" : "{}"));
        using var ann = platform.ClientOf("ann");
        Assert.Equal(
            [new Quote("capacity", 0.5m, QuoteSource.Partner), new Quote("billing", 0.5m, QuoteSource.Partner)],
            (await ann.GetFromJsonAsync<Quote[]>("business/quotes?workload=a%26b"))!);
    }

    private static Task<OrderView?> ShowAsync(HttpClient customer, Guid order) =>
        customer.GetFromJsonAsync<OrderView>($"business/orders/{order}");

    private static OrderRow HeldByAnother(string key, long until = long.MaxValue) => new()
    {
        Id = Guid.NewGuid(),
        Customer = "ann",
        Key = key,
        Workload = "training",
        HeldUntil = until,
    };

    private static HttpResponseMessage Answer(string body) =>
        new() { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private static async Task<string?> DetailOf(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString();
}
