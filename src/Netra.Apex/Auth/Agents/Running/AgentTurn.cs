using System.Globalization;
using Netra.Apex.Auth.Agents.Answers;
using Netra.Apex.Auth.Agents.Clusters;

namespace Netra.Apex.Auth.Agents.Running;

internal sealed class AgentTurn(ApexOptions options, IAnswerValidator validator) : IAgentTurn
{
    public async Task<StepOutcome> TakeAsync(IAgent agent, AgentTask task, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(options.Agents.StepLimit, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            return Judge(agent, task, await agent.AskAsync(task, either.Token));
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            return StepOutcome.Without(task.Step, agent.Role.Name, StepEnding.Failed, Reason(error, limit));
        }
    }

    private StepOutcome Judge(IAgent agent, AgentTask task, string said)
    {
        var verdict = validator.Validate(agent.Role.Answer, said);
        return verdict.Answer is { } answer
            ? StepOutcome.Answered(task.Step, agent.Role.Name, answer)
            : StepOutcome.Without(task.Step, agent.Role.Name, StepEnding.Refused, string.Join(' ', verdict.Problems));
    }

    private string Reason(Exception error, CancellationTokenSource limit) => limit.IsCancellationRequested
        ? string.Create(CultureInfo.InvariantCulture, $"The agent gave no answer within {options.Agents.StepLimit.TotalSeconds:0.###} s.")
        : $"The agent could not be asked: {error.Message.ReplaceLineEndings(" ")}";
}
