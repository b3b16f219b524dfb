using System.Collections.Immutable;
using Netra.Apex.Auth.Agents.Running;

namespace Netra.Apex.Auth.Agents.Reporting;

internal sealed class Aggregator(IResultCheck check) : IAggregator
{
    public RunReport Join(RunOrder order, ImmutableArray<StepOutcome> outcomes)
    {
        ImmutableArray<StepOutcome> judged = [.. outcomes.Select(outcome => check.Judge(outcome, outcomes))];
        ImmutableArray<RunPart> parts = [.. judged.SelectMany(Part)];
        ImmutableArray<RunProblem> problems = [.. judged.Where(outcome => outcome.Answer is null).Select(Problem)];
        return new RunReport(order.Id, Status(parts, problems), parts, problems);
    }

    private static IEnumerable<RunPart> Part(StepOutcome outcome) =>
        outcome.Answer is { } answer ? [new RunPart(outcome.Step, outcome.Role, answer)] : [];

    private static RunProblem Problem(StepOutcome outcome) =>
        new(outcome.Step, outcome.Role, outcome.Ending, outcome.Reason ?? "No reason is known.");

    private static RunStatus Status(ImmutableArray<RunPart> parts, ImmutableArray<RunProblem> problems) =>
        problems.IsEmpty ? RunStatus.Complete : parts.IsEmpty ? RunStatus.Failed : RunStatus.Partial;
}
