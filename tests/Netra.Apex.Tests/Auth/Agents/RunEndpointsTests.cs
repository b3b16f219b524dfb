using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Tests.Auth.Agents;

/// <summary>The endpoints over HTTP; every caller is Ann, who is signed in.</summary>
public sealed class RunEndpointsTests
{
    // The discard port: nobody listens there.
    private static readonly Dictionary<string, string?> Nobody = new()
    {
        ["Apex:Auth:Agents:Model:Endpoint"] = "http://127.0.0.1:9/v1",
        ["Apex:Auth:Agents:Model:Key"] = "k",
        ["Apex:Auth:Agents:Model:Model"] = "m",
        ["Apex:Auth:Agents:Model:Retries"] = "0",
    };

    // A free port, and a store in memory of each platform's own.
    private static Dictionary<string, string?> Ours => new()
    {
        ["Urls"] = "http://127.0.0.1:0",
        ["Apex:Storage:ConnectionString"] = $"Data Source={Guid.NewGuid()};Mode=Memory;Cache=Shared",
    };

    [Fact]
    public async Task Names_the_keys_of_the_model_that_is_missing()
    {
        var (status, detail) = await PostAsync([], """{"question":"Why?"}""");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(
            "No model is configured; set Apex:Auth:Agents:Model:Endpoint, Apex:Auth:Agents:Model:Key and "
            + "Apex:Auth:Agents:Model:Model.", detail);
    }

    [Fact]
    public async Task Says_that_the_model_cannot_be_reached()
    {
        var (status, detail) = await PostAsync(Nobody, """{"question":"Why?"}""");
        Assert.Equal(HttpStatusCode.BadGateway, status);
        Assert.StartsWith("The supervisor could not create the agents: The agent could not be asked:", detail);
    }

    [Fact]
    public async Task Takes_a_step_without_dependsOn_for_one_that_depends_on_nothing()
    {
        var (status, _) = await PostAsync(Nobody, """{"question":"Why?","steps":[{"name":"a","role":"data"}]}""");
        Assert.Equal(HttpStatusCode.BadGateway, status);
    }

    [Theory]
    [InlineData("{}", "The run has no question; send one in the field 'question'.")]
    [InlineData("""{"question":" "}""", "The run has no question; send one in the field 'question'.")]
    [InlineData("""{"question":"Why?","steps":[]}""", "The plan has no step; declare at least one.")]
    [InlineData("""{"question":"Why?","steps":[null]}""",
        "A step has a blank 'name'; give every step a name and a role.")]
    [InlineData("""{"question":"Why?","steps":[{"name":"a"}]}""",
        "A step has a blank 'role'; give every step a name and a role.")]
    [InlineData(
        """{"question":"Why?","steps":[{"name":"a","role":"data","dependsOn":[null]}]}""",
        "A step has a blank 'dependsOn'; give every step a name and a role.")]
    public async Task Refuses_an_order_that_cannot_run(string body, string reason) =>
        Assert.Equal((HttpStatusCode.UnprocessableEntity, reason), await PostAsync(Nobody, body));

    [Fact]
    public async Task Knows_no_run_that_was_never_ordered()
    {
        await using var app = await StartAsync([]);
        using var client = ClientOf(app);
        using var response = await client.GetAsync($"agents/runs/{Guid.CreateVersion7()}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Is_described_with_its_refusals_and_what_is_for_everybody_without_that_of_a_session()
    {
        await using var app = await StartAsync([]);
        using var client = ClientOf(app);
        var paths = (await client.GetFromJsonAsync<JsonElement>("openapi/v1.json")).GetProperty("paths");
        Assert.Equal(["201", "401", "422", "429", "502", "503"], Statuses(paths, "/agents/runs", "post"));
        Assert.Equal(["200", "404"], Statuses(paths, "/data/profiles/{id}", "get"));
    }

    [Fact]
    public async Task Tells_the_supervisor_why_a_tool_failed_and_ends_a_model_that_only_calls_tools()
    {
        await using var app = await StartAsync(Nobody);
        var client = app.Services.GetRequiredService<IChatClient>().GetRequiredService<FunctionInvokingChatClient>();
        Assert.Equal((true, 10), (client.IncludeDetailedErrors, client.MaximumIterationsPerRequest));
    }

    private static IEnumerable<string> Statuses(JsonElement paths, string path, string method) =>
        paths.GetProperty(path).GetProperty(method).GetProperty("responses").EnumerateObject()
            .Select(status => status.Name).Order();

    private static async Task<(HttpStatusCode Status, string? Detail)> PostAsync(
        Dictionary<string, string?> settings, string body)
    {
        await using var app = await StartAsync(settings);
        using var client = ClientOf(app);
        using var response = await client.PostAsync("agents/runs", new StringContent(body, null, "application/json"));
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (response.StatusCode, problem.GetProperty("detail").GetString());
    }

    private static HttpClient ClientOf(WebApplication app) =>
        new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(app.Urls.First()) };

    private static async Task<WebApplication> StartAsync(Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection([.. settings, .. Ours]);
        builder.AddApex();
        builder.Services.AddSingleton<IStartupFilter, SignedIn>().AddLogging(logging => logging.ClearProviders());
        var app = builder.Build();
        app.MapApex();
        await app.StartAsync();
        return app;
    }

    private sealed class SignedIn : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app => next(app.Use((http, rest) =>
        {
            http.User = new Customer("ann", "ann@example.com").ToPrincipal();
            return rest(http);
        }));
    }
}
