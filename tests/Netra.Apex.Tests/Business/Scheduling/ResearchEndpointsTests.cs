using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Hosting;
using Netra.Apex.Business.Scheduling;
using Netra.Apex.Tests.Data.Usage;

namespace Netra.Apex.Tests.Business.Scheduling;

/// <summary>Orders over HTTP.</summary>
public sealed class ResearchEndpointsTests
{
    private const string Path = "/business/research";
    private const string Order = """{"kind":"price-analysis","gpus":["A100"],"cron":"0 0 0 1 1 ? 2040"}""";

    [Theory]
    [InlineData(Path)]
    [InlineData(Path + "/0195f0a0-0000-7000-8000-000000000001")]
    public async Task Without_a_feed_it_is_off(string path)
    {
        await using var platform = await UsagePlatform.StartAsync(change: null, ("Apex:Business:Scheduling:Feed", ""));
        using var ann = platform.ClientOf("ann");
        using var response = await ann.GetAsync(path);
        var problem = await response.Content.ReadFromJsonAsync<ProblemDetails>();
        Assert.Equal(
            (503, "Supply research is off; set Apex:Business:Scheduling:Feed."), (problem?.Status, problem?.Detail));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"kind":"price-analysis","gpus":["A100"],"at":"tomorrow"}""")]
    [InlineData("""{"kind":"price-analysis","gpus":["A100"],"cron":"0 0 0 1 1 ? 2040","priority":"high"}""")]
    public async Task Refuses_what_is_no_order(string body)
    {
        await using var platform = await StartAsync();
        using var ann = platform.ClientOf("ann");
        using var response = await PostAsync(ann, body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        await platform.Get<IHost>().StopAsync();
    }

    [Fact]
    public async Task Hides_an_order_from_others()
    {
        await using var platform = await StartAsync();
        using var ann = platform.ClientOf("ann");
        using var bob = platform.ClientOf("bob");
        var order = await PlaceAsync(ann);

        var seen =
            (await StatusAsync(bob.GetAsync(order)), await StatusAsync(bob.DeleteAsync(order)), await CountAsync(bob));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, 0), seen);
        await platform.Get<IHost>().StopAsync();
    }

    [Fact]
    public async Task Deletes_an_order_for_its_owner()
    {
        await using var platform = await StartAsync();
        using var ann = platform.ClientOf("ann");
        var order = await PlaceAsync(ann);

        var seen =
            (await CountAsync(ann), await StatusAsync(ann.DeleteAsync(order)), await StatusAsync(ann.GetAsync(order)));
        Assert.Equal((1, HttpStatusCode.NoContent, HttpStatusCode.NotFound), seen);
        await platform.Get<IHost>().StopAsync();
    }

    [Fact]
    public async Task Takes_a_hundred_orders_of_a_customer()
    {
        await using var platform = await StartAsync();
        using var ann = platform.ClientOf("ann");
        var orders = Enumerable.Range(0, ResearchSchedule.MostOrders + 1)
            .Select(_ => StatusAsync(PostAsync(ann, Order)));
        var statuses = await Task.WhenAll(orders);
        Assert.Equal(ResearchSchedule.MostOrders, statuses.Count(status => status == HttpStatusCode.Created));
        Assert.Single(statuses, HttpStatusCode.TooManyRequests);
        await platform.Get<IHost>().StopAsync();
    }

    private static Task<UsagePlatform> StartAsync() => UsagePlatform.StartAsync(
        change: null, ("Apex:Business:Scheduling:Feed", "http://127.0.0.1:9/offers"),
        ("Apex:Performance:Admission:Burst", "1000"));

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await client.PostAsync(Path, content);
    }

    private static async Task<string> PlaceAsync(HttpClient client)
    {
        using var placed = await PostAsync(client, Order);
        return placed.Headers.Location!.ToString();
    }

    private static async Task<int> CountAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<ScheduledResearch[]>(Path))!.Length;

    private static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> answer)
    {
        using var response = await answer;
        return response.StatusCode;
    }
}
