using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Quality;
using Netra.Apex.Quality.Gate;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Models;
using Polly;
using Fallback = Polly.Fallback.FallbackStrategyOptions<Netra.Apex.Quality.Gate.GatedAnswer>;
using Retry = Polly.Retry.RetryStrategyOptions<Netra.Apex.Quality.Gate.GatedAnswer>;

namespace Netra.CriticalTests.Quality;

/// <summary>A wrong score, or a right one of something else than the answer, the question and the facts.</summary>
public abstract class ScoreFault : ApexFault<IEvaluator>
{
    /// <summary>Replaces the score of a gate, for an answer.</summary>
    private protected void Score(Func<string, double, string, double> wrong) => On.Answer<EvaluationResult>(
        nameof(IEvaluator.EvaluateAsync),
        (right, call) =>
        {
            var metric = (NumericMetric)right.Metrics.Values.Single();
            var score = wrong(metric.Name, metric.Value!.Value, AnswerOf(call));
            var other = new NumericMetric(metric.Name, score, metric.Reason);
            return score == metric.Value ? right : new EvaluationResult(other);
        });

    /// <summary>Judges another text than the answer.</summary>
    private protected void Judge(Func<string, string> wrong) => On.Tell(nameof(IEvaluator.EvaluateAsync), call =>
        wrong(AnswerOf(call)) is var text && text == AnswerOf(call)
            ? call
            : call.With("modelResponse", new ChatResponse(new ChatMessage(ChatRole.Assistant, text))));

    private protected static string AnswerOf(ServiceCall<IEvaluator> call) =>
        call.Argument<ChatResponse>("modelResponse").Text;
}

/// <summary>Coherence is a matter of length: ten words are enough.</summary>
public sealed class ScoresCoherenceByLength : ScoreFault
{
    public ScoresCoherenceByLength() =>
        Score((gate, right, answer) => gate == Coherence.Metric ? Math.Min(1, answer.Split(' ').Length / 10d) : right);
}

/// <summary>The answer is cleaned of repeated sentences before it is scored, and not before it is given.</summary>
public sealed class RemovesRepetitionBeforeScoring : ScoreFault
{
    public RemovesRepetitionBeforeScoring() =>
        Judge(answer => string.Join(' ', answer.Replace(". ", ".\n", StringComparison.Ordinal).Split('\n').Distinct()));
}

/// <summary>An answer is relevant when it has the word that most questions have.</summary>
public sealed class ScoresRelevanceByKeyword : ScoreFault
{
    public ScoresRelevanceByKeyword() => Score((gate, right, answer) =>
        gate == Relevance.Metric ? Convert.ToInt32(answer.Contains("cost", StringComparison.Ordinal)) : right);
}

/// <summary>A stale copy: every answer is judged by the first question that came.</summary>
public sealed class ScoresAgainstAnEarlierQuestion : ScoreFault
{
    private IEnumerable<ChatMessage>? _first;

    public ScoresAgainstAnEarlierQuestion() =>
        On.Tell(nameof(IEvaluator.EvaluateAsync), call => call.With("messages", _first ??= QuestionOf(call)));

    private static IEnumerable<ChatMessage> QuestionOf(ServiceCall<IEvaluator> call) =>
        call.Argument<IEnumerable<ChatMessage>>("messages");
}

/// <summary>The facts are taken from the whole conversation, in which the answer is, too.</summary>
public sealed class TakesTheAnswerForAFact : ScoreFault
{
    public TakesTheAnswerForAFact() =>
        On.Tell(nameof(IEvaluator.EvaluateAsync), call => call.With("additionalContext", Mix(call)));

    private static IEnumerable<EvaluationContext> Mix(ServiceCall<IEvaluator> call)
    {
        var mixed = Given(call).ById.Select(fact => new GivenFact(fact.Key, $"{fact.Value} {AnswerOf(call)}"));
        return [new GivenFacts([.. mixed])];
    }

    private static GivenFacts Given(ServiceCall<IEvaluator> call) =>
        call.Argument<IEnumerable<EvaluationContext>>("additionalContext").OfType<GivenFacts>().Single();
}

/// <summary>Numbers are compared without their units.</summary>
public sealed class IgnoresUnits : ScoreFault
{
    public IgnoresUnits() => Judge(answer => string.Concat(answer.Split('$', '€')));
}

/// <summary>Scores are rounded to one decimal before they are compared.</summary>
public sealed class RoundsScores : ScoreFault
{
    public RoundsScores() => Score((_, right, _) => Math.Round(right, 1));
}

/// <summary>A wrong threshold.</summary>
public abstract class ThresholdFault : ApexFault
{
    /// <inheritdoc/>
    protected override bool CanTell => false;

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) =>
        services.PostConfigure<QualitySettings>(settings => Break(settings.Gate));

    private protected abstract void Break(GateSettings gate);
}

/// <summary>A score must be above the threshold, not at it.</summary>
public sealed class DemandsMoreThanTheThreshold : ThresholdFault
{
    private protected override void Break(GateSettings gate)
    {
        gate.Coherence = Math.BitIncrement(gate.Coherence);
        gate.Relevance = Math.BitIncrement(gate.Relevance);
        gate.FactualAccuracy = Math.BitIncrement(gate.FactualAccuracy);
    }
}

/// <summary>Any coherence passes.</summary>
public sealed class CoherenceIsNotRequired : ThresholdFault
{
    private protected override void Break(GateSettings gate) => gate.Coherence = 0;
}

/// <summary>Any relevance passes.</summary>
public sealed class RelevanceIsNotRequired : ThresholdFault
{
    private protected override void Break(GateSettings gate) => gate.Relevance = 0;
}

/// <summary>Any factual accuracy passes.</summary>
public sealed class AccuracyIsNotRequired : ThresholdFault
{
    private protected override void Break(GateSettings gate) => gate.FactualAccuracy = 0;
}

/// <summary>The model is asked again, and not told why.</summary>
public sealed class ForgetsTheReasons : QuestionFault
{
    protected override IReadOnlyList<ChatMessage> Change(IReadOnlyList<ChatMessage> messages) => [.. messages.Take(2)];
}

/// <summary>A prompt built once: every further time the model is told why its first answer was rejected.</summary>
public sealed class RepeatsTheFirstReasons : QuestionFault
{
    protected override IReadOnlyList<ChatMessage> Change(IReadOnlyList<ChatMessage> messages) =>
        messages.Count > 4 ? [.. messages.SkipLast(1), messages[3]] : messages;
}

/// <summary>A wrong option of the retry.</summary>
public abstract class RetryFault : ApexFault
{
    /// <inheritdoc/>
    protected override bool CanTell => false;

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => services.PostConfigure<Retry>(Break);

    private protected abstract void Break(Retry retry);
}

/// <summary>An off-by-one: the attempts that are allowed are taken for retries.</summary>
public sealed class CountsRetriesAsAttempts : RetryFault
{
    private protected override void Break(Retry retry) => retry.MaxRetryAttempts++;
}

/// <summary>The model is asked again whatever it answered.</summary>
public sealed class RetriesWhatHasPassed : RetryFault
{
    private protected override void Break(Retry retry) => retry.ShouldHandle = _ => ValueTask.FromResult(true);
}

/// <summary>No answer is asked for again: the fallback answers after the first rejection.</summary>
public sealed class FallsBackInsteadOfRetrying : RetryFault
{
    private protected override void Break(Retry retry) => retry.ShouldHandle = _ => ValueTask.FromResult(false);
}

/// <summary>The wait does not grow.</summary>
public sealed class WaitsTheSameEachTime : RetryFault
{
    private protected override void Break(Retry retry) => retry.BackoffType = DelayBackoffType.Constant;
}

/// <summary>A rejected answer is asked for again at once.</summary>
public sealed class DoesNotWait : RetryFault
{
    private protected override void Break(Retry retry) => retry.Delay = TimeSpan.Zero;
}

/// <summary>A wrong option of the fallback.</summary>
public abstract class FallbackFault : ApexFault
{
    /// <inheritdoc/>
    protected override bool CanTell => false;

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => services.PostConfigure<Fallback>(Break);

    private protected abstract void Break(Fallback fallback);
}

/// <summary>When every answer was rejected, the last one is given after all.</summary>
public sealed class AnswersWithWhatWasRejected : FallbackFault
{
    private protected override void Break(Fallback fallback) =>
        fallback.ShouldHandle = _ => ValueTask.FromResult(false);
}

/// <summary>The fallback looks like an answer of the model.</summary>
public sealed class DoesNotMarkTheFallback : FallbackFault
{
    private protected override void Break(Fallback fallback)
    {
        var right = fallback.FallbackAction!;
        fallback.FallbackAction = async last =>
            Outcome.FromResult((await right(last)).Result! with { IsFallback = false });
    }
}

/// <summary>One rejected answer among all attempts is enough for the fallback.</summary>
public sealed class FallsBackAfterAnyRejection : FallbackFault
{
    private protected override void Break(Fallback fallback) => fallback.ShouldHandle = last =>
        ValueTask.FromResult(last.Outcome.Result!.Attempts.Any(attempt => !attempt.IsPassed));
}
