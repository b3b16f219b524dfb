using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace Netra.Apex.Quality.Gate;

/// <summary>An answer, with the question and the facts that it is judged by.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer's sentences.</param>
/// <param name="Facts">The given facts by their ids.</param>
internal sealed record Exchange(
    string Question, IReadOnlyList<Sentence> Answer, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>The ids that the answer cites, given or not.</summary>
    public IEnumerable<string> Cited =>
        Answer.SelectMany(sentence => sentence.Statements).SelectMany(part => part.Cited).Distinct();

    /// <summary>The texts of the given facts among these ids, one a line.</summary>
    public string TextOf(IEnumerable<string> ids) =>
        string.Join('\n', ids.Where(Facts.ContainsKey).Select(id => Facts[id]));
}

/// <summary>How good an answer is in one respect.</summary>
/// <param name="Score">0 to 1.</param>
/// <param name="Problems">What lowers it, a sentence each, as the model is told.</param>
internal sealed record Assessment(double Score, params IReadOnlyList<string> Problems);

/// <summary>Judges an answer in one respect, by its text alone: the same answer always has the same score.</summary>
/// <remarks>The methods, and how far they agree with a person: docs/quality-gate.md.</remarks>
/// <param name="metric">The metric's name.</param>
internal abstract class TextEvaluator(string metric) : IEvaluator
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string> EvaluationMetricNames { get; } = [metric];

    /// <inheritdoc/>
    public ValueTask<EvaluationResult> EvaluateAsync(
        IEnumerable<ChatMessage> messages,
        ChatResponse modelResponse,
        ChatConfiguration? chatConfiguration = null,
        IEnumerable<EvaluationContext>? additionalContext = null,
        CancellationToken cancellationToken = default)
    {
        var question = messages.Last(message => message.Role == ChatRole.User).Text;
        var facts = (additionalContext ?? []).OfType<GivenFacts>().Single().ById;
        var (score, problems) = Assess(new Exchange(question, Prose.Sentences(modelResponse.Text), facts));
        return new(new EvaluationResult(new NumericMetric(metric, score, string.Join(' ', problems))));
    }

    /// <summary>Judges an answer.</summary>
    protected abstract Assessment Assess(Exchange exchange);

    /// <summary>A part of a whole, 0 to 1; 0 where there is no whole.</summary>
    protected static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
