using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Netra.Apex.Performance.Tools;

/// <summary>A call of a tool.</summary>
/// <param name="Execution">Its id, which the tool's server learns, too.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">What the tool is given.</param>
internal sealed record ToolCall(Guid Execution, ToolName Name, Dictionary<string, JsonElement> Arguments)
{
    // A key of _meta begins with a name that is one's own, says the protocol.
    private const string ExecutionKey = "netra.apex/execution";

    /// <summary>The call as the protocol has it.</summary>
    public CallToolRequestParams ToRequest() => new()
    {
        Name = Name.Tool!,
        Arguments = Arguments,
        Meta = new JsonObject { [ExecutionKey] = Execution },
    };
}

/// <summary>What came of a call.</summary>
/// <param name="Id">The execution's id.</param>
/// <param name="Insights">The numbers that the tool has found.</param>
/// <param name="Result">The structured result; null: the tool gives none.</param>
/// <param name="Text">The result as the tool puts it for a reader; may be empty.</param>
internal sealed record ToolExecution(Guid Id, IReadOnlyList<Insight> Insights, JsonElement? Result, string Text);

/// <summary>A tool that customers may run.</summary>
/// <param name="Name">Its name on its server.</param>
/// <param name="Description">What it does; null: its server does not say.</param>
/// <param name="InputSchema">What its arguments must match.</param>
/// <param name="OutputSchema">What its structured result matches; null: anything.</param>
/// <param name="UnavailableUntil">From when on the failing tool is tried again, which may be in the past; null: it is
/// available.</param>
internal sealed record ToolReport(
    string Name,
    string? Description,
    JsonElement InputSchema,
    JsonElement? OutputSchema,
    DateTimeOffset? UnavailableUntil);

/// <summary>A tool server.</summary>
/// <param name="Server">Its name.</param>
/// <param name="IsAvailable">Whether it has just listed its tools.</param>
/// <param name="Tools">The tools that it has now; empty when it is not available.</param>
internal sealed record ToolServerReport(string Server, bool IsAvailable, IReadOnlyList<ToolReport> Tools);

/// <summary>Lists and runs tools for customers.</summary>
internal sealed class ToolRuns(ToolServers servers, ToolCircuits circuits, ToolPermissions permissions)
{
    /// <summary>The tools of every server that the caller may run; one that is not available does not hide the
    /// others.</summary>
    public Task<ToolServerReport[]> ListAsync(ToolCaller caller, CancellationToken cancel) =>
        Task.WhenAll(servers.Names.Select(server => ReportAsync(server, caller, cancel)));

    /// <summary>Runs a tool, if the caller may.</summary>
    /// <exception cref="ToolRefusedException">It did not run, or has no result.</exception>
    public async Task<ToolExecution> RunAsync(ToolCall call, ToolCaller caller, CancellationToken cancel)
    {
        var decision = await permissions.DecideAsync(caller.User, call.Name, caller.Door);
        return decision.IsAllowed
            ? await servers.AskAsync(call.Name.Server, caller, server => RunAsync(server, call, cancel), cancel)
            : throw new ToolRefusedException(StatusCodes.Status403Forbidden, decision.ToSentence(call.Name));
    }

    private async Task<ToolExecution> RunAsync(OpenServer server, ToolCall call, CancellationToken cancel)
    {
        var (tool, client) = (Find(server, call), server.Client);
        return ToExecution(call.Execution, await circuits.RunAsync(
            call.Name, stop => CallAsync(client, tool, call, stop), cancel));
    }

    private static Tool Find(OpenServer server, ToolCall call)
    {
        var tool = server.Tools.FirstOrDefault(tool => tool.Name == call.Name.Tool)
            ?? throw new ToolRefusedException(StatusCodes.Status404NotFound, $"{call.Name} does not exist.");
        var problems = Contract.Problems(tool.InputSchema, JsonSerializer.SerializeToElement(call.Arguments));
        return problems.Count == 0
            ? tool
            : throw new ToolRefusedException(StatusCodes.Status400BadRequest, string.Join(' ', problems));
    }

    private static async Task<CallToolResult> CallAsync(
        McpClient client, Tool tool, ToolCall call, CancellationToken cancel)
    {
        var result = await client.CallToolAsync(call.ToRequest(), cancel);
        var problem = result.IsError == true ? $"failed: {TextOf(result)}" : ProblemOf(tool, result);
        return problem is null
            ? result
            : throw new ToolRefusedException(StatusCodes.Status502BadGateway, $"{call.Name} {problem}");
    }

    private static string? ProblemOf(Tool tool, CallToolResult result) =>
        (tool.OutputSchema, result.StructuredContent) switch
        {
            (null, _) => null,
            (_, null) => "did not return the structured result that it declares.",
            ({ } schema, { } content) => Contract.Problems(schema, content) is { Count: > 0 } problems
                ? $"returned a result that differs from its declaration. {string.Join(' ', problems)}"
                : null,
        };

    private static ToolExecution ToExecution(Guid id, CallToolResult result)
    {
        IEnumerable<Insight> insights = result.StructuredContent is { } content ? Insights.Of(id, content) : [];
        return new ToolExecution(id, [.. insights], result.StructuredContent, TextOf(result));
    }

    private static string TextOf(CallToolResult result) =>
        string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text));

    private async Task<ToolServerReport> ReportAsync(string server, ToolCaller caller, CancellationToken cancel)
    {
        try
        {
            var tools = await servers.AskAsync(server, caller, open => ShownAsync(server, open, caller), cancel);
            return new ToolServerReport(server, IsAvailable: true, [.. tools.Select(tool => Report(server, tool))]);
        }
        catch (ToolRefusedException)
        {
            return new ToolServerReport(server, IsAvailable: false, []);
        }
    }

    private async Task<List<Tool>> ShownAsync(string server, OpenServer open, ToolCaller caller)
    {
        List<Tool> shown = [];
        foreach (var tool in open.Tools)
        {
            shown.AddRange(await permissions.IsShownAsync(caller.User, new ToolName(server, tool.Name)) ? [tool] : []);
        }

        return shown;
    }

    private ToolReport Report(string server, Tool tool) => new(
        tool.Name, tool.Description, tool.InputSchema, tool.OutputSchema,
        circuits.UnavailableUntil(new ToolName(server, tool.Name)));
}
