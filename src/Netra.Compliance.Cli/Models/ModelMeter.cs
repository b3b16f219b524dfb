using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Netra.Compliance.Cli.Models;

/// <summary>What a run asks of a real model.</summary>
internal sealed record ModelPlan(ModelEndpoint Endpoint, ModelLimits Limits);

/// <summary>
/// Stands between tests and a real model, on loopback: adds the key, counts what is used, waits where the endpoint
/// says so, and lets no call through that could exceed the limits.
/// </summary>
internal sealed class ModelMeter : IAsyncDisposable
{
    private const string Path = "/v1/chat/completions";

    private readonly WebApplication _app;
    private readonly ModelPlan _plan;
    private readonly UpstreamModel _upstream;
    private readonly ModelBudget _budget;
    private readonly CancellationTokenSource _stop = new();

    private ModelMeter(WebApplication app, ModelPlan plan, TimeProvider time)
    {
        (_app, _plan, _upstream) = (app, plan, new UpstreamModel(plan.Endpoint, time));
        _budget = new ModelBudget(Start(plan), plan.Endpoint.Prices, plan.Limits);
        app.Run(AnswerAsync);
    }

    /// <summary>Where tests find the meter.</summary>
    public Uri Address => new($"{_app.Urls.Single()}/v1");

    /// <summary>What tests are let in by; it is worth nothing to anybody else, and nothing after the run.</summary>
    public string Key { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Cancelled when a call was refused for the limits.</summary>
    public CancellationToken Stopped => _stop.Token;

    public ModelUsage Usage => _budget.Usage;

    public static async Task<ModelMeter> StartAsync(ModelPlan plan, TimeProvider time)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var meter = new ModelMeter(builder.Build(), plan, time);
        await meter._app.StartAsync();
        return meter;
    }

    /// <summary>Waits until the calls that are under way are counted, and takes no more.</summary>
    public Task EndAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _upstream.Dispose();
        _stop.Dispose();
    }

    private static ModelUsage Start(ModelPlan plan) => new()
    {
        Model = plan.Endpoint.Name,
        Endpoint = plan.Endpoint.Address.Authority,
        CostUsd = plan.Endpoint.Prices is null ? null : 0,
        BudgetUsd = plan.Limits.Dollars,
        TokenLimit = plan.Limits.Tokens,
    };

    private static MeterAnswer Refuse(int status, string sentence) => new(status, new JsonObject
    {
        ["error"] = new JsonObject { ["message"] = sentence, ["type"] = "netra_meter" },
    }.ToJsonString());

    private async Task AnswerAsync(HttpContext http)
    {
        var answer = await AnswerToAsync(http.Request, http.RequestAborted);
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(answer.Body, http.RequestAborted);
    }

    private async Task<MeterAnswer> AnswerToAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.Headers.Authorization != $"Bearer {Key}")
        {
            return Refuse(StatusCodes.Status401Unauthorized, "This endpoint belongs to a netra run.");
        }

        return HttpMethods.IsPost(request.Method) && request.Path == Path
            ? await MeterAsync(request.Body, cancel)
            : Refuse(StatusCodes.Status404NotFound, $"Only POST {Path} is supported.");
    }

    private async Task<MeterAnswer> MeterAsync(Stream body, CancellationToken cancel)
    {
        using var reader = new StreamReader(body);
        try
        {
            var call = MeteredCall.Of(await reader.ReadToEndAsync(cancel), _plan.Endpoint.Name);
            return await WithinLimitsAsync(call, cancel);
        }
        catch (FormatException problem)
        {
            return Refuse(StatusCodes.Status400BadRequest, problem.Message);
        }
    }

    private async Task<MeterAnswer> WithinLimitsAsync(MeteredCall call, CancellationToken cancel)
    {
        if (_budget.Reserve(call.Most) is { } refusal)
        {
            await _stop.CancelAsync();
            return Refuse(StatusCodes.Status402PaymentRequired, refusal);
        }

        return await AskAsync(call, cancel);
    }

    // Who hung up in the midst of a call may have been answered, and charged for it.
    private async Task<MeterAnswer> AskAsync(MeteredCall call, CancellationToken cancel)
    {
        try
        {
            return Settle(call, await _upstream.AskAsync(call.Body, Retried, cancel));
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            return Fail(call, WasSent(error) ? call.Most : default, $"no answer ({error.Message})");
        }
    }

    private static bool WasSent(Exception error) => error is not HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    private void Retried() => _budget.Note(usage => usage with { Retries = usage.Retries + 1 });

    private MeterAnswer Settle(MeteredCall call, UpstreamAnswer answer)
    {
        var facts = AnswerFacts.Of(answer.Body);
        if (!answer.IsAnswered)
        {
            var status = Math.Max((int)answer.Status, StatusCodes.Status400BadRequest);
            return Fail(call, default, $"{(int)answer.Status} {facts.Error ?? "without a reason"}", status);
        }

        _budget.Settle(call.Most, facts.Used ?? call.Most, usage => Count(usage, facts));
        return new MeterAnswer((int)answer.Status, answer.Body);
    }

    private ModelUsage Count(ModelUsage usage, AnswerFacts facts) => usage with
    {
        Calls = usage.Calls + 1,
        Estimated = usage.Estimated + (facts.Used is null ? 1 : 0),
        Answered = facts.Model is { } name ? usage.Answered.Add(_upstream.Clean(name)) : usage.Answered,
    };

    // The endpoint's own body is not passed on: it may hold the key in a form that is not recognised.
    private MeterAnswer Fail(MeteredCall call, Tokens used, string why, int status = StatusCodes.Status502BadGateway)
    {
        var (estimated, sentence) = (used == default ? 0 : 1, $"{_upstream.Clean(why).TrimEnd('.')}.");
        _budget.Settle(call.Most, used, usage => usage with
        {
            Failed = usage.Failed + 1,
            LastFailure = sentence,
            Estimated = usage.Estimated + estimated,
        });
        return Refuse(status, $"The model's endpoint: {sentence}");
    }

    private sealed record MeterAnswer(int Status, string Body);
}
