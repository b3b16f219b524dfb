using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using Netra.Apex.Client;
using Netra.Apex.Performance.Tools;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Security;

/// <summary>A program that runs tools with a token. At MCP and the socket it connects once and stays so.</summary>
/// <param name="node">The platform.</param>
/// <param name="token">The token that it sends.</param>
internal sealed class CustomerProgram(ApexNode node, string token) : IAsyncDisposable
{
    /// <summary>The three tools of the platform: the first for every role, the second from Pro, the third for
    /// Enterprise.</summary>
    public static readonly string[] Tools = ["gpu_analyzer", "performance_profiler", "cost_optimizer"];

    private static readonly Dictionary<string, string> Arguments = new()
    {
        ["performance_profiler"] = """{ "latenciesMs": [1], "targetMs": 1 }""",
        ["cost_optimizer"] = """{ "offers": [{ "gpu": "A100", "hourlyUsd": 1 }] }""",
    };

    private HttpClient? _http;
    private McpClient? _mcp;
    private ApexClient? _socket;
    private Task<ClientEvent?> _end = Task.FromResult<ClientEvent?>(null);

    /// <summary>What becomes of each of the three tools at a door: allowed; denied; refused, for the token; lost, with
    /// a connection that may come back.</summary>
    public async Task<string> RunEachAsync(string door) =>
        string.Join(' ', await Tools.OneByOneAsync(tool => RunAsync(door, $"apex/{tool}")));

    /// <summary>What becomes of a tool at each door.</summary>
    public async Task<string> RunEverywhereAsync(string tool = "apex/gpu_analyzer") =>
        $"{await RunAsync("http", tool)} {await RunAsync("mcp", tool)} {await RunAsync("socket", tool)}";

    /// <summary>What becomes of a tool, named with its server, at a door.</summary>
    public Task<string> RunAsync(string door, string tool)
    {
        var json = Arguments.GetValueOrDefault(tool[5..], "{}");
        var arguments = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;
        return (door switch
        {
            "http" => RunOverHttpAsync(tool, arguments),
            "mcp" => RunOverMcpAsync(tool, arguments),
            _ => RunOverSocketAsync(tool, arguments),
        }).InTimeAsync($"{tool} is answered at {door}");
    }

    /// <summary>The tools that the platform's MCP server lists.</summary>
    public async Task<IEnumerable<string>> ListAsync()
    {
        var listed = await (_mcp ??= await ConnectAsync()).ListToolsAsync();
        return listed.Select(tool => tool.Name).Order(StringComparer.Ordinal);
    }

    /// <summary>What becomes of the connection of the socket, without a word from here: refused, for the token; lost,
    /// when it is open or may come back.</summary>
    public async Task<string> EndOfSocketAsync()
    {
        await InTime.GiveAMomentAsync(_end);
        return _end.IsCompletedSuccessfully && await _end is ClientEvent.Refused ? "refused" : "lost";
    }

    public async ValueTask DisposeAsync()
    {
        await (_mcp?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_socket?.DisposeAsync() ?? ValueTask.CompletedTask);
        _http?.Dispose();
    }

    private static string OutcomeOf(int status) => status switch
    {
        200 => "allowed",
        401 => "refused",
        403 => "denied",
        _ => $"{status}",
    };

    private HttpClient Http()
    {
        var client = node.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    private async Task<string> RunOverHttpAsync(string tool, Dictionary<string, JsonElement> arguments)
    {
        using var response = await (_http ??= Http()).PostAsJsonAsync($"performance/tools/{tool}", arguments);
        return OutcomeOf((int)response.StatusCode);
    }

    private Task<McpClient> ConnectAsync()
    {
        var options = new HttpClientTransportOptions
        {
            Endpoint = new Uri(node.Address, ToolsModule.Path),
            TransportMode = HttpTransportMode.StreamableHttp,
        };
        return McpClient.CreateAsync(new HttpClientTransport(options, Http(), ownsHttpClient: true));
    }

    private async Task<string> RunOverMcpAsync(string tool, Dictionary<string, JsonElement> arguments)
    {
        try
        {
            var given = arguments.ToDictionary(argument => argument.Key, argument => (object?)argument.Value);
            var result = await (_mcp ??= await ConnectAsync()).CallToolAsync(tool["apex/".Length..], given);
            return result.IsError == true ? "failed" : "allowed";
        }
        catch (McpProtocolException refusal) when (refusal.ErrorCode == McpErrorCode.InvalidRequest)
        {
            return "denied";
        }
        catch (HttpRequestException refusal)
        {
            return OutcomeOf((int?)refusal.StatusCode ?? 0);
        }
    }

    private async Task<string> RunOverSocketAsync(string tool, Dictionary<string, JsonElement> arguments)
    {
        try
        {
            var result = await (_socket ??= Start()).RunToolAsync(tool.Split('/')[0], tool.Split('/')[1], arguments);
            return OutcomeOf(result.Status);
        }
        catch (Exception end) when (end is ClientEndedException or IOException)
        {
            return await EndOfSocketAsync();
        }
    }

    private ApexClient Start()
    {
        var options = new ApexClientOptions
        {
            Address = node.Address,
            Token = token,
            Handler = new SocketsHttpHandler { UseProxy = false },
        };
        var client = new ApexClient(Options.Create(options), TimeProvider.System);
        client.Start();
        _end = client.Events.ReadAllAsync().LastOrDefaultAsync().AsTask();
        return client;
    }
}
