using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Agents.State;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>A lost update: a finding overwrites the one that came before it, whoever found it.</summary>
public sealed class RemembersTheLastFindingOnly : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IBlackboards>(inner => new Boards(inner, Reached));

    private sealed class Boards(IBlackboards inner, Action reached) : IBlackboards
    {
        public IBlackboard Open(Guid run) => new Overwritten(reached);

        public void Close(Guid run) => inner.Close(run);
    }

    private sealed class Overwritten(Action reached) : IBlackboard
    {
        private Finding? _last;

        public void Post(Finding finding)
        {
            var lost = Interlocked.Exchange(ref _last, finding);
            if (lost is not null && lost.Step != finding.Step)
            {
                reached();
            }
        }

        public ImmutableArray<Finding> Read(ImmutableArray<string> steps) =>
            Volatile.Read(ref _last) is { } last && steps.Contains(last.Step) ? [last] : [];
    }
}
