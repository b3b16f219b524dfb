using System.Net;
using Polly;
using Polly.Retry;

namespace Netra.Compliance.Cli.Alerts;

/// <summary>Delivers alerts, and tries again where that may help.</summary>
/// <param name="time">The clock of waits and timestamps.</param>
internal sealed class AlertSender(TimeProvider time) : IDisposable
{
    private const int MostRetries = 3;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = 1024 * 1024,
    };

    private readonly ResiliencePipeline<HttpResponseMessage> _retrying =
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddRetry(Retries(time)).Build();

    /// <summary>Why a target did not take an alert, as a clause without its address; null where it did.</summary>
    public async Task<string?> SendAsync(AlertTarget target, string body, CancellationToken cancellation)
    {
        try
        {
            using var answer = await _retrying.ExecuteAsync(
                async token => await OnceAsync(target, body, token), cancellation);
            return answer.IsSuccessStatusCode ? null : $"it answered {(int)answer.StatusCode}";
        }
        catch (Exception exception) when (IsOfNetwork(exception) && !cancellation.IsCancellationRequested)
        {
            return exception is HttpRequestException ? "it cannot be reached" : "it did not answer in time";
        }
    }

    public void Dispose() => _http.Dispose();

    private async ValueTask<HttpResponseMessage> OnceAsync(
        AlertTarget target, string body, CancellationToken cancellation)
    {
        using var request = target.Request(body, time.GetUtcNow());
        return await _http.SendAsync(request, cancellation);
    }

    /// <summary>What a receiver refuses stays refused; a limit and a failure pass.</summary>
    private static RetryStrategyOptions<HttpResponseMessage> Retries(TimeProvider time) => new()
    {
        MaxRetryAttempts = MostRetries, BackoffType = DelayBackoffType.Exponential, Delay = TimeSpan.FromSeconds(1),
        ShouldHandle = tried => ValueTask.FromResult(
            tried.Outcome.Exception is { } failure ? IsOfNetwork(failure) : IsPassing(tried.Outcome.Result!)),
        DelayGenerator = tried => ValueTask.FromResult(Asked(tried.Outcome.Result, time)),
    };

    private static bool IsOfNetwork(Exception exception) =>
        exception is HttpRequestException or TaskCanceledException { InnerException: TimeoutException };

    private static bool IsPassing(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout
            || (int)answer.StatusCode >= 500;

    /// <summary>How long the receiver wants to be left alone, up to a minute; null where it does not say.</summary>
    private static TimeSpan? Asked(HttpResponseMessage? answer, TimeProvider time)
    {
        var told = answer?.Headers.RetryAfter;
        var wait = told?.Delta ?? told?.Date - time.GetUtcNow();
        return wait is not { } asked ? null : asked < TimeSpan.Zero ? TimeSpan.Zero
            : asked < LongestWait ? asked : LongestWait;
    }
}
