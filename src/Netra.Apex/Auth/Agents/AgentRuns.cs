namespace Netra.Apex.Auth.Agents;

/// <summary>A run as it was ordered.</summary>
/// <param name="Id">Unique among all runs.</param>
/// <param name="Owner">The subject of the customer who ordered it.</param>
/// <param name="Question">What the agents are to answer; not blank.</param>
/// <param name="Plan">The steps.</param>
internal sealed record RunOrder(Guid Id, string Owner, string Question, AgentPlan Plan)
{
    /// <summary>What an earlier attempt at this run has found; these steps are not taken again.</summary>
    public IReadOnlyList<StepOutcome> Known { get; init; } = [];

    /// <summary>Called with each answer as soon as it is there.</summary>
    public Action<RunPart> Answered { get; init; } = _ => { };
}

/// <summary>A run cannot begin, or the supervisor failed.</summary>
/// <param name="status">The HTTP status: 422 for the order, 502 for the supervisor, 503 for a missing model.</param>
/// <param name="message">What is wrong and what to change, in a sentence.</param>
internal sealed class RunRefusedException(int status, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status => status;
}

/// <summary>Runs agents, from a question to a report.</summary>
internal sealed class AgentRuns(AgentRoles roles, Supervisor supervisor, AgentTurns turns, RunStore store)
{
    /// <summary>Lets the supervisor create the agents, runs the steps, joins and keeps what they found.</summary>
    /// <exception cref="RunRefusedException">The plan cannot run, or an agent was not created.</exception>
    public async Task<RunReport> RunAsync(RunOrder order, CancellationToken cancel)
    {
        order.Plan.Check(roles);
        var (cluster, briefing) = await supervisor.StaffAsync(order, cancel);
        var outcomes = await RunStepsAsync(order, cluster, cancel);
        var report = RunReport.Join(order.Id, [briefing, .. outcomes]);
        await store.KeepAsync(order.Owner, report);
        return report;
    }

    // Every step begins as soon as what it depends on is over, whatever else runs at that time.
    private async Task<IEnumerable<StepOutcome>> RunStepsAsync(
        RunOrder order, AgentCluster cluster, CancellationToken cancel)
    {
        var board = new Blackboard(order.Plan, order.Known);
        var running = new List<Task<StepOutcome>>();
        while (Start() > 0)
        {
            board.Post(Tell(order, await TakeFirstAsync(running)));
        }

        return board.Outcomes;

        int Start()
        {
            running.AddRange(board.TakeReady().Select(TakeAsync));
            return running.Count;
        }

        Task<StepOutcome> TakeAsync(AgentStep step) => turns.TakeAsync(
            cluster.For(step), new AgentTask(step.Name, order.Question, board.FindingsFor(step)), cancel);
    }

    private static StepOutcome Tell(RunOrder order, StepOutcome outcome)
    {
        if (outcome.Answer is { } answer)
        {
            order.Answered(new RunPart(outcome.Step, outcome.Role, answer.ToJson()));
        }

        return outcome;
    }

    private static async Task<StepOutcome> TakeFirstAsync(List<Task<StepOutcome>> running)
    {
        var first = await Task.WhenAny(running);
        running.Remove(first);
        return await first;
    }
}
