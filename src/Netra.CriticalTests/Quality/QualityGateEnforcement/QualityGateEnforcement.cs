using Netra.Apex.Quality.Gate;
using Netra.Compliance;
using static Netra.CriticalTests.Quality.QualityFixture;

namespace Netra.CriticalTests.Quality;

/// <summary>What stands between the model and a customer who will act on its answer.</summary>
[CriticalTest(10, "Quality gate enforcement")]
[BusinessValue(
    15_000,
    "One confident wrong figure in a trial ends the trial; customers pay for answers that they need not check",
    Category = BusinessCategory.FeatureUtilization,
    Stage = CustomerStage.Trial)]
public sealed partial class QualityGateEnforcement(QualityFixture apex) : IClassFixture<QualityFixture>
{
    private const string Stray = "Lunch is at noon.";
    private const string Again = "Node n1 cost $100 in June [n1].";

    private static readonly string Good = Full(1);
    private static readonly string Wrong = Brief(1, "$9,999");
    private static readonly string Worse = Brief(1, "$8,888");

    /// <summary>For each gate a question and an answer exactly at its threshold, and a question and an answer just below.</summary>
    public static TheoryData<string, string, string, string> Thresholds { get; } = new()
    {
        { Question, Text([.. Seven(), Again, Again, Again]), Question, $"{Full(1)} {Full(2)} {Again}" },
        { "What did each node cost our team weekly in June?", Full(1), "What did each node cost weekly in June?", Full(1) },
        { Question, $"{Full(1)} {Brief(2)} {Brief(3, "$301")}", Question, $"{Brief(1)} {Brief(2)} {Brief(3, "$301")}" },
    };

    [Fact]
    [Covers("Scoring: an answer that repeats itself, drifts away or is cut off is half as coherent as one that does not")]
    [ProvenBy(typeof(ScoresCoherenceByLength))]
    [ProvenBy(typeof(RemovesRepetitionBeforeScoring))]
    public async Task Coherence_is_the_share_of_sentences_that_are_whole_new_and_linked()
    {
        string[] second = [Full(2), Again, Stray, "Node n2 cost"];

        var scores = await Task.WhenAll(second.Select(next => ScoreAsync(Coherence.Metric, Question, $"{Good} {next}")));

        Assert.Equal([1, 0.5, 0.5, 0.5], scores);
    }

    [Fact]
    [Covers("Scoring: the same answer is as relevant as the question that it is given to makes it")]
    [ProvenBy(typeof(ScoresRelevanceByKeyword))]
    [ProvenBy(typeof(ScoresAgainstAnEarlierQuestion))]
    public async Task Relevance_is_how_much_of_the_question_the_answer_takes_up()
    {
        string[] questions = ["What did each node cost in June?", "What did each node cost in May?", "Who approved the training budget?"];

        var scores = await Task.WhenAll(questions.Select(question => ScoreAsync(Relevance.Metric, question, Good)));

        Assert.Equal([1, 2 / 3d, 0], scores);
    }

    [Fact]
    [Covers("Scoring: an altered figure, another unit, a fact that was not given, and a denial each lower factual accuracy")]
    [ProvenBy(typeof(TakesTheAnswerForAFact))]
    [ProvenBy(typeof(IgnoresUnits))]
    public async Task Factual_accuracy_is_the_share_of_claims_that_the_cited_facts_support()
    {
        string[] answers = [Brief(1), Brief(1, "$101"), Brief(1, "€100"), "Node n1 cost $100 [n77].", "Node n1 never cost $100 [n1]."];

        var scores = await Task.WhenAll(answers.Select(answer => ScoreAsync(FactualAccuracy.Metric, Question, answer)));

        Assert.Equal([1, 2 / 3d, 2 / 3d, 0, 3 / 4d], scores);
    }

    [Fact]
    [Covers("Scoring: of 63 answers that a person judged, the gate judges most the same way")]
    [ProvenBy(typeof(TakesTheAnswerForAFact))]
    [ProvenBy(typeof(ScoresRelevanceByKeyword))]
    public async Task The_gate_agrees_with_a_person()
    {
        var cases = JudgedCase.All();

        var agreed = 0;
        foreach (var judged in cases)
        {
            agreed += await AgreementsAsync(judged);
        }

        Assert.InRange(agreed, 55, 63);
    }

    [Theory]
    [MemberData(nameof(Thresholds))]
    [Covers("Thresholds: an answer exactly at a threshold passes, and one just below does not")]
    [ProvenBy(typeof(DemandsMoreThanTheThreshold))]
    [ProvenBy(typeof(RoundsScores))]
    public async Task An_answer_at_the_threshold_passes_and_one_below_does_not(string question, string at, string otherQuestion, string below)
    {
        var atThreshold = await apex.AskAboutAsync(question, at);
        var belowThreshold = await apex.AskAboutAsync(otherQuestion, below);

        Assert.Equal((true, false), (IsPassed(atThreshold), IsPassed(belowThreshold)));
    }

    [Fact]
    [Covers("Thresholds: an answer that fails one gate and passes the two others is rejected, whichever gate it is")]
    [ProvenBy(typeof(CoherenceIsNotRequired))]
    [ProvenBy(typeof(RelevanceIsNotRequired))]
    [ProvenBy(typeof(AccuracyIsNotRequired))]
    public async Task An_answer_passes_only_if_every_gate_does()
    {
        var incoherent = await apex.AskAsync($"{Good} {Again}");
        var irrelevant = await apex.AskAboutAsync("Who approved the training budget?", Good);
        var inaccurate = await apex.AskAsync(Wrong);

        Assert.Equal((false, false, false), (IsPassed(incoherent), IsPassed(irrelevant), IsPassed(inaccurate)));
    }

    [Fact]
    [Covers("Retry: the model is asked again with the reasons for the rejection of each answer")]
    [ProvenBy(typeof(ForgetsTheReasons))]
    [ProvenBy(typeof(RepeatsTheFirstReasons))]
    public async Task The_model_is_told_why_each_answer_was_rejected()
    {
        var asked = await apex.AskAsync(Wrong, Worse, Good);

        Assert.Equal(
            ("", "'$9,999' is not in the cited facts.", "'$8,888' is not in the cited facts."),
            (LastReason(asked, 0), LastReason(asked, 1), LastReason(asked, 2)));
    }

    [Fact]
    [Covers("Retry: the model is asked until an answer passes, and never more often than three times")]
    [ProvenBy(typeof(CountsRetriesAsAttempts))]
    [ProvenBy(typeof(RetriesWhatHasPassed))]
    public async Task The_model_is_asked_no_more_often_than_needed_and_allowed()
    {
        var (first, second, third) = (await apex.AskAsync(Good), await apex.AskAsync(Wrong, Good), await apex.AskAsync(Wrong, Wrong, Good));
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
    [Covers("Fallback: as long as the last attempt passes, its answer is given and not marked")]
    [ProvenBy(typeof(FallsBackAfterAnyRejection))]
    [ProvenBy(typeof(FallsBackInsteadOfRetrying))]
    public async Task The_last_attempt_can_still_pass()
    {
        var asked = await apex.AskAsync(Wrong, Worse, Good);

        Assert.Equal((Good, false), (asked.Answer.Text, asked.Answer.IsFallback));
    }

    private static string Text(params IEnumerable<string> sentences) => string.Join(' ', sentences);

    private static IEnumerable<string> Seven() => Enumerable.Range(1, 7).Select(Full);

    private static bool IsPassed(Asked asked) => !asked.Answer.IsFallback;

    private static int Backoffs(Asked asked, int after) => (int)((asked.Times[after + 1] - asked.Times[after]) / new GateSettings().Backoff);

    private static string LastReason(Asked asked, int request)
    {
        var told = asked.Requests[request].Text.Split("This answer was rejected. ");
        return told.Length > request ? told[^1].Replace(" Answer again.\n", "", StringComparison.Ordinal) : "";
    }

    private async Task<double?> ScoreAsync(string gate, string question, string answer) => (await apex.AskAboutAsync(question, answer)).Score(gate);

    private async Task<int> AgreementsAsync(JudgedCase judged)
    {
        var (good, weak, wrong) = (judged.Good.Answer, judged.Weak.Answer, judged.Wrong.Answer);
        var verdicts = new[] { await apex.PassesAsync(judged, good), !await apex.PassesAsync(judged, weak), !await apex.PassesAsync(judged, wrong) };
        return verdicts.Count(agrees => agrees);
    }
}
