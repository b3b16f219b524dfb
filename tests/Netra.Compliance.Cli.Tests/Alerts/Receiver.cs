using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Netra.Compliance.Cli.Tests.Alerts;

/// <summary>A receiver of alerts, on loopback.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Receiver(WebApplication app)
    {
        _app = app;
        app.Run(AnswerAsync);
    }

    /// <summary>Where it is, with a path that is a secret.</summary>
    public string Address => $"{_app.Urls.First()}/secret-path";

    /// <summary>What came: path, body, signature and timestamp.</summary>
    public ConcurrentQueue<(string Path, string Body, string? Signature, string? Stamp)> Calls { get; } = new();

    /// <summary>Answers that come first: status and Retry-After.</summary>
    public ConcurrentQueue<(int Status, string? RetryAfter)> Failures { get; } = new();

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var headers = http.Request.Headers;
        Calls.Enqueue((http.Request.Path, body, headers["Netra-Signature"], headers["Netra-Timestamp"]));
        if (Failures.TryDequeue(out var failure))
        {
            http.Response.StatusCode = failure.Status;
            http.Response.Headers.RetryAfter = failure.RetryAfter;
        }
    }
}
