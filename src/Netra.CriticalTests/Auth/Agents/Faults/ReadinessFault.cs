using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Agents.Planning;
using Netra.Apex.Auth.Agents.Running;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>A fault in the decision when a step may begin.</summary>
public abstract class ReadinessFault : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IReadinessRule>(inner => new Wrong(inner, this));

    /// <summary>The wrong judgement; null where the right one stands.</summary>
    protected abstract Readiness? Misjudge(Readiness right, AgentStep step, ImmutableDictionary<string, StepOutcome> over);

    private sealed class Wrong(IReadinessRule inner, ReadinessFault fault) : IReadinessRule
    {
        public Readiness Judge(AgentStep step, ImmutableDictionary<string, StepOutcome> over)
        {
            var right = inner.Judge(step, over);
            return fault.Misjudge(right, step, over) is { } wrong && wrong != right ? fault.Replace(wrong) : right;
        }
    }

    private Readiness Replace(Readiness wrong)
    {
        Reached();
        return wrong;
    }
}
