using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Netra.Apex.Data;
using Netra.Apex.Network;
using Netra.Apex.Performance.Admission;
using Netra.Apex.Security.Permissions;
using Netra.Apex.Security.Tokens;
using Breaking = Polly.CircuitBreaker.CircuitBreakerStrategyOptions;
using Role = Netra.Apex.Security.Permissions.Role;

namespace Netra.Apex.Performance.Tools;

/// <summary>Tools over the Model Context Protocol: the platform offers three of its own to any MCP client, and runs
/// those and the tools of other servers for its customers.</summary>
internal static class ToolsModule
{
    /// <summary>Where the platform's own MCP server is.</summary>
    public const string Path = "/performance/mcp";

    /// <summary>The HTTP client for all tool servers.</summary>
    public const string Wire = "tools";

    /// <summary>The options of every tool's circuit breaker.</summary>
    public const string Breaker = "tools";

    // All numbers in the tools' arguments and results are quantities; products of two still fit a decimal.
    private const decimal Most = 1e14m;

    private static readonly AIJsonSchemaCreateOptions Strict = new()
    {
        TransformSchemaNode = (_, schema) => Bound(schema),
        TransformOptions = new AIJsonSchemaTransformOptions { DisallowAdditionalProperties = true },
    };

    /// <summary>How the platform introduces itself, as a server and as a client.</summary>
    public static Implementation Platform { get; } =
        new() { Name = "netra-apex", Version = typeof(ToolsModule).Assembly.GetName().Version!.ToString(3) };

    public static void AddTools(this WebApplicationBuilder builder)
    {
        builder.Services.AddOwnServer();
        builder.Services.AddSingleton<ToolCircuits>().AddSingleton<ToolServers>().AddSingleton<ToolRuns>();
        builder.Services.AddOptions<Breaking>(Breaker).Configure<IOptions<DataSettings>>(Configure);
        builder.Services.AddHttpClient(Wire, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .UseStatelessHandler();
    }

    public static void MapTools(this WebApplication app)
    {
        app.MapMcp(Path).AsBatch().AcceptsTokens();
        app.MapMethods(Path, [HttpMethods.Get, HttpMethods.Delete], RefuseMethod).AcceptsTokens()
            .ExcludeFromDescription();
        ToolEndpoints.Map(app);
    }

    // Without sessions of its own the server has none to listen to or to end. Clients ask for both, and would take a
    // 401 for a bad token.
    private static IResult RefuseMethod(HttpResponse response)
    {
        response.Headers.Allow = HttpMethods.Post;
        return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
    }

    // Permissions come before the check of arguments: who may not run a tool learns nothing of it.
    private static void AddOwnServer(this IServiceCollection services)
    {
        services.AddTool<GpuAnalyzer>("gpu_analyzer", Role.Free, tool => tool.AnalyzeAsync);
        services.AddTool<CostOptimizer>("cost_optimizer", Role.Enterprise, tool => tool.OptimizeAsync);
        services.AddTool<PerformanceProfiler>("performance_profiler", Role.Pro, tool => tool.Profile);
        services.AddSingleton<ToolPermissions>();
        services.AddOptions<McpServerOptions>().Configure<ToolPermissions>(ToolDoor.Guard);
        services.AddMcpServer(Configure).WithHttpTransport();
    }

    private static void AddTool<T>(
        this IServiceCollection services, string name, Role needed, Func<T, Delegate> method)
        where T : class => services.AddSingleton<T>().AddSingleton(all =>
            McpServerTool.Create(method(all.GetRequiredService<T>()), new McpServerToolCreateOptions
            {
                Name = name,
                Services = all,
                Metadata = [new RoleRequirement(needed)],
                ReadOnly = true,
                UseStructuredContent = true,
                SchemaCreateOptions = Strict,
            }));

    private static JsonNode Bound(JsonNode schema)
    {
        if (schema is JsonObject node && node["type"]?.ToString() is "number" or "integer")
        {
            (schema["minimum"], schema["maximum"]) = (0, Most);
        }

        return schema;
    }

    // Bad arguments are a result of the tool, by which a model can correct itself, says the protocol.
    private static void Configure(McpServerOptions server)
    {
        server.ServerInfo = Platform;
        server.Filters.Request.CallToolFilters.Add(next => (call, cancel) => Contract.ProblemOf(call) is { } problem
            ? ValueTask.FromResult(Refusal(problem))
            : next(call, cancel));
    }

    private static CallToolResult Refusal(string problem) =>
        new() { IsError = true, Content = [new TextContentBlock { Text = problem }] };

    // A customer who hangs up says nothing against the tool, nor does a server that is asked too often. That may be the
    // platform's own: its limit of requests holds for what the platform asks itself, too.
    private static void Configure(Breaking breaker, IOptions<DataSettings> settings)
    {
        settings.Value.Resilience.Limit(breaker);
        breaker.ShouldHandle = call => ValueTask.FromResult(IsFailure(call.Outcome.Exception));
    }

    private static bool IsFailure(Exception? outcome) =>
        outcome is not (null or OperationCanceledException) && !ToolCircuits.IsBusy(outcome);
}
