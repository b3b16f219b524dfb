using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Netra.CriticalTests.Business;

/// <summary>How a partner ends a call.</summary>
internal enum Ending
{
    Answers,
    Cuts,
    Hangs,
}

/// <summary>What a partner makes of a call.</summary>
/// <param name="Works">Whether it does what it is asked.</param>
/// <param name="Ending">How it ends the call then.</param>
internal sealed record Reply(bool Works = true, Ending Ending = Ending.Answers)
{
    public static Reply Done { get; } = new();

    public static Reply Cut { get; } = new(Works: false, Ending.Cuts);

    public static Reply WorkAndCut { get; } = new(Works: true, Ending.Cuts);

    public static Reply Hang { get; } = new(Works: false, Ending.Hangs);

    public static Reply WorkAndHang { get; } = new(Works: true, Ending.Hangs);

    /// <summary>The HTTP status of an answer.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>The header <c>Retry-After</c> at a time; null: none.</summary>
    public Func<DateTimeOffset, string>? RetryAfter { get; init; }

    /// <summary>The price in an answer; null: none.</summary>
    public decimal? Price { get; init; } = 80;

    /// <summary>The bytes of an answer, which is filled up with blanks; 0: as many as it has.</summary>
    public int Length { get; init; }

    /// <summary>What an answer waits for.</summary>
    public Task Until { get; init; } = Task.CompletedTask;

    public static Reply Priced(decimal? price) => Done with { Price = price };

    public static Reply Refuse(int status) => new(Works: false) { Status = status };

    public static Reply Limit(Func<DateTimeOffset, string> retryAfter) =>
        Refuse(StatusCodes.Status429TooManyRequests) with { RetryAfter = retryAfter };
}

/// <summary>A call that has reached a partner.</summary>
/// <param name="Name">Its method and its step, such as <c>POST move</c>.</param>
/// <param name="Workload">The workload of the order.</param>
/// <param name="Key">The step's key; blank: none.</param>
/// <param name="At">When, on the platform's clock.</param>
internal sealed record PartnerCall(string Name, string Workload, string Key, DateTimeOffset At)
{
    public string Step => Name.Split(' ')[^1];

    public bool Is(string method) => Name.StartsWith(method, StringComparison.Ordinal);
}

/// <summary>All partners on one port of loopback. A step takes effect once a key, and never again once it is
/// undone.</summary>
internal sealed class PartnerServer : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<PartnerCall> _calls = [];
    private readonly List<PartnerCall> _effects = [];
    private readonly List<PartnerCall> _undone = [];
    private readonly Dictionary<(string Workload, string Name), Queue<Reply>> _scripts = [];
    private readonly Channel<bool> _hangs = Channel.CreateUnbounded<bool>();
    private readonly TimeProvider _time;
    private readonly WebApplication _app;

    private PartnerServer(WebApplication app, TimeProvider time)
    {
        (_app, _time) = (app, time);
        app.Run(AnswerAsync);
    }

    public string Address => _app.Urls.First();

    /// <summary>Says each time that a call hangs.</summary>
    public ChannelReader<bool> Hangs => _hangs.Reader;

    public static async Task<PartnerServer> StartAsync(TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new PartnerServer(builder.Build(), time);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Says what is made of the calls of a name for a workload, one after the other; the last reply is that to
    /// all further calls.</summary>
    public void Script(string workload, string name, params Reply[] replies) =>
        _scripts.Add((workload, name), new Queue<Reply>(replies));

    /// <summary>Says what is made of the calls of some names for a workload.</summary>
    public void Script(string workload, params (string Name, Reply Reply)[] calls) =>
        calls.ToList().ForEach(call => Script(workload, call.Name, call.Reply));

    /// <summary>The steps that are in effect for a workload, in the order in which they took effect.</summary>
    public string EffectsFor(string workload) => StepsOf(_effects, workload);

    /// <summary>The steps that were undone for a workload, in order.</summary>
    public string UndoneFor(string workload) => StepsOf(_undone, workload);

    /// <summary>The seconds at which calls of a name have come for a workload, from its first call on.</summary>
    public double[] SecondsOf(string workload, string name)
    {
        lock (_gate)
        {
            var calls = _calls.Where(call => call.Workload == workload).ToList();
            return [.. calls.Where(call => call.Is(name)).Select(call => (call.At - calls[0].At).TotalSeconds)];
        }
    }

    /// <summary>Those seconds as a text, from the first call of that name on.</summary>
    public string TimesOf(string workload, string name)
    {
        var seconds = SecondsOf(workload, name);
        return string.Join(' ', seconds.Select(second => second - seconds[0]));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private string StepsOf(List<PartnerCall> calls, string workload)
    {
        lock (_gate)
        {
            return string.Join(' ', calls.Where(call => call.Workload == workload).Select(call => call.Step));
        }
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var call = await ReadAsync(http.Request);
        var reply = Receive(call);
        await (reply.Ending switch
        {
            Ending.Cuts => CutAsync(http),
            Ending.Hangs => HangAsync(http.RequestAborted),
            _ => AnswerAsync(http.Response, reply),
        });
    }

    private async Task<PartnerCall> ReadAsync(HttpRequest request)
    {
        var path = request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var key = path.Length > 1 ? path[1] : request.Headers["Idempotency-Key"].ToString();
        var workload = request.Query["workload"].ToString();
        if (request.Method == HttpMethods.Post)
        {
            var body = await request.ReadFromJsonAsync<JsonElement>();
            workload = body.GetProperty("workload").GetString()!;
        }

        return new PartnerCall($"{request.Method} {path[0]}", workload, key, _time.GetUtcNow());
    }

    private Reply Receive(PartnerCall call)
    {
        lock (_gate)
        {
            var known = call.Is("DELETE") ? call with { Workload = WorkloadOf(call.Key) } : call;
            _calls.Add(known);
            var reply = Next(known);
            Work(known, reply.Works);
            return reply;
        }
    }

    private string WorkloadOf(string key) => _calls.First(call => call.Key == key).Workload;

    private Reply Next(PartnerCall call)
    {
        var script = _scripts.GetValueOrDefault((call.Workload, call.Name)) ?? new Queue<Reply>([Reply.Done]);
        return script.Count > 1 ? script.Dequeue() : script.Peek();
    }

    private void Work(PartnerCall call, bool works)
    {
        if (works && call.Is("POST") && !_effects.Concat(_undone).Any(known => known.Key == call.Key))
        {
            _effects.Add(call);
        }

        if (works && call.Is("DELETE"))
        {
            _effects.RemoveAll(known => known.Key == call.Key);
            _undone.Add(call);
        }
    }

    private static Task CutAsync(HttpContext http)
    {
        http.Abort();
        return Task.CompletedTask;
    }

    private async Task HangAsync(CancellationToken abandoned)
    {
        _hangs.Writer.TryWrite(true);
        await Task.Delay(Timeout.Infinite, abandoned).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AnswerAsync(HttpResponse response, Reply reply)
    {
        await reply.Until;
        response.StatusCode = reply.Status;
        response.Headers.RetryAfter = reply.RetryAfter?.Invoke(_time.GetUtcNow());
        response.ContentType = "application/json";
        await response.WriteAsync(JsonSerializer.Serialize(new { monthlyUsd = reply.Price }).PadRight(reply.Length));
    }
}
