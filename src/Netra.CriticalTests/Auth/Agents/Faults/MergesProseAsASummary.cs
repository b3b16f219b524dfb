using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Agents.Answers;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>A parse error swallowed: what is not JSON is merged as if it were a summary.</summary>
public sealed class MergesProseAsASummary : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IAnswerValidator>(inner => new Obliging(inner, Reached));

    private sealed class Obliging(IAnswerValidator inner, Action reached) : IAnswerValidator
    {
        public AnswerVerdict Validate(AnswerShape shape, string said)
        {
            var verdict = inner.Validate(shape, said);
            return verdict.Answer is null && !said.StartsWith('{') ? Wrap(said) : verdict;
        }

        private AnswerVerdict Wrap(string said)
        {
            reached();
            return AnswerVerdict.Accept(JsonSerializer.SerializeToElement(new { summary = said }));
        }
    }
}
