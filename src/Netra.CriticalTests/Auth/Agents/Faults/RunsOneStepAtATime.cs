using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Agents.Planning;
using Netra.Apex.Auth.Agents.Running;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>A lock held too long: steps take turns.</summary>
public sealed class RunsOneStepAtATime : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IStepRunner>(inner => new Queueing(inner, Reached));

    private sealed class Queueing(IStepRunner inner, Action reached) : IStepRunner
    {
        private readonly SemaphoreSlim _turn = new(1);

        public async Task<StepOutcome> RunAsync(AgentStep step, AgentRun run, CancellationToken cancel)
        {
            var turn = _turn.WaitAsync(cancel);
            if (!turn.IsCompleted)
            {
                reached();
            }

            await turn;
            return await RunAndPassOnAsync(step, run, cancel);
        }

        private async Task<StepOutcome> RunAndPassOnAsync(AgentStep step, AgentRun run, CancellationToken cancel)
        {
            try
            {
                return await inner.RunAsync(step, run, cancel);
            }
            finally
            {
                _turn.Release();
            }
        }
    }
}
