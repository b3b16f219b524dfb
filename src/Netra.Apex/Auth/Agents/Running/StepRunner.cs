using Netra.Apex.Auth.Agents.Clusters;
using Netra.Apex.Auth.Agents.Planning;
using Netra.Apex.Auth.Agents.State;

namespace Netra.Apex.Auth.Agents.Running;

internal sealed class StepRunner(IAgentTurn turn) : IStepRunner
{
    public async Task<StepOutcome> RunAsync(AgentStep step, AgentRun run, CancellationToken cancel)
    {
        var agent = run.Cluster.Find(step.Role) ?? throw new ClusterIncompleteException($"Nobody created the agent '{step.Role}'.");
        var task = new AgentTask(step.Name, run.Order.Question, run.Board.Read(step.DependsOn));
        var outcome = await turn.TakeAsync(agent, task, cancel);
        Post(outcome, run.Board);
        return outcome;
    }

    private static void Post(StepOutcome outcome, IBlackboard board)
    {
        if (outcome.Answer is { } answer)
        {
            board.Post(new Finding(outcome.Step, answer));
        }
    }
}
