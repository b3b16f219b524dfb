using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Agents.Clusters;
using Netra.Apex.Auth.Agents.Planning;
using Netra.Apex.Auth.Agents.Roles;
using Netra.Apex.Auth.Agents.Running;
using Netra.Apex.Models;

namespace Netra.Apex.Auth.Agents;

/// <summary><c>POST /agents/runs</c>: 200 with a report, 422 for a plan that cannot run, 502 for a supervisor that failed, 503 without a model.</summary>
internal static class AgentRunEndpoint
{
    public const string Path = "/agents/runs";

    public static async Task<IResult> RunAsync(AgentRunRequest request, ApexOptions options, HttpContext http)
    {
        try
        {
            var runs = http.RequestServices.GetRequiredService<IAgentRuns>();
            return Results.Ok(await runs.RunAsync(request.ToOrder(options.Agents.Plan), http.RequestAborted));
        }
        catch (Exception error) when (Status(error) is { } status)
        {
            return Results.Problem(error.Message, statusCode: status);
        }
    }

    private static int? Status(Exception error) => error switch
    {
        PlanRefusedException or RoleMissingException => StatusCodes.Status422UnprocessableEntity,
        ClusterIncompleteException => StatusCodes.Status502BadGateway,
        ModelMissingException => StatusCodes.Status503ServiceUnavailable,
        _ => null,
    };
}
