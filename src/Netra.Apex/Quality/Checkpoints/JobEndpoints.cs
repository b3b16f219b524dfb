using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Netra.Apex.Auth.Agents;
using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Quality.Checkpoints;

/// <summary>A job as its owner sees it.</summary>
/// <param name="Id">The job.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Report">Where its report is; null unless it is done.</param>
/// <param name="Reason">Why it failed, as a sentence; null unless it has.</param>
internal sealed record JobView(Guid Id, JobStatus Status, string? Report, string? Reason)
{
    public static JobView Of(Job job) =>
        new(job.Id, job.Status, job.Status == JobStatus.Done ? $"/agents/runs/{job.Id}" : null, job.Reason);
}

/// <summary>Accepts jobs: whoever is told so can rely on it, whatever happens to the node.</summary>
internal sealed class JobIntake(Jobs jobs, NodeCheckpoints checkpoints, AgentRoles roles, IServiceProvider services)
{
    /// <summary>Accepts a job.</summary>
    /// <exception cref="RunRefusedException">The plan cannot run, there is no model, the owner has too many unfinished
    /// jobs, or the job cannot be kept.</exception>
    public async Task<Job> AcceptAsync(RunOrder order)
    {
        order.Plan.Check(roles);
        services.GetRequiredService<AgentRuns>();
        var job = Job.Of(order);
        await (jobs.TryAdd(job) ? KeepAsync(job) : throw Refused(
            StatusCodes.Status429TooManyRequests, $"You have {Jobs.MostUnfinished} unfinished jobs; wait for one."));
        jobs.Release(job.Id);
        return job;
    }

    private async Task KeepAsync(Job job)
    {
        try
        {
            await checkpoints.SaveAsync();
        }
        catch (CheckpointNotSavedException)
        {
            jobs.Remove(job.Id);
            throw Refused(StatusCodes.Status503ServiceUnavailable, "The job could not be kept; order it again later.");
        }
    }

    private static RunRefusedException Refused(int status, string message) => new(status, message);
}

/// <summary><c>/quality/jobs</c>: runs of agents that are worked on in the background.</summary>
internal static class JobEndpoints
{
    public const string Path = "/quality/jobs";

    // All jobs lie in one checkpoint.
    private const int MostBytes = 16_384;

    public static void Map(WebApplication app)
    {
        app.MapPost(Path, AcceptAsync).WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        app.MapGet($"{Path}/{{id:guid}}", Show);
    }

    private static async Task<Results<Accepted<JobView>, ProblemHttpResult>> AcceptAsync(
        RunRequest request, JobIntake intake, HttpContext http)
    {
        try
        {
            var job = await intake.AcceptAsync(request.ToOrder(Customer.Of(http.User)));
            return TypedResults.Accepted($"{Path}/{job.Id}", JobView.Of(job));
        }
        catch (RunRefusedException refused)
        {
            return TypedResults.Problem(refused.Message, statusCode: refused.Status);
        }
    }

    private static Results<Ok<JobView>, NotFound> Show(Guid id, Jobs jobs, HttpContext http) =>
        jobs.Find(id) is { } job && job.Owner == Customer.Of(http.User).Subject
            ? TypedResults.Ok(JobView.Of(job))
            : TypedResults.NotFound();
}
