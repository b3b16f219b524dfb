using Netra.Apex.Auth.Agents.Clusters;
using Netra.Apex.Auth.Agents.Planning;
using Netra.Apex.Auth.Agents.Reporting;
using Netra.Apex.Auth.Agents.State;

namespace Netra.Apex.Auth.Agents.Running;

internal sealed class AgentRuns(
    IPlanCheck check, ISupervisor supervisor, IBlackboards boards, IOrchestrator orchestrator, IAggregator aggregator) : IAgentRuns
{
    public async Task<RunReport> RunAsync(RunOrder order, CancellationToken cancel)
    {
        check.Check(order.Plan);
        var staffing = await supervisor.StaffAsync(order, cancel);
        var outcomes = await RunStepsAsync(order, staffing, cancel);
        return aggregator.Join(order, [staffing.Briefing, .. outcomes]);
    }

    private async Task<IReadOnlyList<StepOutcome>> RunStepsAsync(RunOrder order, Staffing staffing, CancellationToken cancel)
    {
        try
        {
            return await orchestrator.RunAsync(new AgentRun(order, staffing.Cluster, boards.Open(order.Id)), cancel);
        }
        finally
        {
            boards.Close(order.Id);
        }
    }
}
