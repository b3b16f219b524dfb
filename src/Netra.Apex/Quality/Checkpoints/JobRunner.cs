using Netra.Apex.Auth.Agents;

namespace Netra.Apex.Quality.Checkpoints;

/// <summary>Works on the jobs, one after the other.</summary>
internal sealed partial class JobRunner(
    Jobs jobs, NodeCheckpoints checkpoints, RunStore reports, AgentRoles roles, IServiceProvider services,
    ILogger<JobRunner> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var id in jobs.Waiting(stoppingToken))
        {
            jobs.End(id, await RunAsync(id, stoppingToken));
            await checkpoints.TrySaveAsync();
        }
    }

    /// <summary>Runs a job.</summary>
    /// <returns>Why it failed; null: its report is there.</returns>
    private async Task<string?> RunAsync(Guid id, CancellationToken stop)
    {
        try
        {
            var (job, known) = jobs.Begin(id);
            await RunAsync(job, known, stop);
            return null;
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            LogFailed(log, id, failure);
            return failure is RunRefusedException ? failure.Message : "The run was interrupted; order it again.";
        }
    }

    // A node may have gone down between its agents' report and its own checkpoint. The runs are asked for here, not by
    // the constructor: without a model they cannot be made.
    private async Task RunAsync(Job job, IReadOnlyList<RunPart> known, CancellationToken stop)
    {
        if (await reports.FindAsync(job.Owner, job.Id, stop) is null)
        {
            await services.GetRequiredService<AgentRuns>().RunAsync(OrderOf(job, known), stop);
        }
    }

    private RunOrder OrderOf(Job job, IReadOnlyList<RunPart> known) =>
        new(job.Id, job.Owner, job.Question, new AgentPlan([.. job.Steps]))
        {
            Known = [.. known.Select(OutcomeOf)],
            Answered = part => jobs.Note(job.Id, part),
        };

    private StepOutcome OutcomeOf(RunPart part)
    {
        var answer = AgentAnswer.Read(roles.Get(part.Role, $"Step '{part.Step}'").Answer, part.Answer.GetRawText());
        return new StepOutcome(part.Step, part.Role, StepEnding.Answered, answer, Reason: null);
    }

    [LoggerMessage(LogLevel.Error, "Job {Job} failed.")]
    private static partial void LogFailed(ILogger log, Guid job, Exception failure);
}
