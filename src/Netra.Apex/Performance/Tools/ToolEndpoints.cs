using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Netra.Apex.Performance.Admission;
using Netra.Apex.Security.Audit;
using Netra.Apex.Security.Tokens;

namespace Netra.Apex.Performance.Tools;

/// <summary><c>/performance/tools</c>: what tools there are, and runs of them.</summary>
internal static partial class ToolEndpoints
{
    private const string Path = "/performance/tools";

    public static void Map(WebApplication app)
    {
        app.MapGet(Path, (ToolRuns runs, HttpContext http) =>
            runs.ListAsync(ToolCaller.Of(http, Door.Http), http.RequestAborted));
        app.MapPost(Path + "/{server}/{tool}", RunAsync).AsBatch().AcceptsTokens()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status502BadGateway).ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .ProducesProblem(StatusCodes.Status504GatewayTimeout);
    }

    private static async Task<Results<Ok<ToolExecution>, ProblemHttpResult>> RunAsync(
        string server, string tool, Dictionary<string, JsonElement> arguments, ToolRuns runs, HttpContext http)
    {
        var call = new ToolCall(Guid.CreateVersion7(), new ToolName(server, tool), arguments);
        try
        {
            return TypedResults.Ok(await runs.RunAsync(call, ToolCaller.Of(http, Door.Http), http.RequestAborted));
        }
        catch (ToolRefusedException refused)
        {
            return Refuse(call, refused, http);
        }
    }

    // With the id under which the log says more, and the tool's server may.
    private static ProblemHttpResult Refuse(ToolCall call, ToolRefusedException refused, HttpContext http)
    {
        LogRefusal(http.RequestServices.GetRequiredService<ILogger<ToolRuns>>(), call.Execution, refused);
        if (refused.RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        var extensions = new Dictionary<string, object?> { ["execution"] = call.Execution };
        return TypedResults.Problem(refused.Message, statusCode: refused.Status, extensions: extensions);
    }

    [LoggerMessage(LogLevel.Information, "Execution {Execution} has no result.")]
    private static partial void LogRefusal(ILogger log, Guid execution, Exception refusal);
}
