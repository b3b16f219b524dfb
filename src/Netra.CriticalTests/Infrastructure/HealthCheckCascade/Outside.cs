using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Netra.Apex.Infrastructure.Health;
using Netra.Apex.Storage;
using Netra.CriticalTests.Fixtures.Network;
using Npgsql;

namespace Netra.CriticalTests.Infrastructure;

/// <summary>What runs beside the platform: the endpoint of a model, and somebody who is told of alerts.</summary>
internal sealed class Outside : IAsyncDisposable
{
    private const string Elsewhere = "/elsewhere";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Alert> _received = new();
    private readonly ConcurrentQueue<int> _refusals = new();
    private volatile int _modelStatus = StatusCodes.Status200OK;

    private Outside(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>All alerts that were taken.</summary>
    public IReadOnlyCollection<Alert> Received => _received;

    public static async Task<Outside> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var outside = new Outside(builder.Build());
        outside.Map();
        await outside._app.StartAsync();
        return outside;
    }

    /// <summary>Lets the model answer so.</summary>
    public void AnswerModel(int status) => _modelStatus = status;

    /// <summary>Answers the next alert so, and does not take it.</summary>
    public void Refuse(int status) => _refusals.Enqueue(status);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // Whoever follows a redirect finds a model that fails, and somebody else who takes alerts.
    private static Task AnswerAsync(HttpContext http, int status)
    {
        (http.Response.StatusCode, http.Response.Headers.Location) = (status, Elsewhere);
        return Task.CompletedTask;
    }

    private void Map()
    {
        _app.MapGet("/v1/models", http => AnswerAsync(http, _modelStatus));
        _app.MapPost("/alerts", TakeAsync);
        _app.MapGet(Elsewhere, () => Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        _app.MapPost(Elsewhere, () => Results.Ok());
    }

    private async Task TakeAsync(HttpContext http)
    {
        var alert = await http.Request.ReadFromJsonAsync<Alert>(JsonSerializerOptions.Web);
        if (_refusals.TryDequeue(out var status))
        {
            await AnswerAsync(http, status);
        }
        else
        {
            _received.Enqueue(alert!);
        }
    }
}

/// <summary>The way to the relational store: a relay before a server, an interceptor before a file.</summary>
internal sealed class DatabaseLine : DbConnectionInterceptor, IAsyncDisposable
{
    private const int CannotOpen = 14;

    private volatile TaskCompletionSource _asked = new();
    private volatile TaskCompletionSource _open = Opened();
    private volatile bool _isCut;
    private TcpRelay? _relay;

    /// <summary>Leads a platform through this line.</summary>
    public void LeadThrough(IDictionary<string, string?> settings)
    {
        const string Key = "Apex:Storage:ConnectionString";
        if (settings["Apex:Storage:Provider"] == nameof(StorageProvider.Postgres))
        {
            var server = new NpgsqlConnectionStringBuilder(settings[Key]);
            _relay ??= TcpRelay.Start(server.Host!, server.Port);
            (server.Host, server.Port) = ("127.0.0.1", _relay.EndPoint.Port);
            settings[Key] = server.ConnectionString;
        }
    }

    public void Intercept(IServiceCollection services)
    {
        services.ConfigureDbContext<SqliteApexContext>(store => store.AddInterceptors(this));
        services.ConfigureDbContext<PostgresApexContext>(store => store.AddInterceptors(this));
    }

    public void Cut()
    {
        _isCut = true;
        _relay?.Cut();
    }

    /// <summary>Lets the store hang.</summary>
    /// <returns>Ends when the store is asked for a connection.</returns>
    public Task Stall()
    {
        _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _relay?.Stall();
        return _asked.Task;
    }

    public void Restore()
    {
        _isCut = false;
        _open.TrySetResult();
        _relay?.Restore();
    }

    /// <remarks>Heeds no token, as a driver that waits for a file does not.</remarks>
    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default)
    {
        _asked.TrySetResult();
        await (_relay is null ? _open.Task : Task.CompletedTask);
        return _relay is null && _isCut
            ? throw new SqliteException("unable to open database file", CannotOpen)
            : result;
    }

    public ValueTask DisposeAsync() => _relay?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource();
        opened.SetResult();
        return opened;
    }
}
