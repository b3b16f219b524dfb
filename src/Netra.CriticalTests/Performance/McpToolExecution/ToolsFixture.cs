using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Netra.Apex.Data.Resilience;
using Netra.Apex.Data.Usage;
using Netra.Apex.Performance.Tools;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Performance;

/// <summary>What became of a tool that a customer ran.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Run">The execution; null when the tool has no result.</param>
/// <param name="Detail">Why it has none; null when it has.</param>
/// <param name="Execution">The id of the execution, whether it has a result or none.</param>
internal sealed record ToolAnswer(HttpStatusCode Status, ToolExecution? Run, string? Detail, Guid? Execution)
{
    /// <summary>After which time the platform wants to be asked again; null: it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>A run that waits for its tool.</summary>
/// <param name="Call">What has reached the tool.</param>
/// <param name="Answer">What becomes of it.</param>
internal sealed record BegunRun(LabCall Call, Task<ToolAnswer> Answer)
{
    /// <summary>Lets the tool answer.</summary>
    public Task<ToolAnswer> ReleaseAsync()
    {
        Call.Release();
        return Answer;
    }

    /// <summary>The HTTP status, after a moment; null while there is none.</summary>
    public async Task<HttpStatusCode?> StatusAsync()
    {
        await InTime.GiveAMomentAsync(Answer);
        return Answer.IsCompleted ? (await Answer).Status : null;
    }
}

/// <summary>A platform that knows one more tool server, and a customer, Ann.</summary>
public sealed class ToolsFixture : ApexFixture
{
    private readonly LogLines _log = new(LogLevel.Information);
    private ToolLab? _lab;
    private HttpClient? _ann;

    /// <summary>The other tool server.</summary>
    internal ToolLab Lab => _lab ?? throw new InvalidOperationException("The laboratory has not been started.");

    /// <summary>How long a tool may take, where nothing else is said.</summary>
    internal static TimeSpan Limit => new ToolsSettings().CallTimeout;

    /// <summary>After how many failures in a row a tool is unavailable, where nothing else is said.</summary>
    internal static int Failures => new ResilienceSettings().MinimumThroughput;

    /// <summary>How long it is not tried again then.</summary>
    internal static TimeSpan Break => new ResilienceSettings().BreakDuration;

    /// <summary>The time on the platform's clock.</summary>
    internal DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>What the log has heard last of runs.</summary>
    internal string? LastInLog => _log.Of<ToolRuns>(after: 0).LastOrDefault()?.Text;

    private HttpClient Ann => _ann ?? throw new InvalidOperationException("Ann has not signed in.");

    public override async Task InitializeAsync()
    {
        _lab = await ToolLab.StartAsync();
        await base.InitializeAsync();
        _ann = await Platform.ClientAsync("Ann");
    }

    // Ann first: what she waits for is then given up.
    public override async Task DisposeAsync()
    {
        _ann?.Dispose();
        await base.DisposeAsync();
        await (_lab?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>The version of the protocol that the server and a client agree on; "refused" without one.</summary>
    /// <param name="version">The newest version that the client knows; null: the newest that there is.</param>
    internal async Task<string?> NegotiateAsync(string? version)
    {
        try
        {
            await using var client = await ConnectAsync(await Platform.SignInAsync("Ann"), version);
            return client.NegotiatedProtocolVersion;
        }
        catch (Exception refusal) when (refusal is McpException or HttpRequestException)
        {
            return "refused";
        }
    }

    /// <summary>The tools that the platform's server lists; in their place the HTTP status when it refuses, or the
    /// error of a server that has let the client in.</summary>
    internal async Task<IEnumerable<string>> ToolsOfAsync(string cookie)
    {
        try
        {
            await using var client = await ConnectAsync(cookie);
            var tools = await client.ListToolsAsync();
            return tools.Select(tool => Describe(tool.ProtocolTool)).Order(StringComparer.Ordinal);
        }
        catch (HttpRequestException refusal)
        {
            return [$"{refusal.StatusCode}"];
        }
        catch (McpException error)
        {
            return [error.Message];
        }
    }

    /// <summary>Connects an MCP client to the platform's server; the caller disposes it.</summary>
    internal Task<McpClient> ConnectAsync(string cookie, string? version = null)
    {
        var options = new HttpClientTransportOptions
        {
            Endpoint = new Uri(Platform.Address, ToolsModule.Path),
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = new Dictionary<string, string> { ["Cookie"] = cookie },
        };
        var transport = new HttpClientTransport(options, Platform.Client(), ownsHttpClient: true);
        return McpClient.CreateAsync(transport, new McpClientOptions { ProtocolVersion = version });
    }

    /// <summary>Ends a session.</summary>
    internal async Task SignOutAsync(string cookie)
    {
        using var client = Platform.Client();
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        using var response = await client.PostAsync("auth/sign-out", content: null);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Records what a customer used.</summary>
    internal async Task ReportUsageAsync(string customer, string workload, params UsageLine[] lines)
    {
        using var client = await Platform.ClientAsync(customer);
        using var response = await client.PostAsJsonAsync("data/usage-reports", new { workload, lines });
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The tools of the laboratory, as the platform lists them.</summary>
    internal async Task<IReadOnlyList<ToolReport>> ListAsync()
    {
        var servers = await Ann.GetFromJsonAsync<ToolServerReport[]>("performance/tools");
        return servers!.Single(server => server.Server == "lab").Tools;
    }

    /// <summary>From when on a failing tool is tried again; null: it is available.</summary>
    internal async Task<DateTimeOffset?> MarkAsync(string tool) =>
        (await ListAsync()).Single(listed => listed.Name == tool).UnavailableUntil;

    /// <summary>Runs a tool of the laboratory for Ann.</summary>
    internal Task<ToolAnswer> ReadAsync(string tool, int reading = 1, CancellationToken cancel = default) =>
        RunAsync($"lab/{tool}", new { reading }, cancel);

    /// <summary>Runs a tool for a customer.</summary>
    internal async Task<ToolAnswer> RunAsync<T>(string customer, string tool, T arguments)
    {
        using var client = await Platform.ClientAsync(customer);
        return await RunAsync(client, tool, arguments);
    }

    /// <summary>Runs a tool for Ann.</summary>
    internal Task<ToolAnswer> RunAsync<T>(string tool, T arguments, CancellationToken cancel = default) =>
        RunAsync(Ann, tool, arguments, cancel);

    private static async Task<ToolAnswer> RunAsync<T>(
        HttpClient customer, string tool, T arguments, CancellationToken cancel = default)
    {
        using var response = await customer.PostAsJsonAsync($"performance/tools/{tool}", arguments, cancel);
        if (response.IsSuccessStatusCode)
        {
            var run = await response.Content.ReadFromJsonAsync<ToolExecution>(cancel);
            return new ToolAnswer(response.StatusCode, run, null, run!.Id);
        }

        var problem = await response.Content.ReadFromJsonAsync<ProblemDetails>(cancel);
        var execution = ((JsonElement)problem!.Extensions["execution"]!).GetGuid();
        var answer = new ToolAnswer(response.StatusCode, null, problem.Detail, execution);
        return answer with { RetryAfter = response.Headers.RetryAfter?.Delta };
    }

    /// <summary>Runs the platform's <c>performance_profiler</c> for Ann.</summary>
    /// <returns>The HTTP status, and what a client over MCP is told of the same call.</returns>
    internal async Task<string> ProfileAsync(double latencyMs, params (string Name, double Value)[] others)
    {
        var arguments = others.ToDictionary(argument => argument.Name, argument => (object?)argument.Value);
        arguments["latenciesMs"] = new[] { latencyMs };
        await using var client = await ConnectAsync(await Platform.SignInAsync("Ann"));
        var (answer, told) = (await RunAsync("apex/performance_profiler", arguments),
            await client.CallToolAsync("performance_profiler", arguments));
        return $"{answer.Status}, {(told.IsError == true ? "refused" : "done")}";
    }

    /// <summary>Makes a tool fail until the platform should have had enough.</summary>
    internal async Task FailAsync(string tool)
    {
        for (var call = 0; call < Failures; call++)
        {
            await ReadAsync(tool);
        }
    }

    /// <summary>Moves the clock, and runs a tool of the laboratory for Ann.</summary>
    internal Task<ToolAnswer> ReadAfterAsync(TimeSpan wait, string tool)
    {
        Time.Advance(wait);
        return ReadAsync(tool);
    }

    /// <summary>Runs a tool up to the moment in which it is called, or the platform refuses to call it.</summary>
    internal async Task<BegunRun> BeginAsync(LabTool tool, CancellationToken cancel = default)
    {
        var before = tool.Calls.Count;
        var answer = ReadAsync(tool.Name, cancel: cancel);
        await InTime.TrueAsync(() => new(tool.Calls.Count > before || answer.IsCompleted), "the tool is called");
        return new BegunRun(tool.Calls.Last(), answer);
    }

    /// <summary>Runs a tool and hangs up.</summary>
    internal async Task HangUpAsync(LabTool tool)
    {
        using var hangUp = new CancellationTokenSource();
        var begun = await BeginAsync(tool, hangUp.Token);
        await hangUp.CancelAsync();
        await InTime.TrueAsync(() => new(begun.Call.Abandoned.IsCancellationRequested), "the tool is told");
    }

    // A socket as well, as behind a proxy: the platform must not look for its own tools there.
    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["Urls"] = $"http://unix:{World.Folder}/apex.sock;http://127.0.0.1:0";
        settings["Apex:Performance:Tools:Servers:lab"] = Lab.Address;
        settings["Apex:Security:Permissions:DefaultRole"] = "Enterprise";
    }

    protected override void Configure(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(_log);

    private static string Describe(Tool tool) =>
        tool.Name + (tool.Annotations?.ReadOnlyHint == true ? ", read-only" : "")
        + $": {Properties(tool.InputSchema)} -> {Properties(tool.OutputSchema)}";

    private static string Properties(JsonElement? schema) => schema is { } given
        ? string.Join(", ", given.GetProperty("properties").EnumerateObject().Select(property => property.Name))
        : "anything";
}
