using Microsoft.AspNetCore.Http.HttpResults;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Data.Resilience;
using Netra.Apex.Performance.Admission;

namespace Netra.Apex.Auth.Agents;

/// <summary>The body of <c>POST /agents/runs</c>.</summary>
/// <param name="Question">What the agents are to answer; required.</param>
/// <param name="Steps">The plan; null: the platform's own.</param>
internal sealed record RunRequest(string? Question, IReadOnlyList<StepRequest?>? Steps)
{
    /// <summary>The run that a customer orders.</summary>
    /// <exception cref="RunRefusedException">The question or a step's field is missing.</exception>
    public RunOrder ToOrder(Customer customer) => new(
        Guid.CreateVersion7(),
        customer.Subject,
        Require(Question, "The run has no question; send one in the field 'question'."),
        Steps is null ? AgentPlan.Standard : new AgentPlan([.. Steps.Select(Parse)]));

    private static AgentStep Parse(StepRequest? step) => new(
        RequireField(step?.Name, "name"),
        RequireField(step?.Role, "role"),
        [.. (step?.DependsOn ?? []).Select(needed => RequireField(needed, "dependsOn"))]);

    private static string RequireField(string? value, string field) =>
        Require(value, $"A step has a blank '{field}'; give every step a name and a role.");

    private static string Require(string? value, string otherwise) => string.IsNullOrWhiteSpace(value)
        ? throw new RunRefusedException(StatusCodes.Status422UnprocessableEntity, otherwise)
        : value;
}

/// <summary>A step as it is sent.</summary>
/// <param name="Name">Unique in the plan; required.</param>
/// <param name="Role">The role whose agent takes the step; required.</param>
/// <param name="DependsOn">The names of the steps whose findings it needs; null: none.</param>
internal sealed record StepRequest(string? Name, string? Role, IReadOnlyList<string?>? DependsOn);

/// <summary>Orders runs and shows a customer's own.</summary>
internal static class RunEndpoints
{
    private const string Path = "/agents/runs";

    public static void Map(WebApplication app)
    {
        app.MapPost(Path, RunAsync).AsBatch().WithAgentCapability()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status502BadGateway)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        app.MapGet($"{Path}/{{id:guid}}", ShowAsync);
    }

    // The runs are asked for here, not as a parameter: without a model they cannot be made.
    private static async Task<Results<Created<RunReport>, ProblemHttpResult>> RunAsync(
        RunRequest request, HttpContext http)
    {
        try
        {
            var runs = http.RequestServices.GetRequiredService<AgentRuns>();
            var report = await runs.RunAsync(request.ToOrder(Customer.Of(http.User)), http.RequestAborted);
            return TypedResults.Created($"{Path}/{report.Id}", report);
        }
        catch (RunRefusedException refused)
        {
            return TypedResults.Problem(refused.Message, statusCode: refused.Status);
        }
    }

    private static async Task<Results<Ok<RunReport>, NotFound>> ShowAsync(Guid id, RunStore store, HttpContext http) =>
        await store.FindAsync(Customer.Of(http.User).Subject, id, http.RequestAborted) is { } report
            ? TypedResults.Ok(report)
            : TypedResults.NotFound();
}
