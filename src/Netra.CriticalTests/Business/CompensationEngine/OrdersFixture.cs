using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Business.Compensation;
using Netra.Apex.Storage;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Business;

/// <summary>A platform with three partners, and a customer, Ann.</summary>
public sealed partial class OrdersFixture : ApexFixture
{
    private const string Partners = "Apex:Business:Compensation:Partners";

    // What is waited for between two calls is shorter than all attempts may take.
    private static readonly TimeSpan LongestWait = new CompensationSettings().TotalTime - TimeSpan.FromSeconds(1);

    private readonly FailingStore _store = new();
    private readonly WatchedClock _clock;
    private PartnerServer? _partner;
    private HttpClient? _ann;
    private Task<TimeSpan>? _wait;
    private Task<bool>? _hang;

    public OrdersFixture() => _clock = new WatchedClock(Time);

    /// <summary>The partners: capacity (with a replica, a list price and a fallback), move and billing.</summary>
    internal PartnerServer Partner => _partner ?? throw new InvalidOperationException("No partner has been started.");

    private HttpClient Ann => _ann ?? throw new InvalidOperationException("Ann has not signed in.");

    private Task<TimeSpan> Wait => _wait ??= NextWaitAsync();

    private Task<bool> Hang => _hang ??= Partner.Hangs.NextAsync();

    public override async Task InitializeAsync()
    {
        _partner = await PartnerServer.StartAsync(Time);
        await base.InitializeAsync();
        await _clock.BegunAsync(OrderRunner.Interval);
        _ann = await Platform.ClientAsync("Ann");
    }

    public override async Task DisposeAsync()
    {
        _ann?.Dispose();
        await base.DisposeAsync();
        await (_partner?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>What Ann is told that the first step costs; the HTTP status in its place when she is refused.</summary>
    internal async Task<string> QuoteAsync(string workload)
    {
        var question = $"business/quotes?workload={Uri.EscapeDataString(workload)}";
        using var answer = await PassTimeAsync(Ann.GetAsync(question));
        return answer.IsSuccessStatusCode
            ? Text((await answer.Content.ReadFromJsonAsync<Quote[]>())![0])
            : $"{answer.StatusCode}";
    }

    /// <summary>Lets Ann order, and time pass until the order is over.</summary>
    /// <returns>How far the order is, and each of its steps.</returns>
    internal async Task<string> CompleteAsync(string workload) => await CompleteAsync(await OrderAsync(workload));

    /// <inheritdoc cref="CompleteAsync(string)"/>
    internal async Task<string> CompleteAsync(Guid order)
    {
        var view = await PassTimeAsync(EndAsync(order));
        return $"{view.State}: {string.Join(", ", view.Steps.Select(step => $"{step.Name} {step.State}"))}";
    }

    /// <summary>Lets Ann send an order, whose key is its workload.</summary>
    internal Task<Guid> OrderAsync(string workload) => OrderAsync(Ann, workload);

    /// <summary>Lets Ann order at another node, which ends while the partner hangs, and time pass until the node is
    /// taken for dead.</summary>
    internal async Task<Guid[]> OrderAtDyingNodeAsync(params string[] workloads)
    {
        var node = await StartNodeAsync();
        using var ann = await node.ClientAsync("Ann");
        var orders = await Task.WhenAll(workloads.Select(workload => OrderAsync(ann, workload)));
        await HangingAsync(workloads.Length);
        await node.DisposeAsync();
        Time.Advance(Get<OrderStore>().Hold + OrderRunner.Interval);
        return orders;
    }

    protected override void Configure(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(_clock);
        services.ConfigureDbContext<SqliteApexContext>(store => store.AddInterceptors(_store.Interceptor));
        services.ConfigureDbContext<PostgresApexContext>(store => store.AddInterceptors(_store.Interceptor));
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        foreach (var (index, name) in new[] { "capacity", "move", "billing" }.Index())
        {
            settings[$"{Partners}:{index}:Name"] = name;
            settings[$"{Partners}:{index}:Url"] = $"{Partner.Address}/{name}";
        }

        settings[$"{Partners}:0:Replica"] = $"{Partner.Address}/replica";
        settings[$"{Partners}:0:ListPrice"] = "100";
        settings[$"{Partners}:0:Fallback"] = $"{Partner.Address}/other";
    }

    private static string Text(Quote quote) => $"{quote.MonthlyUsd} {quote.Source}";

    private static async Task<HttpResponseMessage> SendAsync(HttpClient customer, string workload, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "business/orders");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        request.Content = JsonContent.Create(new { workload });
        return await customer.SendAsync(request);
    }

    private static async Task<Guid> OrderAsync(HttpClient customer, string workload)
    {
        using var answer = await SendAsync(customer, workload, key: workload);
        return answer.StatusCode == HttpStatusCode.Accepted
            ? (await answer.Content.ReadFromJsonAsync<OrderView>())!.Id
            : throw new InvalidOperationException($"The order of '{workload}' was answered {answer.StatusCode}.");
    }

    private async Task<OrderView> EndAsync(Guid order)
    {
        OrderView? view = null;
        await InTime.TrueAsync(async () => IsOver(view = await ShowAsync(order)), "the order is over");
        return view!;
    }

    private static bool IsOver(OrderView order) => order.State is not (OrderState.Running or OrderState.Undoing);

    private async Task<OrderView> ShowAsync(Guid order) =>
        (await Ann.GetFromJsonAsync<OrderView>($"business/orders/{order}"))!;

    /// <summary>Moves the clock whenever the platform waits or a partner hangs, until something is done.</summary>
    private async Task<T> PassTimeAsync<T>(Task<T> work)
    {
        while (await Task.WhenAny(work, Wait, Hang).InTimeAsync("something happens") != work)
        {
            await (Wait.IsCompleted ? PassWaitAsync() : PassHangAsync());
        }

        return await work;
    }

    private async Task PassWaitAsync()
    {
        Time.Advance(await Wait);
        _wait = null;
    }

    private async Task PassHangAsync()
    {
        await HangingAsync(calls: 1);
        Time.Advance(new CompensationSettings().CallTimeout);
    }

    private async Task HangingAsync(int calls)
    {
        for (var call = 0; call < calls; call++)
        {
            await Hang;
            _hang = null;
        }
    }

    // The other times are limits, and pass only while a partner hangs.
    private async Task<TimeSpan> NextWaitAsync()
    {
        var wait = await _clock.NextAsync(TimeSpan.FromTicks(1), LongestWait);
        var isLimit = wait == new CompensationSettings().CallTimeout || wait == OrderRunner.Interval;
        return isLimit ? await NextWaitAsync() : wait;
    }
}
