using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Netra.Apex.Performance.Admission;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Performance;

/// <summary>What a customer was answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="RetryAfter">What <c>Retry-After</c> says; null without it.</param>
internal sealed record LoadAnswer(HttpStatusCode Status, string? RetryAfter)
{
    /// <summary>Whether the request was let in, be its answer good or bad.</summary>
    public bool IsLetIn => Status is HttpStatusCode.OK or HttpStatusCode.BadRequest;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)Status}, retry after {RetryAfter ?? "-"}");
}

/// <summary>A customer's requests, the cheapest of each kind.</summary>
internal sealed class LoadCustomer(HttpClient http) : IDisposable
{
    /// <summary>Asks for what a person waits for.</summary>
    public Task<LoadAnswer> AskAsync() => AnswerAsync(http.GetAsync("auth/session"));

    /// <summary>Uploads no documents, which is refused as soon as it is let in.</summary>
    public Task<LoadAnswer> UploadAsync() =>
        AnswerAsync(http.PostAsJsonAsync("performance/documents", Array.Empty<string>()));

    /// <summary>Asks for what takes the platform's store.</summary>
    public Task<LoadAnswer> ReadAsync() => AnswerAsync(http.GetAsync("data/usage-reports"));

    public void Dispose() => http.Dispose();

    private static async Task<LoadAnswer> AnswerAsync(Task<HttpResponseMessage> answer)
    {
        using var response = await answer;
        return new LoadAnswer(response.StatusCode, response.Headers.RetryAfter?.ToString());
    }
}

/// <summary>A node under load, on a clock that stands still until the test moves it.</summary>
internal sealed class LoadedNode(ApexNode node, FakeTimeProvider time, HeldQuery query) : IAsyncDisposable
{
    private readonly Dictionary<string, LoadCustomer> _customers = [];
    private readonly List<(string Customer, string Kind, Task<LoadAnswer> Answer)> _sent = [];

    /// <summary>Whose requests were answered and not let in, and how.</summary>
    public IEnumerable<string> Refused =>
        from sent in _sent
        where sent.Answer is { IsCompletedSuccessfully: true, Result.IsLetIn: false }
        select $"{sent.Customer}, {sent.Kind}: {sent.Answer.Result}";

    /// <summary>What the node says of its limit.</summary>
    public AdmissionReport Report => node.Services.GetRequiredService<AdmissionLimiter>().Report;

    /// <summary>How many requests of a customer have been let in and answered.</summary>
    public int LetIn(string customer) => _sent.Where(sent => sent.Customer == customer)
        .Count(sent => sent.Answer is { IsCompletedSuccessfully: true, Result.IsLetIn: true });

    /// <summary>Sends urgent requests, until each is answered or waits.</summary>
    public Task SendAsync(string customer, int count = 1) =>
        SendAsync(customer, "urgent", count, from => from.AskAsync());

    /// <summary>Sends requests that can wait, until each is answered or waits.</summary>
    public Task SendBatchAsync(string customer, int count = 1) =>
        SendAsync(customer, "batch", count, from => from.UploadAsync());

    /// <summary>Sends urgent requests at the beginning of each second, and lets it pass.</summary>
    public async Task SendEachSecondAsync(string customer, int count, int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            await SendAsync(customer, count);
            await PassAsync(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Sends a request that the store answers late; the node looks at nothing before it is answered.</summary>
    public async Task SendSlowAsync(string customer, TimeSpan late)
    {
        await using var hanging = await SendHangingAsync(customer);
        time.Advance(late);
    }

    /// <summary>Sends requests, the last of which the store answers a second late.</summary>
    public async Task SendOneSlowOfAsync(string customer, int count)
    {
        await SendAsync(customer, count - 1);
        await SendSlowAsync(customer, TimeSpan.FromSeconds(1));
    }

    /// <summary>Sends a request that the store does not answer until the result is disposed.</summary>
    public async Task<IAsyncDisposable> SendHangingAsync(string customer)
    {
        var held = query.HoldNext();
        var answer = (await CustomerAsync(customer)).ReadAsync();
        await held.InTimeAsync("the store is asked");
        return new Hanging(query, answer);
    }

    /// <summary>Lets time pass, until each request is answered or waits.</summary>
    public async Task PassAsync(TimeSpan passed, int times = 1)
    {
        for (var pass = 0; pass < times; pass++)
        {
            time.Advance(passed);
            await SettleAsync();
        }
    }

    /// <summary>Sends more than the node can take, and counts how many of those that wait are let in in the next
    /// second.</summary>
    public async Task<int> LetInWithinASecondAsync()
    {
        await SendAsync("crowd", 400);
        var waiting = Report.Waiting;
        await PassAsync(TimeSpan.FromSeconds(1));
        return waiting - Report.Waiting;
    }

    /// <summary>The status of what is for everybody.</summary>
    public async Task<HttpStatusCode> StatusOfAsync(string path)
    {
        using var anybody = node.Client();
        using var response = await anybody.GetAsync(path).InTimeAsync($"{path} is answered");
        return response.StatusCode;
    }

    // Whoever waits still hangs up, for a node that stops answers all its requests first.
    public async ValueTask DisposeAsync()
    {
        _customers.Values.ToList().ForEach(customer => customer.Dispose());
        Task ended = Task.WhenAll(_sent.Select(sent => sent.Answer));
        await ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await node.DisposeAsync();
    }

    private async Task SendAsync(
        string customer, string kind, int count, Func<LoadCustomer, Task<LoadAnswer>> send)
    {
        var sender = await CustomerAsync(customer);
        _sent.AddRange(Enumerable.Range(0, count).Select(_ => (customer, kind, send(sender))));
        await SettleAsync();
    }

    private Task SettleAsync() => InTime.TrueAsync(
        () => ValueTask.FromResult(_sent.Count(sent => sent.Answer.IsCompleted) + Report.Waiting == _sent.Count),
        "every request is answered or waits");

    private async Task<LoadCustomer> CustomerAsync(string name) => _customers.TryGetValue(name, out var known)
        ? known
        : _customers[name] = new LoadCustomer(await node.ClientAsync(name));

    private sealed class Hanging(HeldQuery query, Task<LoadAnswer> answer) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            query.Release();
            await answer;
        }
    }
}
