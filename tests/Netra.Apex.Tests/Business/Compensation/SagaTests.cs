using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Netra.Apex.Business;
using Netra.Apex.Business.Compensation;
using Netra.Apex.Storage;
using Netra.Apex.Tests.Data.Usage;

namespace Netra.Apex.Tests.Business.Compensation;

/// <summary>The ends of orders that critical test 13 does not meet.</summary>
public sealed class SagaTests
{
    [Fact]
    public async Task The_fallback_takes_the_step_of_a_partner_that_was_never_reached()
    {
        await using var platform = await OrderPlatform.StartAsync(
            asked => asked.RequestUri!.Host == "partner.example.com" ? throw Unreached : new HttpResponseMessage());
        var order = await platform.CompleteAsync();
        Assert.Equal(OrderState.Done, order.State);
        Assert.Equal(new StepView("capacity", StepState.Done, true, "The connection to it was lost."), order.Steps[0]);
    }

    [Fact]
    public async Task A_step_that_reached_nobody_needs_no_undo()
    {
        await using var platform = await OrderPlatform.StartAsync(_ => throw Unreached);
        var order = await platform.CompleteAsync();
        Assert.Equal(OrderState.Undone, order.State);
        Assert.Equal([StepState.Undone, StepState.Waiting], order.Steps.Select(step => step.State));
    }

    [Fact]
    public async Task A_step_that_may_be_in_effect_is_not_given_to_the_fallback()
    {
        var fallback = 0;
        await using var platform = await OrderPlatform.StartAsync(asked => Answer(asked, HttpStatusCode.BadGateway));
        var order = await platform.CompleteAsync();
        Assert.Equal((OrderState.Parked, 0), (order.State, fallback));
        Assert.Equal(new StepView("capacity", StepState.Parked, false, "It answered 502."), order.Steps[0]);

        HttpResponseMessage Answer(HttpRequestMessage asked, HttpStatusCode status)
        {
            fallback += asked.RequestUri!.Host == "other.example.com" ? 1 : 0;
            return new HttpResponseMessage(status);
        }
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Gone)]
    public async Task A_step_that_its_partner_does_not_know_is_undone(HttpStatusCode unknown)
    {
        await using var platform = await OrderPlatform.StartAsync(asked => new HttpResponseMessage(
            asked.Method == HttpMethod.Delete ? unknown : HttpStatusCode.BadRequest));
        Assert.Equal(OrderState.Undone, (await platform.CompleteAsync()).State);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_is_a_failure_like_any_other()
    {
        await using var platform = await OrderPlatform.StartAsync(asked =>
            asked.Method == HttpMethod.Post ? throw new FormatException() : new HttpResponseMessage());
        var order = await platform.CompleteAsync();
        Assert.Equal((OrderState.Undone, "Its answer cannot be read."), (order.State, order.Steps[0].Problem));
    }

    [Fact]
    public async Task Attempts_whose_time_is_over_do_not_pass_for_a_partner_that_is_late()
    {
        await using var platform = await OrderPlatform.StartAsync(
            Limiting,
            ($"{OrderPlatform.Section}:Attempts", "10"),
            ($"{OrderPlatform.Section}:Backoff", "00:00:00.040"),
            ($"{OrderPlatform.Section}:TotalTime", "00:00:00.100"));
        var order = await platform.CompleteAsync();
        Assert.Equal("The time for all attempts has run out.", order.Steps[0].Problem);

        static HttpResponseMessage Limiting(HttpRequestMessage asked) =>
            new(asked.Method == HttpMethod.Post ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_went_wrong_with_a_step_is_in_the_log()
    {
        await using var platform = await OrderPlatform.StartAsync(_ => throw Unreached);
        using var log = LogLines.Of(platform.Get<ILoggerFactory>());
        var order = await platform.CompleteAsync();
        var expected =
            $"Warning The partner of step capacity of order {order.Id} failed. {typeof(HttpRequestException)}: Nobody "
            + $"listens.";
        Assert.Contains(log, line => line.StartsWith(expected, StringComparison.Ordinal));
    }

    /// <remarks>The partner has a fallback, for which a failed step is undone first.</remarks>
    [Fact]
    public async Task A_node_that_was_overtaken_does_not_undo_what_the_other_one_may_have_taken()
    {
        UsagePlatform? node = null;
        var asked = new List<HttpMethod>();
        await using var platform = node = await OrderPlatform.StartAsync(Overtake);
        await platform.Get<OrderRunner>().StopAsync(default);
        var request = new OrderRequest("training").ToRow(
            new("ann", "ann@example.com"), "1", platform.Get<IOptions<BusinessSettings>>().Value.Compensation.Partners);
        await platform.Get<Saga>().RunAsync((await platform.Get<OrderStore>().KeepAsync(request))!.Id, default);
        Assert.Equal([HttpMethod.Post], asked);

        HttpResponseMessage Overtake(HttpRequestMessage call)
        {
            asked.Add(call.Method);
            using var context = node!.Get<IDbContextFactory<ApexContext>>().CreateDbContext();
            context.Set<OrderRow>().ExecuteUpdate(row => row.SetProperty(order => order.HeldUntil, long.MaxValue));
            return new HttpResponseMessage(HttpStatusCode.BadRequest);
        }
    }

    private static HttpRequestException Unreached => new(HttpRequestError.ConnectionError, "Nobody listens.");
}
