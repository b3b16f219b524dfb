using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Netra.Apex.Data.Usage;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Data;

/// <summary>A report as a reader of both stores sees it.</summary>
/// <param name="Workload">Its workload.</param>
/// <param name="Billed">Lines and US dollars by the relational store.</param>
/// <param name="Analysed">Lines and US dollars by the analytics store.</param>
public sealed record ReportView(string Workload, (int Lines, decimal Cost) Billed, (int Lines, decimal Cost) Analysed)
{
    /// <summary>A report of a <see cref="UsageCustomer"/> with all of its lines and its full cost.</summary>
    public static ReportView Complete(string workload) => new(workload, (3, 7.75m), (3, 7.75m));

    internal static ReportView Of(UsageReport report) =>
        new(
            report.Workload,
            (report.Lines, report.Cost),
            (report.Usage.Sum(gpu => gpu.Lines), report.Usage.Sum(gpu => gpu.Cost)));
}

/// <summary>A signed-in customer who submits and reads usage reports.</summary>
public sealed class UsageCustomer : IDisposable
{
    private const string Path = "/data/usage-reports";
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
    private readonly string _cookie;

    public UsageCustomer(Uri platform, string cookie)
    {
        _cookie = cookie;
        _http.BaseAddress = platform;
        _http.DefaultRequestHeaders.Add("Cookie", cookie);
    }

    /// <summary>The same customer at another node.</summary>
    public UsageCustomer At(Uri platform) => new(platform, _cookie);

    /// <summary>Submits a report of three lines on two GPUs.</summary>
    /// <param name="workload">Its workload, and the first of its GPUs.</param>
    public async Task<HttpStatusCode> SubmitAsync(string workload)
    {
        using var response = await PostAsync(workload);
        return response.StatusCode;
    }

    /// <summary>Submits a report.</summary>
    public async Task<HttpStatusCode> SubmitAsync(SubmittedReport report)
    {
        using var response = await _http.PostAsJsonAsync(Path, report);
        return response.StatusCode;
    }

    /// <summary>Submits a report as a step on the way to what a test is about.</summary>
    /// <returns>Where the report is read.</returns>
    /// <exception cref="InvalidOperationException">It was not accepted.</exception>
    public async Task<Uri> RecordAsync(string workload)
    {
        using var response = await PostAsync(workload);
        return response.StatusCode == HttpStatusCode.Created
            ? response.Headers.Location!
            : throw new InvalidOperationException($"Report '{workload}' was answered {response.StatusCode}.");
    }

    /// <summary>A report; null when there is none for this customer.</summary>
    public async Task<ReportView?> FindAsync(Uri report)
    {
        using var response = await _http.GetAsync(report);
        return response.StatusCode == HttpStatusCode.OK
            ? ReportView.Of((await response.Content.ReadFromJsonAsync<UsageReport>())!)
            : null;
    }

    /// <summary>The customer's reports as they are visible now, in the order of the workloads.</summary>
    public async Task<IReadOnlyList<ReportView>> ReadReportsAsync()
    {
        var reports = await ListAsync();
        return [.. reports.Select(ReportView.Of).OrderBy(seen => seen.Workload, StringComparer.Ordinal)];
    }

    /// <summary>The customer's reports in the order in which the platform lists them.</summary>
    public async Task<IReadOnlyList<UsageReport>> ListAsync() =>
        (await _http.GetFromJsonAsync<List<UsageReport>>(Path))!;

    public void Dispose() => _http.Dispose();

    private Task<HttpResponseMessage> PostAsync(string workload)
    {
        UsageLine[] lines = [new(workload, 60, 3.5m), new("H100", 30, 1.75m), new("H100", 120, 2.5m)];
        return _http.PostAsJsonAsync(Path, new SubmittedReport(workload, [.. lines]));
    }
}

/// <summary>Reads a customer's reports again and again until disposed.</summary>
public sealed class ContinuousReader : IAsyncDisposable
{
    // Leaves the processors to the platforms that it reads from.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    private readonly ConcurrentDictionary<ReportView, bool> _seen = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;

    public ContinuousReader(UsageCustomer customer) => _reading = ReadAsync(customer);

    /// <summary>Stops reading.</summary>
    /// <returns>Everything that was ever seen, in the order of the workloads.</returns>
    public async Task<IReadOnlyList<ReportView>> EndAsync()
    {
        await _stop.CancelAsync();
        await _reading.InTimeAsync("the reader has ended");
        return [.. _seen.Keys.OrderBy(seen => seen.Workload, StringComparer.Ordinal)];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task ReadAsync(UsageCustomer customer)
    {
        using var looks = new PeriodicTimer(Look);
        while (!_stop.IsCancellationRequested)
        {
            (await customer.ReadReportsAsync()).ToList().ForEach(seen => _seen[seen] = true);
            await looks.WaitForNextTickAsync();
        }
    }
}
