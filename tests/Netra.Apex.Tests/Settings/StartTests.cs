using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Netra.Apex.Tests.Settings;

/// <summary>The platform starts with a configuration that it can use, and names what it cannot.</summary>
public sealed class StartTests
{
    private static readonly string[] ForEverybody =
    [
        "/", "/auth/complete", "/auth/consent", "/auth/consent", "/auth/sign-in", "/data/profiles/{id}",
        "/demo/sessions", "/demo/sessions/{id}/events", "/health", "/metrics", "/openapi/{documentName}.json",
    ];

    [Theory]
    [InlineData("Apex:Storage:Provider", "mysql", "Apex:Storage:Provider is 'mysql'; give Sqlite or Postgres.")]
    [InlineData("Apex:Storage:Provider", "1", "Apex:Storage:Provider is '1'; give Sqlite or Postgres.")]
    [InlineData("Apex:Security:Permissions:DefaultRole", "Free,Pro",
        "DefaultRole is 'Free,Pro'; give Free or Pro or Enterprise.")]
    [InlineData("Apex:Security:Permissions:Servers:ghost", "Owner",
        "Servers:ghost is 'Owner'; give Free or Pro or Enterprise.")]
    [InlineData("Apex:Security:Permissions:Administrators", "root",
        "Administrators is a section; it cannot be 'root'.")]
    [InlineData("Apex:Infrastructure:Factory:Weights:NETRA1001", "much", "Weights:NETRA1001 is 'much'; give a number.")]
    [InlineData("Apex:Business:Compensation:Partners", "lab", "Partners is a section; it cannot be 'lab'.")]
    [InlineData("Apex:Business:Compensation:Partners:1:ListPrice", "5,5",
        "Partners:1:ListPrice is '5,5'; give a number.")]
    [InlineData("Apex:Business:Compensation:Partners:1:Fallback", "http://",
        "Partners:1:Fallback is not an address; give one such as")]
    [InlineData("Apex:Business:Compensation:Backoff", "soon", "Backoff is 'soon'; give a time such as 00:00:30.")]
    [InlineData("Apex:Business:Scheduling:Workers:0", "1",
        "Workers:0 is unknown; Apex:Business:Scheduling:Workers is a value, not a section.")]
    [InlineData("Apex:Storage:ConnectionString", " ", "Apex:Storage:ConnectionString is blank")]
    [InlineData("Apex:Storage:ConnectionString", "Data Source=:memory:", "Mode=Memory;Cache=Shared")]
    [InlineData("Apex:Storage", "1", "Apex:Storage is a section; it cannot be '1'.")]
    [InlineData("Apex:Data:Cache:Redis", "",
        "Apex:Data:Cache:Redis is not a valid StackExchange.Redis configuration")]
    [InlineData("Apex:Storage:Conection", "x",
        "Apex:Storage:Conection is unknown; expected one of Provider, ConnectionString.")]
    [InlineData("Apex:Stroage:Provider", "Sqlite",
        "Apex:Stroage is unknown; expected one of Storage, Auth, Data, Performance, Quality, Business, Security, "
        + "Infrastructure.")]
    [InlineData("Apex:Quality:Metrics:InfluxDb", "127.0.0.1", "Apex:Quality:Metrics:InfluxDb is not an HTTP address")]
    public async Task Refuses_a_setting_that_it_cannot_use_by_name(string key, string value, string sentence)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync((key, value)));
        Assert.Contains(sentence, refusal.Message);
    }

    [Theory]
    [InlineData("Data Source=/nowhere/apex.db")]
    [InlineData("nonsense")]
    public async Task Refuses_a_store_that_it_cannot_open(string connection)
    {
        var refusal =
            await Assert.ThrowsAsync<CannotStartException>(() =>
                StartAsync(("Apex:Storage:ConnectionString", connection)));
        Assert.StartsWith("Apex:Storage:ConnectionString does not lead to a usable store: ", refusal.Message);
    }

    [Fact]
    public async Task Ends_with_one_sentence_and_the_code_for_a_bad_configuration() =>
        Assert.Equal(
            Startup.BadConfiguration, await Startup.RunAsync(() => StartAsync(("Apex:Storage:Provider", "mysql"))));

    /// <remarks>Two parts of the platform look at these settings when it starts.</remarks>
    [Theory]
    [InlineData("ftp://127.0.0.1/offers", "Workers", "1")]
    [InlineData("http://127.0.0.1/offers", "Workers", "0")]
    [InlineData("http://127.0.0.1/offers", "Workers", "many")]
    [InlineData("http://127.0.0.1/offers", "Foo", "1")]
    public async Task Ends_with_the_same_code_when_several_parts_refuse_it(string feed, string key, string value)
    {
        const string section = "Apex:Business:Scheduling";
        var code = await Startup.RunAsync(() => StartAsync(($"{section}:Feed", feed), ($"{section}:{key}", value)));
        Assert.Equal(Startup.BadConfiguration, code);
    }

    [Fact]
    public async Task Lets_through_what_goes_wrong_beside_a_bad_configuration()
    {
        var bad = new OptionsValidationException("", typeof(object), ["Bad."]);
        var both = new AggregateException(bad, new InvalidOperationException());
        Assert.Same(both, await Assert.ThrowsAsync<AggregateException>(() => Startup.RunAsync(() => throw both)));
    }

    [Fact]
    public async Task Ends_well_when_it_is_stopped_while_it_starts()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddHostedService<StoppedWhileItStarts>();
        await using var app = builder.Build();
        Assert.Equal(0, await Startup.RunAsync(app.RunUntilStoppedAsync));
    }

    [Fact]
    public async Task Lets_what_goes_wrong_later_through() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Startup.RunAsync(() => throw new InvalidOperationException()));

    /// <remarks>The fallback policy asks every other endpoint for a session.</remarks>
    [Fact]
    public async Task Only_these_endpoints_are_for_everybody()
    {
        await using var app = Build(("Apex:Storage:ConnectionString", "Data Source=start;Mode=Memory;Cache=Shared"));
        var open = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText);
        Assert.Equal(ForEverybody, open.Order(StringComparer.Ordinal));
    }

    private static async Task StartAsync(params (string Key, string? Value)[] settings)
    {
        await using var app = Build(settings);
        await app.StartAsync();
    }

    private static WebApplication Build(params (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary());
        builder.Logging.ClearProviders();
        builder.AddApex();
        var app = builder.Build();
        app.MapApex();
        return app;
    }

    private sealed class StoppedWhileItStarts(IHostApplicationLifetime life) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            life.StopApplication();
            return Task.Delay(Timeout.Infinite, cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
