using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Netra.CriticalTests.Performance;

/// <summary>What a tool of the laboratory gives.</summary>
internal sealed record Reading(string Sensor, Amount Amount);

/// <summary>What a sensor measures.</summary>
internal sealed record Amount(int Value);

/// <summary>A call of a tool of the laboratory.</summary>
/// <param name="Reading">Its argument.</param>
/// <param name="Execution">What the caller says it belongs to; null: nothing.</param>
/// <param name="Client">What the caller calls itself; null: nothing.</param>
/// <param name="Abandoned">Cancelled when the caller gives up.</param>
internal sealed record LabCall(int Reading, Guid? Execution, string? Client, CancellationToken Abandoned)
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gives what was asked for.</summary>
    public Task<CallToolResult> AnswerAsync() => Task.FromResult(Result(new Reading("gauge", new Amount(Reading))));

    /// <summary>Gives something that is no reading.</summary>
    public Task<CallToolResult> AnswerNonsenseAsync() =>
        Task.FromResult(Result(new { sensor = "gauge", amount = "warm" }));

    /// <summary>Fails.</summary>
    public static Task<CallToolResult> ThrowAsync() => throw new McpException("The sensor is cold.");

    /// <summary>Hangs until it is released, and then gives what was asked for.</summary>
    public async Task<CallToolResult> HangAsync()
    {
        await _released.Task.WaitAsync(Abandoned);
        return await AnswerAsync();
    }

    /// <summary>Lets the call go on.</summary>
    public void Release() => _released.TrySetResult();

    private static CallToolResult Result<T>(T content) =>
        new() { StructuredContent = JsonSerializer.SerializeToElement(content, JsonSerializerOptions.Web) };
}

/// <summary>A tool of the laboratory.</summary>
/// <param name="name">Its name.</param>
/// <param name="work">What it does.</param>
internal sealed class LabTool(string name, Func<LabCall, Task<CallToolResult>> work)
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>What it does, from now on.</summary>
    public Func<LabCall, Task<CallToolResult>> Work { get; set; } = work;

    /// <summary>The calls that have reached it, oldest first.</summary>
    public ConcurrentQueue<LabCall> Calls { get; } = new();

    public Task<CallToolResult> ReadAsync(
        int reading, RequestContext<CallToolRequestParams> request, CancellationToken cancel)
    {
        var execution = (Guid?)request.Params.Meta?["netra.apex/execution"];
        var call = new LabCall(reading, execution, request.Server.ClientInfo?.Name, cancel);
        Calls.Enqueue(call);
        return Work(call);
    }
}

/// <summary>An MCP server that is not the platform's, on loopback; it sets a cookie, and gains tools while it
/// runs.</summary>
public sealed class ToolLab : IAsyncDisposable
{
    // Of all tools, by one name; as servers write it that say in this way what may be absent.
    private static readonly JsonElement Schema = JsonElement.Parse(
        """
        {
          "$id": "https://lab.example/reading", "type": "object", "required": ["sensor", "amount"],
          "properties": {
            "sensor": { "type": "string" },
            "amount": {
              "anyOf": [{ "type": "null" }, { "type": "object", "properties": { "value": { "type": "integer" } } }]
            }
          }
        }
        """);

    private readonly McpServerPrimitiveCollection<McpServerTool> _tools = [];
    private readonly WebApplication _app;

    private ToolLab()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddMcpServer(options => options.ToolCollection = _tools).WithHttpTransport();
        _app = builder.Build();
        _app.Use(ReadCookies);
        _app.MapMcp("/mcp");
    }

    /// <summary>Where the server is.</summary>
    public string Address => $"{_app.Urls.First()}/mcp";

    /// <summary>The cookies of all requests; blank for one without.</summary>
    public ConcurrentQueue<string> Cookies { get; } = new();

    public static async Task<ToolLab> StartAsync()
    {
        var lab = new ToolLab();
        await lab._app.StartAsync();
        return lab;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Gives the server one more tool, which takes a number, <c>reading</c>, and gives a reading.</summary>
    internal LabTool Add(string name, Func<LabCall, Task<CallToolResult>> work)
    {
        var tool = new LabTool(name, work);
        _tools.Add(McpServerTool.Create(tool.ReadAsync, new McpServerToolCreateOptions
        {
            Name = name,
            UseStructuredContent = true,
            OutputSchema = Schema,
        }));
        return tool;
    }

    private Task ReadCookies(HttpContext http, RequestDelegate next)
    {
        Cookies.Enqueue(http.Request.Headers.Cookie.ToString());
        http.Response.Headers.SetCookie = "lab=known";
        return next(http);
    }
}
