using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Business.Compensation;
using Netra.Apex.Tests.Data.Usage;

namespace Netra.Apex.Tests.Business.Compensation;

/// <summary>A platform with two partners, which a function stands for. The first one has a fallback.</summary>
internal static class OrderPlatform
{
    public const string Section = "Apex:Business:Compensation";

    /// <summary>Starts the platform on the machine's clock; it waits a millisecond between two attempts.</summary>
    public static Task<UsagePlatform> StartAsync(
        Func<HttpRequestMessage, HttpResponseMessage> partner, params (string Key, string Value)[] settings) =>
        UsagePlatform.StartAsync(
            services => Change(services, partner), [.. settings.UnionBy(Settings, setting => setting.Key)]);

    /// <summary>Starts the platform on its own clock, with partners that take everything.</summary>
    public static Task<UsagePlatform> StartAsync() =>
        UsagePlatform.StartAsync(services => Stand(services, _ => new HttpResponseMessage()), Settings);

    /// <summary>Sends an order.</summary>
    public static async Task<HttpResponseMessage> OrderAsync(
        this UsagePlatform platform, string? workload, string? key = "1", string customer = "ann")
    {
        using var client = platform.ClientOf(customer);
        using var request = new HttpRequestMessage(HttpMethod.Post, "business/orders");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        request.Content = JsonContent.Create(new { workload });
        return await client.SendAsync(request);
    }

    /// <summary>Sends Ann's order and waits for its end.</summary>
    public static async Task<OrderView> CompleteAsync(this UsagePlatform platform)
    {
        using var answer = await platform.OrderAsync("training");
        var order = await answer.Content.ReadFromJsonAsync<OrderView>();
        using var ann = platform.ClientOf("ann");
        while (order!.State is OrderState.Running or OrderState.Undoing)
        {
            order = await ann.GetFromJsonAsync<OrderView>($"business/orders/{order.Id}");
        }

        return order;
    }

    private static (string Key, string Value)[] Settings =>
    [
        ($"{Section}:Attempts", "2"),
        ($"{Section}:Backoff", "00:00:00.001"),
        .. Partner(0, "capacity", "http://partner.example.com/capacity"),
        ($"{Section}:Partners:0:Fallback", "http://other.example.com/capacity"),
        .. Partner(1, "billing", "http://billing.example.com/"),
    ];

    private static (string Key, string Value)[] Partner(int index, string name, string url) =>
        [($"{Section}:Partners:{index}:Name", name), ($"{Section}:Partners:{index}:Url", url)];

    private static void Change(IServiceCollection services, Func<HttpRequestMessage, HttpResponseMessage> partner)
    {
        services.AddSingleton(TimeProvider.System);
        Stand(services, partner);
    }

    private static void Stand(IServiceCollection services, Func<HttpRequestMessage, HttpResponseMessage> partner) =>
        services.AddHttpClient(PartnerClient.Wire).ConfigurePrimaryHttpMessageHandler(() => new Stub(partner));

    private sealed class Stub(Func<HttpRequestMessage, HttpResponseMessage> partner) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel) =>
            Task.FromResult(partner(request));
    }
}
