using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;
using Netra.Apex.Performance.Tools;
using Netra.Apex.Tests.Data.Usage;

namespace Netra.Apex.Tests.Performance.Tools;

/// <summary>Tools of other servers, run for a customer.</summary>
public sealed class ToolRunsTests
{
    private const string Nobody = "http://127.0.0.1:9/mcp";

    [Theory]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("'text'")]
    [InlineData("{")]
    [InlineData("")]
    public async Task Arguments_are_an_object(string body)
    {
        await using var remote = await RemoteServer.StartAsync(() => "pong");
        await using var platform = await remote.StartPlatformAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await remote.RunAsync(platform, "lab/tool", body)).Status);
    }

    [Fact]
    public async Task An_unknown_server_is_named_with_those_that_there_are()
    {
        await using var remote = await RemoteServer.StartAsync(() => "pong");
        await using var platform = await remote.StartPlatformAsync();
        var answer = await remote.RunAsync(platform, "nowhere/tool");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains("available: apex, away, busy, lab.", answer.Body);
    }

    [Fact]
    public async Task A_server_that_is_away_does_not_hide_the_tools_of_others()
    {
        await using var remote = await RemoteServer.StartAsync(() => "pong");
        await using var platform = await remote.StartPlatformAsync();
        using var ann = platform.ClientOf("ann");
        var listed = await ann.GetFromJsonAsync<ToolServerReport[]>("performance/tools");
        var others = listed!.Skip(1).Select(one => $"{one.Server} {one.IsAvailable} {one.Tools.Count}");
        Assert.Equal(["away False 0", "busy False 0", "lab True 1"], others);
    }

    [Fact]
    public async Task A_server_that_is_away_is_asked_no_more_after_a_while()
    {
        await using var remote = await RemoteServer.StartAsync(() => "pong");
        await using var platform = await remote.StartPlatformAsync();
        var statuses = await remote.RunTimesAsync(platform, "away/tool", times: 6);
        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.BadGateway, 5), HttpStatusCode.ServiceUnavailable], statuses);
    }

    [Fact]
    public async Task A_server_that_is_asked_too_often_has_not_failed()
    {
        await using var remote = await RemoteServer.StartAsync(() => "pong");
        await using var platform = await remote.StartPlatformAsync();
        var statuses = await remote.RunTimesAsync(platform, "busy/tool", times: 6);
        Assert.Equal(Enumerable.Repeat(HttpStatusCode.TooManyRequests, 6), statuses);
    }

    [Fact]
    public async Task A_tool_without_a_structured_result_gives_its_text()
    {
        await using var remote = await RemoteServer.StartAsync(() => "pong");
        await using var platform = await remote.StartPlatformAsync();
        var answer = await remote.RunAsync(platform, "lab/tool");
        var run = JsonSerializer.Deserialize<ToolExecution>(answer.Body, JsonSerializerOptions.Web)!;
        Assert.Equal(("pong", null, 0), (run.Text, run.Result, run.Insights.Count));
    }

    [Fact]
    public async Task A_tool_that_fails_its_trial_is_unavailable_again()
    {
        await using var remote = await RemoteServer.StartAsync(() => throw new InvalidOperationException());
        await using var platform = await remote.StartPlatformAsync();
        await remote.RunTimesAsync(platform, "lab/tool", times: 5);
        platform.Time.Advance(TimeSpan.FromSeconds(15));
        var trial = await remote.RunAsync(platform, "lab/tool");
        platform.Time.Advance(TimeSpan.FromSeconds(5));
        var after = await remote.RunAsync(platform, "lab/tool");
        Assert.Equal((HttpStatusCode.BadGateway, TimeSpan.FromSeconds(10)), (trial.Status, after.RetryAfter));
    }

    [Theory]
    [InlineData("{'type':'object','properties':{'a':{'$ref':'#/nowhere'}}}")]
    [InlineData("{'type':'object','properties':{'a':{'type':'some'}}}")]
    [InlineData("{'type':'object','properties':{'a':{'pattern':'('}}}")]
    public async Task A_schema_that_cannot_be_used_is_the_tools_fault(string schema)
    {
        await using var remote = await RemoteServer.StartAsync(() => "pong", schema.Replace('\'', '"'));
        await using var platform = await remote.StartPlatformAsync();
        Assert.Equal(HttpStatusCode.BadGateway, (await remote.RunAsync(platform, "lab/tool", "{\"a\":\"b\"}")).Status);
    }

    private sealed record Answer(HttpStatusCode Status, TimeSpan? RetryAfter, string Body);

    /// <summary>An MCP server with one tool, <c>tool</c>.</summary>
    private sealed class RemoteServer(WebApplication app) : IAsyncDisposable
    {
        public static async Task<RemoteServer> StartAsync(Func<string> work, string schema = "{\"type\":\"object\"}")
        {
            var tool = McpServerTool.Create(work, new McpServerToolCreateOptions { Name = "tool" });
            tool.ProtocolTool.InputSchema = JsonSerializer.Deserialize<JsonElement>(schema);
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            builder.Services.AddMcpServer().WithHttpTransport().WithTools([tool]);
            return await StartAsync(builder.Build());
        }

        public Task<UsagePlatform> StartPlatformAsync() => UsagePlatform.StartAsync(
            null,
            ("Apex:Performance:Tools:Servers:lab", app.Urls.First()),
            ("Apex:Performance:Tools:Servers:busy", $"{app.Urls.First()}/busy"),
            ("Apex:Performance:Tools:Servers:away", Nobody));

        public async Task<Answer> RunAsync(UsagePlatform platform, string tool, string arguments = "{}")
        {
            using var ann = platform.ClientOf("ann");
            using var content = new StringContent(arguments.Replace('\'', '"'), Encoding.UTF8, "application/json");
            using var response = await ann.PostAsync($"performance/tools/{tool}", content);
            var body = await response.Content.ReadAsStringAsync();
            return new Answer(response.StatusCode, response.Headers.RetryAfter?.Delta, body);
        }

        public async Task<IReadOnlyList<HttpStatusCode>> RunTimesAsync(
            UsagePlatform platform, string tool, int times)
        {
            var statuses = new List<HttpStatusCode>();
            while (statuses.Count < times)
            {
                statuses.Add((await RunAsync(platform, tool)).Status);
            }

            return statuses;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private static async Task<RemoteServer> StartAsync(WebApplication app)
        {
            app.MapMcp();
            app.Map("/busy", () => Results.StatusCode((int)HttpStatusCode.TooManyRequests));
            await app.StartAsync();
            return new RemoteServer(app);
        }
    }
}
