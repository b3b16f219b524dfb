using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Netra.Compliance.Cli.Models;

namespace Netra.Compliance.Cli.Tests.Models;

/// <summary>An odd model behind a meter; waits are told, and pass at once.</summary>
internal sealed class MeteredModel : IAsyncDisposable
{
    private const string Question =
        $"\"model\":\"{OddModel.Name}\",\"messages\":[{{\"role\":\"user\",\"content\":\"Hello?\"}}]";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    private MeteredModel(OddModel model, ModelMeter meter, FastTime time)
    {
        (Model, Meter, Time) = (model, meter, time);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", meter.Key);
    }

    public OddModel Model { get; }

    public ModelMeter Meter { get; }

    public FastTime Time { get; }

    /// <summary>Starts both.</summary>
    /// <param name="answer">What the endpoint answers to the call of a number, from 1.</param>
    /// <param name="usd">The budget, at $1 per million tokens read and $2 per million written; null: no prices.</param>
    /// <param name="tokens">The limit.</param>
    /// <param name="key">The key that the meter sends.</param>
    /// <param name="right">The key that the endpoint lets in.</param>
    public static async Task<MeteredModel> StartAsync(
        Func<int, JsonObject, OddAnswer> answer,
        decimal? usd = null,
        long tokens = 1_000_000,
        string key = OddModel.Key,
        string right = OddModel.Key)
    {
        var (model, time) = (await OddModel.StartAsync(answer, right), new FastTime());
        var variables = new Dictionary<string, string>(model.Variables) { ["NETRA_LLM_KEY"] = key };
        (variables["NETRA_LLM_INPUT_PRICE"], variables["NETRA_LLM_OUTPUT_PRICE"]) = usd is null ? ("", "") : ("1", "2");
        var plan = new ModelPlan(ModelEndpoint.Of(variables.GetValueOrDefault), new ModelLimits(usd, tokens));
        return new MeteredModel(model, await ModelMeter.StartAsync(plan, time), time);
    }

    /// <summary>Asks for a completion of at most 100 tokens.</summary>
    public Task<(HttpStatusCode Status, string Body)> AskAsync(CancellationToken hangsUp = default) =>
        SendAsync($"{{{Question},\"max_tokens\":100}}", hangsUp: hangsUp);

    /// <summary>Asks for a completion of any length.</summary>
    public Task<(HttpStatusCode Status, string Body)> AskFreelyAsync() => SendAsync($"{{{Question}}}");

    public async Task<(HttpStatusCode Status, string Body)> SendAsync(
        string body, string path = "/chat/completions", string? key = null, CancellationToken hangsUp = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Meter.Address + path);
        request.Content = new StringContent(body, Encoding.UTF8);
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using var response = await _http.SendAsync(request, hangsUp);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Meter.DisposeAsync();
        await Model.DisposeAsync();
    }
}

/// <summary>A clock that stands still at noon, and on which every wait passes at once.</summary>
internal sealed class FastTime : TimeProvider
{
    public static readonly DateTimeOffset Noon =
        DateTimeOffset.Parse("2026-06-01T12:00:00Z", CultureInfo.InvariantCulture);

    /// <summary>The waits so far, in seconds.</summary>
    public List<double> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow() => Noon;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Add(dueTime.TotalSeconds);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
