using System.Net;
using Netra.Compliance.Cli.History;
using Netra.Compliance.Cli.Live;
using Netra.Compliance.Cli.Serving;
using Netra.Compliance.Cli.Tests.History;

namespace Netra.Compliance.Cli.Tests.Serving;

/// <summary>A dashboard on a free port over a history of its own, and a caller that follows no redirect.</summary>
internal sealed class DashboardBench : IAsyncDisposable
{
    public const string Token = "let-me-in-0123456789";

    private readonly HttpClient _caller = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
    private DashboardServer? _server;

    public HistoryBench History { get; } = new();

    public DashboardServer Server => _server!;

    public Uri Address => Server.Address;

    public static async Task<DashboardBench> StartAsync(params LedgerScript[] ledgers) =>
        await StartAsync(token: null, ledgers);

    public static async Task<DashboardBench> StartAsync(string? token, params LedgerScript[] ledgers)
    {
        var bench = new DashboardBench();
        await bench.History.AddAsync(ledgers.Length == 0 ? [LedgerScript.At(0, "Proven")] : ledgers);
        bench._server = await DashboardServer.StartAsync(
            new(new("http://127.0.0.1:0"), token), HistoryPlace.OfFile(bench.History.File), TimeProvider.System);
        return bench;
    }

    /// <summary>Asks for a page; returns its status, its text, and its headers.</summary>
    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, headers);

    public Task<Answer> PostAsync(
        string path, string type, string body, params (string Name, string Value)[] headers)
    {
        var content = new StringContent(body);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        return SendAsync(HttpMethod.Post, path, content, headers);
    }

    /// <summary>Asks for a page that is there.</summary>
    public async Task<string> PageAsync(string path)
    {
        var answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Text;
    }

    public async ValueTask DisposeAsync()
    {
        _caller.Dispose();
        await Server.DisposeAsync();
        History.Dispose();
    }

    private async Task<Answer> SendAsync(
        HttpMethod method, string path, HttpContent? body, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path)) { Content = body };
        headers.ToList().ForEach(header => request.Headers.TryAddWithoutValidation(header.Name, header.Value));
        using var response = await _caller.SendAsync(request);
        var all = response.Headers.Concat(response.Content.Headers);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(),
            all.ToDictionary(header => header.Key, header => string.Join(", ", header.Value)));
    }
}

/// <summary>What the dashboard answers.</summary>
internal sealed record Answer(HttpStatusCode Status, string Text, IReadOnlyDictionary<string, string> Headers);
