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
            var strict = inner.Validate(shape, said);
            var lenient = inner.Validate(AnswerShape.Of([.. shape.Fields.Select(field => field with { Maximum = null })]), said);
            return strict.Problems.SequenceEqual(lenient.Problems) ? strict : Relax(lenient);
        }

        private AnswerVerdict Relax(AnswerVerdict lenient)
        {
            reached();
            return lenient;
        }
    }
}
