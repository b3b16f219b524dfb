using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;
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

/// <summary>A stemmer that cuts off every final s.</summary>
public sealed class CutsEveryFinalS : ScoreFault
{
    public CutsEveryFinalS() => Judge(answer => answer.Replace("s.", ".", StringComparison.Ordinal));
}

/// <summary>A figure is read without the word for its scale.</summary>
public sealed class IgnoresScales : ScoreFault
{
    public IgnoresScales() => Judge(answer => answer.Replace(" million", "", StringComparison.Ordinal));
}

/// <summary>Scores come without their reasons.</summary>
public sealed class OmitsReasons : ApexFault<IEvaluator>
{
    public OmitsReasons() => On.Answer<EvaluationResult>(nameof(IEvaluator.EvaluateAsync), (right, _) =>
        right.Metrics.Values.Single() is NumericMetric { Reason.Length: > 0 } metric
            ? new EvaluationResult(new NumericMetric(metric.Name, metric.Value))
            : right);
}

/// <summary>A fact that is too long is cut to what is allowed, without a word.</summary>
internal sealed class CutsToTheLimit : JsonFault<AskedQuestion>
{
    private const int Limit = 1_000;

    protected override AskedQuestion Change(AskedQuestion right) =>
        right.Facts.Any(fact => fact.Text.Length > Limit) ? right with { Facts = [.. right.Facts.Select(Cut)] } : right;

    private static GivenFact Cut(GivenFact fact) => fact with { Text = string.Concat(fact.Text.Take(Limit)) };
}

/// <summary>Scores are rounded to one decimal before they are compared.</summary>
public sealed class RoundsScores : ScoreFault
{
    public RoundsScores() => Score((_, right, _) => Math.Round(right, 1));
}

/// <summary>A score must be above the threshold, not at it.</summary>
internal sealed class DemandsMoreThanTheThreshold() : OptionFault<QualitySettings>(settings =>
{
    settings.Gate.Coherence = Math.BitIncrement(settings.Gate.Coherence);
    settings.Gate.Relevance = Math.BitIncrement(settings.Gate.Relevance);
    settings.Gate.FactualAccuracy = Math.BitIncrement(settings.Gate.FactualAccuracy);
});

/// <summary>Any coherence passes.</summary>
internal sealed class CoherenceIsNotRequired() : OptionFault<QualitySettings>(settings => settings.Gate.Coherence = 0);

/// <summary>Any relevance passes.</summary>
internal sealed class RelevanceIsNotRequired() : OptionFault<QualitySettings>(settings => settings.Gate.Relevance = 0);

/// <summary>Any factual accuracy passes.</summary>
internal sealed class AccuracyIsNotRequired()
    : OptionFault<QualitySettings>(settings => settings.Gate.FactualAccuracy = 0);

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

/// <summary>An off-by-one: the attempts that are allowed are taken for retries.</summary>
internal sealed class CountsRetriesAsAttempts() : OptionFault<Retry>(retry => retry.MaxRetryAttempts++);

/// <summary>The model is asked again whatever it answered.</summary>
internal sealed class RetriesWhatHasPassed()
    : OptionFault<Retry>(retry => retry.ShouldHandle = _ => ValueTask.FromResult(true));

/// <summary>No answer is asked for again: the fallback answers after the first rejection.</summary>
internal sealed class FallsBackInsteadOfRetrying()
    : OptionFault<Retry>(retry => retry.ShouldHandle = _ => ValueTask.FromResult(false));

/// <summary>The wait does not grow.</summary>
internal sealed class WaitsTheSameEachTime()
    : OptionFault<Retry>(retry => retry.BackoffType = DelayBackoffType.Constant);

/// <summary>A rejected answer is asked for again at once.</summary>
internal sealed class DoesNotWait() : OptionFault<Retry>(retry => retry.Delay = TimeSpan.Zero);

/// <summary>When every answer was rejected, the last one is given after all.</summary>
internal sealed class AnswersWithWhatWasRejected()
    : OptionFault<Fallback>(fallback => fallback.ShouldHandle = _ => ValueTask.FromResult(false));

/// <summary>The fallback looks like an answer of the model.</summary>
internal sealed class DoesNotMarkTheFallback() : OptionFault<Fallback>(fallback =>
{
    var right = fallback.FallbackAction!;
    fallback.FallbackAction = async last =>
        Outcome.FromResult((await right(last)).Result! with { IsFallback = false });
});

/// <summary>One rejected answer among all attempts is enough for the fallback.</summary>
internal sealed class FallsBackAfterAnyRejection() : OptionFault<Fallback>(fallback =>
    fallback.ShouldHandle = last => ValueTask.FromResult(last.Outcome.Result!.Attempts.Any(one => !one.IsPassed)));
