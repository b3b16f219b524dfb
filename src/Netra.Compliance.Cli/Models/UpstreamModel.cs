using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Netra.Compliance.Cli.Models;

/// <summary>What the endpoint answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body, without the key.</param>
/// <param name="Wait">How long to wait before the same is asked again; null when nobody said.</param>
internal sealed record UpstreamAnswer(HttpStatusCode Status, string Body, TimeSpan? Wait)
{
    public bool IsAnswered => Status == HttpStatusCode.OK;
}

/// <summary>The endpoint, asked with its key; a call that came too early is made again when it says.</summary>
internal sealed class UpstreamModel : IDisposable
{
    /// <summary>How long a call may wait for its turn; the client's own time limit goes on meanwhile.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CallLimit = TimeSpan.FromMinutes(10);
    private const int MostBytes = 16 * 1024 * 1024;
    private const int MostRetries = 3;
    private const int MostText = 300;

    // Endpoints without keys are given a word such as "none", which answers may hold.
    private const int ShortestSecret = 7;

    private readonly ModelEndpoint _endpoint;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    public UpstreamModel(ModelEndpoint endpoint, TimeProvider time)
    {
        (_endpoint, _time) = (endpoint, time);
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        handler.UseProxy = !endpoint.Address.IsLoopback;
        _http = new HttpClient(handler) { Timeout = CallLimit, MaxResponseContentBufferSize = MostBytes };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", endpoint.Key);
    }

    /// <summary>Asks until the endpoint is not too busy, or has been for too long.</summary>
    /// <exception cref="HttpRequestException">The endpoint was not reached, or hung up.</exception>
    public async Task<UpstreamAnswer> AskAsync(string body, Action retried, CancellationToken cancel)
    {
        var answer = await SendAsync(body, cancel);
        for (var retries = 0; retries < MostRetries && Turn(answer, retries) is { } wait; retries++)
        {
            retried();
            await Task.Delay(wait, _time, cancel);
            answer = await SendAsync(body, cancel);
        }

        return answer;
    }

    /// <summary>A text of the endpoint's without the key, which some echo, and cut to what a line can bear.</summary>
    public string Clean(string text) =>
        Hide(text) is { Length: > MostText } hidden ? $"{hidden[..MostText]}…" : Hide(text);

    public void Dispose() => _http.Dispose();

    // A rate limit is tried again, also unasked; an endpoint that is out of order only when it says when.
    private static TimeSpan? Turn(UpstreamAnswer answer, int retries) =>
        answer switch
        {
            { Status: HttpStatusCode.TooManyRequests, Wait: null } => FirstWait * Math.Pow(2, retries),
            { Status: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable, Wait: { } told }
                when told <= LongestWait => told,
            _ => null,
        };

    private async Task<UpstreamAnswer> SendAsync(string body, CancellationToken cancel)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(_endpoint.Completions, content, cancel);
        var text = Hide(Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancel)));
        return new UpstreamAnswer(response.StatusCode, text, WaitIn(response.Headers.RetryAfter));
    }

    private string Hide(string text) => _endpoint.Key.Length < ShortestSecret
        ? text
        : text.Replace(_endpoint.Key, "[key]", StringComparison.Ordinal);

    private TimeSpan? WaitIn(RetryConditionHeaderValue? told)
    {
        var wait = told?.Delta ?? told?.Date - _time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
