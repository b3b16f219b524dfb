using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Netra.Apex;

namespace Netra.CriticalTests.Fixtures;

/// <summary>A platform in this process: the product's own composition, on a free loopback port, with its configuration
/// in memory.</summary>
public sealed class ApexNode : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ApexNode(WebApplication app) => _app = app;

    /// <summary>Where the platform listens: the first address that is no socket of the machine's own.</summary>
    public Uri Address => new(_app.Urls.First(url => !url.Contains("//unix:", StringComparison.Ordinal)));

    /// <summary>The services of the running platform.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts a platform.</summary>
    /// <param name="settings">Its configuration; where it listens unless stated is a free loopback port.</param>
    /// <param name="change">Changes registrations after the platform has made its own.</param>
    public static async Task<ApexNode> StartAsync(
        IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection> change)
    {
        // A watched file takes one of the 128 watchers that Linux gives a user; these settings are in no file.
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection([new("Urls", "http://127.0.0.1:0")])
            .AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.AddApex();
        change(builder.Services);
        return await StartAsync(builder.Build());
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task<ApexNode> StartAsync(WebApplication app)
    {
        app.MapApex();
        try
        {
            await app.StartAsync();
            return new ApexNode(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }
}
