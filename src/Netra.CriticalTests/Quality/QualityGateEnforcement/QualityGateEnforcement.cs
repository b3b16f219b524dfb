using Netra.Apex.Quality.Gate;
using Netra.Compliance;
using static Netra.CriticalTests.Quality.QualityFixture;

namespace Netra.CriticalTests.Quality;

/// <summary>What stands between the model and a customer who will act on its answer.</summary>
[CriticalTest(10, "Quality gate enforcement")]
[BusinessValue(
    15_000,
    "One confident wrong figure ends a trial; customers pay for answers that they need not check themselves",
    Category = BusinessCategory.FeatureUtilization,
    Stage = CustomerStage.Trial)]
public sealed partial class QualityGateEnforcement(QualityFixture apex) : IClassFixture<QualityFixture>
{
    private const string OtherQuestion = "Who approved the training budget?";
    private const string Wordy = "Cheap small nodes cost June money.";
    private static readonly string Good = Full(1);
    private static readonly string Wrong = Brief(1, "$9,999");
    private static readonly string Worse = Brief(1, "$8,888");

    /// <summary>A row a gate: a question and an answer at the threshold, a question and an answer just below.</summary>
    public static TheoryData<string, string, string, string> Thresholds { get; } = new()
    {
        { Question, Repeating(sentences: 7, repeated: 3), Question, Repeating(sentences: 2, repeated: 1) },
        { "What did each node cost our team weekly in June?", Good, "What did each node cost weekly in June?", Good },
        { Question, $"{Good} {Brief(2)} {Brief(3, "$301")}", Question, $"{Brief(1)} {Brief(2)} {Brief(3, "$301")}" },
    };

    [Fact]
    [Covers("Scoring: an answer is less coherent where it repeats itself, drifts away or is cut off")]
    [ProvenBy(typeof(ScoresCoherenceByLength))]
    [ProvenBy(typeof(RemovesRepetitionBeforeScoring))]
    public async Task Coherence_is_the_share_of_sentences_that_are_whole_new_and_linked()
    {
        string[] whole = [Full(2), "Cheap nodes cost June money."];
        string[] broken = [Good, "Lunch is at noon.", "Node n2 cost", Wordy, "Node n1 cost.", "Node n1 cost less."];

        var scores = await ScoresAsync(
            Coherence.Metric, whole.Concat(broken).Select(second => (Question, $"{Good} {second}")));

        Assert.Equal([.. whole.Select(_ => 1d), .. broken.Select(_ => 0.5)], scores.OfType<double>());
    }

    [Fact]
    [Covers("Scoring: the same answer is less relevant to a question of which it takes up less")]
    [ProvenBy(typeof(ScoresRelevanceByKeyword))]
    [ProvenBy(typeof(ScoresAgainstAnEarlierQuestion))]
    public async Task Relevance_is_the_share_of_the_question_that_the_answer_takes_up()
    {
        const string OfMay = "What did each node cost in May?";

        var scores = await ScoresAsync(
            Relevance.Metric,
            (Question, Good), (OfMay, Good), (OfMay, $"{Good} Lunch is at noon."), (OtherQuestion, Good));

        Assert.Equal([1, 2 / 3d, 2 / 3d / 2, 0], scores);
    }

    [Fact]
    [Covers("Scoring: an altered figure, another unit, a fact that was not given, and a denial are less accurate")]
    [ProvenBy(typeof(TakesTheAnswerForAFact))]
    [ProvenBy(typeof(IgnoresUnits))]
    public async Task Factual_accuracy_is_the_share_of_claims_that_the_cited_facts_support()
    {
        string[] answers =
        [
            Brief(1), Brief(1, "$101"), Brief(1, "€100"), "It cost $100 [n77].", "It never cost $100 [n1].",
            $"{Brief(1)} It cost $100.",
        ];

        var scores = await ScoresAsync(FactualAccuracy.Metric, [.. answers.Select(answer => (Question, answer))]);

        Assert.Equal([1, 2 / 3d, 2 / 3d, 0, 2 / 3d, 1], scores);
    }

    [Theory]
    [MemberData(nameof(Thresholds))]
    [Covers("Thresholds: an answer exactly at a threshold passes, and one just below does not")]
    [ProvenBy(typeof(DemandsMoreThanTheThreshold))]
    [ProvenBy(typeof(RoundsScores))]
    public async Task An_answer_at_the_threshold_passes_and_one_below_does_not(
        string question, string at, string otherQuestion, string below)
    {
        var reached = await apex.AskAboutAsync(question, at);
        var missed = await apex.AskAboutAsync(otherQuestion, below);

        Assert.Equal((true, false), (reached.IsPassed, missed.IsPassed));
    }

    [Fact]
    [Covers("Thresholds: an answer that fails one gate and passes the two others is rejected, whichever gate it is")]
    [ProvenBy(typeof(CoherenceIsNotRequired))]
    [ProvenBy(typeof(RelevanceIsNotRequired))]
    [ProvenBy(typeof(AccuracyIsNotRequired))]
    public async Task An_answer_passes_only_if_every_gate_does()
    {
        var incoherent = await apex.AskAsync($"{Good} {Good}");
        var irrelevant = await apex.AskAboutAsync(OtherQuestion, Good);
        var inaccurate = await apex.AskAsync(Wrong);

        Assert.Equal((false, false, false), (incoherent.IsPassed, irrelevant.IsPassed, inaccurate.IsPassed));
    }

    [Fact]
    [Covers("Retry: the model is asked again with the reasons for which its last answer was rejected")]
    [ProvenBy(typeof(ForgetsTheReasons))]
    [ProvenBy(typeof(RepeatsTheFirstReasons))]
    public async Task The_model_is_told_why_each_answer_was_rejected()
    {
        var asked = await apex.AskAsync(Wrong, Worse, Good);

        Assert.Equal(("Facts", "$9,999", "$8,888"), (LastTold(asked, 0), LastTold(asked, 1), LastTold(asked, 2)));
    }

    [Fact]
    [Covers("Retry: the model is asked until an answer passes, and never more than three times")]
    [ProvenBy(typeof(CountsRetriesAsAttempts))]
    [ProvenBy(typeof(RetriesWhatHasPassed))]
    public async Task The_model_is_asked_no_more_often_than_needed_and_allowed()
    {
        var first = await apex.AskAsync(Good);
        var second = await apex.AskAsync(Wrong, Good);
        var third = await apex.AskAsync(Wrong, Wrong, Good);
        var never = await apex.AskAsync(Wrong);

        Assert.Equal([1, 2, 3, 3], new[] { first, second, third, never }.Select(asked => asked.Requests.Length));
    }

    [Fact]
    [Covers("Retry: the second wait is twice as long as the first, on the platform's clock")]
    [ProvenBy(typeof(WaitsTheSameEachTime))]
    [ProvenBy(typeof(DoesNotWait))]
    public async Task The_platform_waits_twice_as_long_after_the_second_rejection()
    {
        var asked = await apex.AskAsync(Wrong);

        Assert.Equal((1, 2), (Backoffs(asked, 0), Backoffs(asked, 1)));
    }

    [Fact]
    [Covers("Fallback: after the last rejection the customer gets the fallback, marked as such")]
    [ProvenBy(typeof(AnswersWithWhatWasRejected))]
    [ProvenBy(typeof(DoesNotMarkTheFallback))]
    public async Task After_the_last_rejection_the_fallback_answers_and_is_marked()
    {
        var asked = await apex.AskAsync(Wrong, Worse, Wrong);

        Assert.Equal((apex.Gate.Fallback, true), (asked.Answer.Text, asked.Answer.IsFallback));
    }

    [Fact]
    [Covers("Fallback: where the last attempt passes, its answer is given and not marked")]
    [ProvenBy(typeof(FallsBackAfterAnyRejection))]
    [ProvenBy(typeof(FallsBackInsteadOfRetrying))]
    public async Task The_last_attempt_can_still_pass()
    {
        var asked = await apex.AskAsync(Wrong, Worse, Good);

        Assert.Equal((Good, false), (asked.Answer.Text, asked.Answer.IsFallback));
    }

    private static string Repeating(int sentences, int repeated) =>
        string.Join(' ', Enumerable.Range(1, sentences).Select(Full).Concat(Enumerable.Repeat(Good, repeated)));

    private static int Backoffs(Asked asked, int after) =>
        (int)((asked.Times[after + 1] - asked.Times[after]) / new GateSettings().Backoff);

    // Which of these the model's last message mentions last.
    private static string? LastTold(Asked asked, int request) => new[] { "Facts", "$9,999", "$8,888" }
        .MaxBy(text => asked.Requests[request].Text.LastIndexOf(text, StringComparison.Ordinal));

    private async Task<List<double?>> ScoresAsync(string gate, params IEnumerable<(string Question, string Answer)> all)
    {
        var scores = new List<double?>();
        foreach (var (question, answer) in all)
        {
            scores.Add((await apex.AskAboutAsync(question, answer)).Score(gate));
        }

        return scores;
    }
}
