using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Business.Scheduling;
using Netra.CriticalTests.Fixtures;
using Quartz;

namespace Netra.CriticalTests.Business;

/// <summary>A run as a test compares it.</summary>
internal sealed record Ran(DateTimeOffset Due, DateTimeOffset? Finished, RunState State)
{
    /// <summary>A run that was done when it was due.</summary>
    public static Ran InTime(DateTimeOffset due) => new(due, due, RunState.Done);
}

/// <summary>A signed-in customer who orders supply research.</summary>
internal sealed class ResearchCustomer : IAsyncDisposable
{
    public const string EveryMinute = "0 * * * * ?";

    private const string Prices = "price-analysis";
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
    private readonly SchedulingFixture _apex;
    private readonly string _name;

    public ResearchCustomer(SchedulingFixture apex, string name, string cookie)
    {
        (_apex, _name) = (apex, name);
        _http.DefaultRequestHeaders.Add("Cookie", cookie);
    }

    /// <summary>Orders research that is due once.</summary>
    public Task<Guid> OrderAsync(Model gpu, DateTimeOffset at, int priority = 5) =>
        OrderAsync(new ResearchOrder(Prices, [gpu.Name], At: at, Priority: priority));

    /// <summary>Orders research that is due again and again.</summary>
    public Task<Guid> OrderAsync(
        Model gpu, string cron, string? timeZone = null, string kind = Prices, int priority = 5) =>
        OrderAsync(new ResearchOrder(kind, [gpu.Name], cron, timeZone, Priority: priority));

    /// <summary>What of an order cannot be used, by name, or the status with which it is refused; blank: it is
    /// accepted.</summary>
    public async Task<string> AskAsync(ResearchOrder order)
    {
        using var response = await _http.PostAsJsonAsync(PathOf(null), order);
        return response.IsSuccessStatusCode ? "" : await RefusalAsync(response);
    }

    private static async Task<string> RefusalAsync(HttpResponseMessage response)
    {
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        var refused = body["errors"]?.AsObject().Select(error => error.Key);
        return string.Join(' ', refused ?? [$"{response.StatusCode}"]);
    }

    /// <inheritdoc cref="AskAsync"/>
    public async Task<IReadOnlyList<string>> AskAllAsync(IEnumerable<ResearchOrder> orders)
    {
        var refused = new List<string>();
        foreach (var order in orders)
        {
            refused.Add(await AskAsync(order));
        }

        return refused;
    }

    /// <summary>Places an order again and again, beside the way over HTTP.</summary>
    public async Task PlaceAsync(ResearchOrder order, int orders)
    {
        for (var placed = 0; placed < orders; placed++)
        {
            await _apex.Node.Services.GetRequiredService<ResearchSchedule>().PlaceAsync(_name, order, default);
        }
    }

    /// <summary>The customer's orders.</summary>
    public async Task<IReadOnlyList<Guid>> ListAsync() =>
        [.. (await _http.GetFromJsonAsync<ScheduledResearch[]>(PathOf(null)))!.Select(order => order.Id)];

    /// <summary>The status with which an order is shown.</summary>
    public async Task<HttpStatusCode> ShowAsync(Guid order)
    {
        using var response = await _http.GetAsync(PathOf(order));
        return response.StatusCode;
    }

    /// <summary>The status with which an order is deleted.</summary>
    public async Task<HttpStatusCode> DeleteAsync(Guid order)
    {
        using var response = await _http.DeleteAsync(PathOf(order));
        return response.StatusCode;
    }

    /// <summary>How many runs of an order are stored, whoever may see them.</summary>
    public async Task<string> RunsOfAsync(Guid order)
    {
        var known = await _apex.Node.Services.GetRequiredService<ResearchRuns>().ReadAsync(order, default);
        return $"{known.Count} runs";
    }

    /// <summary>Whether the scheduler has something to do for an order at a time.</summary>
    public async Task<bool> IsDueAsync(Guid order, DateTimeOffset time)
    {
        var triggers = await (await _apex.SchedulerAsync()).GetTriggersOfJob(new JobKey($"{order}", _name));
        return triggers.Any(trigger => trigger.NextFireTimeUtc == time);
    }

    /// <summary>When an order is due next.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> NextAsync(Guid order)
    {
        var orders = await _http.GetFromJsonAsync<ScheduledResearch[]>(PathOf(null));
        return orders!.Single(listed => listed.Id == order).Next;
    }

    /// <summary>The runs of an order, the first due first.</summary>
    public async Task<IReadOnlyList<RunView>> RunsAsync(Guid order) =>
        [.. (await _http.GetFromJsonAsync<ResearchReport>(PathOf(order)))!.Runs.Reverse()];

    /// <summary>What the runs of an order have found, the first due first.</summary>
    public async Task<IEnumerable<Finding>> FindingsAsync(Guid order) =>
        (await RunsAsync(order)).SelectMany(run => run.Findings);

    /// <summary>The runs of an order as they are compared.</summary>
    public async Task<IEnumerable<Ran>> RanAsync(Guid order) =>
        (await RunsAsync(order)).Select(run => new Ran(run.DueAt, run.FinishedAt, run.State));

    /// <summary>Waits until as many runs of an order are over.</summary>
    public Task FinishedAsync(Guid order, int runs = 1)
    {
        var known = _apex.Node.Services.GetRequiredService<ResearchRuns>();
        return InTime.TrueAsync(
            async () => (await known.ReadAsync(order, default)).Count(run => run.FinishedAt is not null) >= runs,
            $"{runs} runs are over");
    }

    /// <summary>Lets the scheduler fire an order's due time once more.</summary>
    public async Task DoubleAsync(Guid order, DateTimeOffset due)
    {
        var again = TriggerBuilder.Create(_apex.Time).WithIdentity($"{order} again", _name).ForJob($"{order}", _name);
        await (await _apex.SchedulerAsync()).ScheduleJob(again.StartAt(due).Build());
    }

    public async ValueTask DisposeAsync()
    {
        var orders = await _http.GetFromJsonAsync<ScheduledResearch[]>(PathOf(null));
        foreach (var order in orders!)
        {
            (await _http.DeleteAsync(PathOf(order.Id))).Dispose();
        }

        _http.Dispose();
    }

    private async Task<Guid> OrderAsync(ResearchOrder order)
    {
        using var response = await _http.PostAsJsonAsync(PathOf(null), order);
        return response.IsSuccessStatusCode
            ? (await response.Content.ReadFromJsonAsync<ScheduledResearch>())!.Id
            : throw new InvalidOperationException(await response.Content.ReadAsStringAsync());
    }

    private Uri PathOf(Guid? order) => new(_apex.Address, $"business/research/{order}");
}
