using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Agents.Answers;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>A bound left out: a number may be as great as it likes.</summary>
public sealed class ForgetsTheUpperBounds : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IAnswerValidator>(inner => new Unbounded(inner, Reached));

    private sealed class Unbounded(IAnswerValidator inner, Action reached) : IAnswerValidator
    {
        public AnswerVerdict Validate(AnswerShape shape, string said)
        {
            reached();
            return inner.Validate(AnswerShape.Of([.. shape.Fields.Select(field => field with { Maximum = null })]), said);
        }
    }
}
