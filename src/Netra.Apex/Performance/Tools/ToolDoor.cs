using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Netra.Apex.Security.Audit;

namespace Netra.Apex.Performance.Tools;

/// <summary>Stands before the tools of the platform's own MCP server: customers are listed what they may run, and run
/// no more.</summary>
internal static class ToolDoor
{
    public static void Guard(McpServerOptions server, ToolPermissions permissions)
    {
        var filters = server.Filters.Request;
        filters.ListToolsFilters.Add(next => (request, cancel) => ListAsync(next, request, permissions, cancel));
        filters.CallToolFilters.Add(next => (call, cancel) => RunAsync(next, call, permissions, cancel));
    }

    private static async ValueTask<ListToolsResult> ListAsync(
        McpRequestHandler<ListToolsRequestParams, ListToolsResult> next,
        RequestContext<ListToolsRequestParams> request,
        ToolPermissions permissions,
        CancellationToken cancel)
    {
        var result = await next(request, cancel);
        foreach (var tool in result.Tools.ToList())
        {
            if (!await permissions.IsShownAsync(request.User!, new ToolName(ToolServers.Own, tool.Name)))
            {
                result.Tools.Remove(tool);
            }
        }

        return result;
    }

    private static async ValueTask<CallToolResult> RunAsync(
        McpRequestHandler<CallToolRequestParams, CallToolResult> next,
        RequestContext<CallToolRequestParams> call,
        ToolPermissions permissions,
        CancellationToken cancel)
    {
        var tool = new ToolName(ToolServers.Own, call.Params.Name);
        var decision = await permissions.DecideAsync(call.User!, tool, Door.Mcp);
        return decision.IsAllowed
            ? await next(call, cancel)
            : throw new McpProtocolException(decision.ToSentence(tool), McpErrorCode.InvalidRequest);
    }
}
