using System.Collections.Immutable;

namespace Netra.Apex.Auth.Agents.Running;

internal sealed class Orchestrator(IReadinessRule rule, IStepRunner runner) : IOrchestrator
{
    public async Task<ImmutableArray<StepOutcome>> RunAsync(AgentRun run, CancellationToken cancel)
    {
        var progress = new PlanProgress(run.Order.Plan, rule);
        var running = new List<Task<StepOutcome>>();
        while (Start(progress, running, run, cancel))
        {
            progress.Finish(await TakeFirst(running));
        }

        return progress.Outcomes();
    }

    private bool Start(PlanProgress progress, List<Task<StepOutcome>> running, AgentRun run, CancellationToken cancel)
    {
        running.AddRange(progress.TakeReady().Select(step => runner.RunAsync(step, run, cancel)));
        return running.Count > 0;
    }

    private static async Task<StepOutcome> TakeFirst(List<Task<StepOutcome>> running)
    {
        var first = await Task.WhenAny(running);
        running.Remove(first);
        return await first;
    }
}
