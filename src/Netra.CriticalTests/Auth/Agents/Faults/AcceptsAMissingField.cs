using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Agents.Answers;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>A complaint not heard: a missing field is no reason to refuse an answer.</summary>
public sealed class AcceptsAMissingField : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IAnswerValidator>(inner => new Lenient(inner, Reached));

    private sealed class Lenient(IAnswerValidator inner, Action reached) : IAnswerValidator
    {
        public AnswerVerdict Validate(AnswerShape shape, string said)
        {
            var verdict = inner.Validate(shape, said);
            return verdict.Answer is null && verdict.Problems.All(IsMissing) ? Accept(said) : verdict;
        }

        private static bool IsMissing(string problem) => problem.EndsWith("is missing.", StringComparison.Ordinal);

        private AnswerVerdict Accept(string said)
        {
            reached();
            return AnswerVerdict.Accept(JsonElement.Parse(said));
        }
    }
}
