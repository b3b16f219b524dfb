using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Netra.Apex.Tests.Auth;

/// <summary>A platform on a store in memory and a clock that stands still.</summary>
internal sealed class AuthPlatform : IAsyncDisposable
{
    private readonly WebApplication _app;

    private AuthPlatform(WebApplication app, FakeTimeProvider time) => (_app, Time) = (app, time);

    public FakeTimeProvider Time { get; }

    public Uri Address => new(_app.Urls.First());

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static Task<AuthPlatform> StartAsync(params (string Key, string Value)[] settings) =>
        StartAsync(_ => { }, settings);

    public static async Task<AuthPlatform> StartAsync(
        Action<IServiceCollection> change, params (string Key, string Value)[] settings)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(60));
        var builder = BuilderWith(Settings(settings));
        builder.Services.AddSingleton<TimeProvider>(time);
        change(builder.Services);
        return await StartAsync(builder.Build(), time);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static WebApplicationBuilder BuilderWith(Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.AddApex();
        return builder;
    }

    private static async Task<AuthPlatform> StartAsync(WebApplication app, FakeTimeProvider time)
    {
        app.MapApex();
        await app.StartAsync();
        return new AuthPlatform(app, time);
    }

    private static Dictionary<string, string?> Settings((string Key, string Value)[] settings) => new(
        settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
    {
        ["Urls"] = "http://127.0.0.1:0",
        ["Apex:Storage:ConnectionString"] = $"Data Source=auth-{Guid.NewGuid():N};Mode=Memory;Cache=Shared",
    };
}
