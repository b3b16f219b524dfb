using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.WebUtilities;

namespace Netra.Apex.Business.Compensation;

/// <summary>A partner's answer that does not say what was asked for.</summary>
/// <param name="answer">The answer.</param>
internal sealed class PartnerAnswerException(HttpResponseMessage answer)
    : Exception($"It answered {(int)answer.StatusCode}.")
{
    private readonly RetryConditionHeaderValue? _retryAfter = answer.Headers.RetryAfter;

    /// <summary>Whether the partner has been asked too often.</summary>
    public bool IsRateLimit { get; } = answer.StatusCode == HttpStatusCode.TooManyRequests;

    /// <summary>How long the partner wants to be left alone; null: it does not say.</summary>
    public TimeSpan? RetryAfter(DateTimeOffset now) => _retryAfter?.Delta ?? (_retryAfter?.Date - now);
}

/// <summary>Speaks to partners, in one attempt each.</summary>
internal sealed class PartnerClient(IHttpClientFactory clients)
{
    /// <summary>The HTTP client for all partners.</summary>
    public const string Wire = "partners";

    /// <summary>The header by which the other side knows what it is asked again.</summary>
    /// <remarks>draft-ietf-httpapi-idempotency-key-header.</remarks>
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>What a step costs for a workload, in US dollars a month.</summary>
    /// <exception cref="PartnerAnswerException">The answer is no price.</exception>
    public async Task<decimal> PriceAsync(Uri address, string workload, CancellationToken cancel)
    {
        var asked = QueryHelpers.AddQueryString(address.ToString(), "workload", workload);
        using var request = new HttpRequestMessage(HttpMethod.Get, asked);
        using var answer = await SendAsync(request, cancel);
        Expect(answer.IsSuccessStatusCode, answer);
        var price = await answer.Content.ReadFromJsonAsync<Price>(cancel);
        Expect(price?.MonthlyUsd >= 0, answer);
        return price!.MonthlyUsd!.Value;
    }

    /// <summary>Lets a partner take a step; one that it has taken before has no further effect.</summary>
    /// <exception cref="PartnerAnswerException">It did not, or does not say that it did.</exception>
    public async Task TakeAsync(string workload, StepRow step, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, step.Url);
        request.Headers.Add(KeyHeader, step.Key.ToString());
        request.Content = JsonContent.Create(new { order = step.Order, workload });
        using var answer = await SendAsync(request, cancel);
        Expect(answer.IsSuccessStatusCode, answer);
    }

    /// <summary>Lets a partner undo a step. One that it does not know is undone, and it must never take it.</summary>
    /// <exception cref="PartnerAnswerException">It did not, or does not say that it did.</exception>
    public async Task UndoAsync(StepRow step, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"{step.Url.TrimEnd('/')}/{step.Key}");
        using var answer = await SendAsync(request, cancel);
        var isUnknown = answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone;
        Expect(isUnknown || answer.IsSuccessStatusCode, answer);
    }

    /// <summary>Whether no request has left for the partner, so that none can have taken effect.</summary>
    public static bool IsUnreached(Exception failure) => failure is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError,
    };

    private static void Expect(bool isRight, HttpResponseMessage answer)
    {
        if (!isRight)
        {
            throw new PartnerAnswerException(answer);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        using var http = clients.CreateClient(Wire);
        return await http.SendAsync(request, cancel);
    }

    private sealed record Price(decimal? MonthlyUsd);
}
