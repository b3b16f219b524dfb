using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;
using Microsoft.Extensions.Options;

namespace Netra.Apex.Quality.Gate;

/// <summary>How an answer fares at one gate.</summary>
/// <param name="Gate">The gate's name.</param>
/// <param name="Score">0 to 1; null when it could not be computed.</param>
/// <param name="Threshold">The lowest score that passes.</param>
/// <param name="Reason">What lowers the score, in sentences; empty when nothing does.</param>
internal sealed record GateScore(string Gate, double? Score, double Threshold, string Reason)
{
    /// <summary>Whether the answer passes this gate; without a score it does not.</summary>
    public bool IsPassed => Score >= Threshold;
}

/// <summary>How an answer fares at all gates.</summary>
/// <param name="Scores">One score a gate.</param>
internal sealed record Verdict(IReadOnlyList<GateScore> Scores)
{
    /// <summary>Whether the answer passes every gate.</summary>
    public bool IsPassed => Scores.All(score => score.IsPassed);
}

/// <summary>Judges answers by what evaluators score, and by the configured thresholds.</summary>
internal sealed class QualityGate(IEnumerable<IEvaluator> evaluators, IOptions<QualitySettings> settings)
{
    private readonly CompositeEvaluator _all = new(evaluators);

    /// <summary>Judges an answer to a question by the question's facts.</summary>
    public async Task<Verdict> JudgeAsync(AskedQuestion asked, ChatResponse answer, CancellationToken cancel)
    {
        var (question, limits) = (new ChatMessage(ChatRole.User, asked.Question), settings.Value.Gate);
        var scored = await _all.EvaluateAsync(question, answer, null, [new GivenFacts(asked.Facts)], cancel);
        return new Verdict([
            Score(scored, Coherence.Metric, limits.Coherence),
            Score(scored, Relevance.Metric, limits.Relevance),
            Score(scored, FactualAccuracy.Metric, limits.FactualAccuracy)]);
    }

    private static GateScore Score(EvaluationResult scored, string metric, double threshold) =>
        scored.TryGet<NumericMetric>(metric, out var score)
            ? new GateScore(metric, score.Value, threshold, score.Reason ?? "")
            : new GateScore(metric, null, threshold, "");
}
