using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Data.Usage;

namespace Netra.Apex.Tests.Data.Usage;

/// <summary>A platform on files of its own, where a header says who asks.</summary>
internal sealed class UsagePlatform : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netra-usage-");
    private readonly WebApplication _app;

    private UsagePlatform(Action<IServiceCollection> change, (string Key, string Value)[] settings) =>
        _app = Build(change, settings);

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.UnixEpoch.AddYears(56));

    public string Folder => _folder.FullName;

    public static async Task<UsagePlatform> StartAsync(
        Action<IServiceCollection>? change = null, params (string Key, string Value)[] settings)
    {
        var platform = new UsagePlatform(change ?? (_ => { }), settings);
        platform._app.MapApex();
        await platform._app.StartAsync();
        return platform;
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public HttpClient ClientOf(string customer)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        client.BaseAddress = new Uri(_app.Urls.First());
        client.DefaultRequestHeaders.Add(HeaderScheme.Header, customer);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private WebApplication Build(Action<IServiceCollection> change, (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(Settings()).AddInMemoryCollection(Pairs(settings));
        builder.Logging.ClearProviders();
        builder.AddApex();
        SignInByHeader(builder.Services.AddSingleton<TimeProvider>(Time));
        change(builder.Services);
        return builder.Build();
    }

    private static void SignInByHeader(IServiceCollection services) =>
        services.AddAuthentication(HeaderScheme.Header)
            .AddScheme<AuthenticationSchemeOptions, HeaderScheme>(HeaderScheme.Header, _ => { });

    private static IEnumerable<KeyValuePair<string, string?>> Pairs((string Key, string Value)[] settings) =>
        settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value));

    private IEnumerable<KeyValuePair<string, string?>> Settings() =>
    [
        new("Urls", "http://127.0.0.1:0"),
        new("Apex:Storage:ConnectionString", $"Data Source={Folder}/apex.db;Pooling=False"),
        new("Apex:Data:Analytics:Connection", $"Data Source={Folder}/analytics.db;Pooling=False"),
        new("Apex:Performance:Search:Folder", $"{Folder}/corpora"),
        new("Apex:Security:Permissions:DefaultRole", "Enterprise"),
    ];

    private sealed class HeaderScheme(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        public const string Header = "X-Customer";

        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var name = Request.Headers[Header].ToString();
            var customer = new Customer(name, $"{name}@example.com").ToPrincipal();
            return Task.FromResult(
                name.Length == 0
                    ? AuthenticateResult.NoResult() : AuthenticateResult.Success(new(customer, Scheme.Name)));
        }
    }
}

/// <summary>An analytics store that fails while it is broken, and removes lines late while it is slow.</summary>
internal sealed class BreakableAnalytics(IAnalyticsStore right) : IAnalyticsStore
{
    public bool IsBroken { get; set; }

    public bool IsSlow { get; set; }

    /// <summary>Happens before each reading of the usage.</summary>
    public Func<Task> BeforeUsage { get; set; } = () => Task.CompletedTask;

    public Task PrepareAsync(CancellationToken cancel) => right.PrepareAsync(cancel);

    public Task StageAsync(Guid report, IReadOnlyList<UsageLine> lines, CancellationToken cancel) =>
        Right.StageAsync(report, lines, cancel);

    public async Task<bool> RemoveAsync(Guid report, CancellationToken cancel) =>
        !IsSlow && await Right.RemoveAsync(report, cancel);

    public async Task<ILookup<Guid, GpuUsage>> UsageAsync(IReadOnlyCollection<Guid>? reports, CancellationToken cancel)
    {
        await BeforeUsage();
        return await Right.UsageAsync(reports, cancel);
    }

    private IAnalyticsStore Right =>
        IsBroken ? throw new AnalyticsUnavailableException(new IOException("Broken.")) : right;
}
