using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Netra.Compliance.Cli.Formats;
using Netra.Compliance.Cli.History;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Live;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Serving;

/// <summary>The dashboard: pages over a history, runs while they go, and metrics.</summary>
internal sealed class DashboardServer : IAsyncDisposable
{
    /// <summary>What a run of 10,000 tests says of itself is about 1.5 MB.</summary>
    private const long LongestBody = 8 * 1024 * 1024;

    /// <summary>Whoever has not asked or read to the end by then is left.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Pages can be asked for without their content, too.</summary>
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    private readonly WebApplication _app;
    private readonly HistoryCache _history;
    private readonly TimeProvider _time;
    private readonly LiveBoard _board;

    private DashboardServer(WebApplication app, DashboardPlace place, HistoryCache history, TimeProvider time)
    {
        (_app, _history, _time, _board) = (app, history, time, new(time));
        new DashboardGuard(place).Attach(app);
        MapPages();
        MapLive();
        MapRead("/metrics", context => AnswerAsync(context, OpenMetrics.ContentType, Metrics(context)));
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>Starts to listen.</summary>
    /// <exception cref="Refusal">The history cannot be read, the address cannot be listened on, or it can be reached
    /// from elsewhere and has no token.</exception>
    public static async Task<DashboardServer> StartAsync(DashboardPlace place, HistoryPlace history, TimeProvider time)
    {
        var cache = new HistoryCache(history);
        cache.Read(null);
        var server = new DashboardServer(Build(place), place, cache, time);
        await ListenAsync(server, place);
        return server;
    }

    /// <summary>Runs until it is asked to end.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
        await _app.StopAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static WebApplication Build(DashboardPlace place)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, ListenAddress.Of(place)));
        builder.Services.AddRouting();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Patience);
        builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = ListenAddress.Hosts(place));
        return builder.Build();
    }

    private static void Configure(KestrelServerOptions kestrel, IPEndPoint address)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LongestBody;
        kestrel.Listen(address);
    }

    private static async Task ListenAsync(DashboardServer server, DashboardPlace place)
    {
        try
        {
            await server._app.StartAsync();
        }
        catch (Exception exception) when (exception is IOException or System.Net.Sockets.SocketException)
        {
            await server.DisposeAsync();
            throw ListenAddress.Refused(place);
        }
    }

    private void MapPages()
    {
        MapRead("/", context => ShowAsync(context, OverviewPage.Render(Data(context))));
        MapRead("/runs/{id}", context =>
            ShowAsync(context, RunPage.Render(_history.Run((string)context.Request.RouteValues["id"]!))));
        MapRead("/live", context => ShowAsync(context, LivePage.Render(LiveSection.Render(_board.Runs, Now))));
        MapRead("{*path}", context =>
            throw new Refusal(ExitCode.Usage, $"There is no page {context.Request.Path}."));
        MapRead("/dashboard.css", context => AnswerAsync(context, "text/css", DashboardPage.Style));
        MapRead("/live.js", context => AnswerAsync(context, "text/javascript", LivePage.Script));
    }

    private void MapRead(string path, RequestDelegate answer) => _app.MapMethods(path, Reading, answer);

    private void MapLive()
    {
        _app.MapPost("/live", TakeAsync);
        _app.MapGet("/live/events", (CancellationToken cancellation) =>
            TypedResults.ServerSentEvents(FragmentsAsync(cancellation), "runs"));
    }

    private Task TakeAsync(HttpContext context) => IsOfPage(context.Request)
        ? DashboardGuard.SayAsync(
            context, StatusCodes.Status403Forbidden, "Runs are taken from netra run --live only.")
        : TakeRunAsync(context);

    /// <summary>A run is told of by the tool: a browser that sends one does it for a page of somebody else.</summary>
    private static bool IsOfPage(HttpRequest request) =>
        request.Headers.Origin.Count > 0 || !request.HasJsonContentType();

    private async Task TakeRunAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        _board.Take(LiveRun.Read(body.GetBuffer().AsSpan(0, (int)body.Length)));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async IAsyncEnumerable<string> FragmentsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            cancellation, _app.Lifetime.ApplicationStopping);
        await foreach (var runs in _board.FollowAsync(either.Token))
        {
            yield return LiveSection.Render(runs, Now).ToString();
        }
    }

    private DateTimeOffset Now => _time.GetUtcNow();

    private DashboardData Data(HttpContext context) => _history.Read(Branch(context));

    private string Metrics(HttpContext context) => DashboardMetrics.Render(Data(context));

    private static string? Branch(HttpContext context) =>
        context.Request.Query["branch"].ToString() is { Length: > 0 } branch ? PlainText.Line(branch) : null;

    private static Task ShowAsync(HttpContext context, Html page) => AnswerAsync(context, "text/html", page.ToString());

    private static Task AnswerAsync(HttpContext context, string type, string text)
    {
        context.Response.ContentType = type.Contains(';', StringComparison.Ordinal) ? type : $"{type}; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
