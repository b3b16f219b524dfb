using Netra.Apex.Quality.Gate;
using Netra.Compliance;
using static Netra.CriticalTests.Quality.QualityFixture;

namespace Netra.CriticalTests.Quality;

/// <summary>What the gate reads in a text.</summary>
public sealed partial class QualityGateEnforcement
{
    private static readonly GivenFact Fact = new("f", "Node n1 cost $100.");

    private static readonly string[] OneWord =
    [
        "GPU GPUs", "QA QAs", "AZ AZs", "use used", "need needed", "job jobs", "fee fees", "shoe shoes",
        "policy policies", "status status", "batch batches",
    ];

    /// <summary>Just within each limit.</summary>
    private static readonly AskedQuestion[] Judged =
    [
        new("x", [Fact]),
        new(new string('q', 1_000), [Fact]),
        Resting(Many(50)),
        Resting(Fact with { Id = new string('f', 40) }),
        Resting(Fact with { Id = "a-b_c.1" }),
        Resting(Fact with { Text = new string('t', 1_000) }),
    ];

    /// <summary>Just beyond each limit; where a fact is bad, a good one comes first.</summary>
    private static readonly AskedQuestion[] Refused =
    [
        new("", [Fact]),
        new(new string('q', 1_001), [Fact]),
        new("What is it?", [Fact]),
        Resting(),
        Resting(Many(51)),
        Resting(Fact, Fact),
        Resting(Fact, new("", Fact.Text)),
        Resting(Fact, new("a b", Fact.Text)),
        Resting(Fact, new(new string('f', 41), Fact.Text)),
        Resting(Fact, new("g", " ")),
        Resting(Fact, new("g", new string('t', 1_001))),
    ];

    private static readonly string[] TwoWords =
        ["status statu", "class clas", "red r", "need ne", "gas ga", "kaies kay", "keies key", "job jot"];

    [Fact]
    [Covers("Scoring: the gate judges 63 answers as a person did, but for five, and lets no wrong one pass")]
    [ProvenBy(typeof(TakesTheAnswerForAFact))]
    [ProvenBy(typeof(ScoresRelevanceByKeyword))]
    public async Task The_gate_agrees_with_a_person() => Assert.Equal(
        ["good 1", "good 2", "weak 2", "good 5", "good 16"], await apex.DisagreementsAsync());

    [Fact]
    [Covers("Scoring: an answer takes a word of the question up in each of its forms, and by no other word")]
    [ProvenBy(typeof(CutsEveryFinalS))]
    public async Task Words_are_compared_in_all_their_forms()
    {
        var same = new List<string>();
        foreach (var words in OneWord.Concat(TwoWords))
        {
            var (asked, said) = ($"What {words.Split(' ')[0]}?", $"It is {words.Split(' ')[1]}.");
            var score = await apex.JudgeAsync(Relevance.Metric, asked, Fact.Text, said);
            same.AddRange(score.Score == 1 ? [words] : []);
        }

        Assert.Equal(OneWord, same);
    }

    [Theory]
    [InlineData("It read 3,000,000 tokens.", "It read 3 million tokens [f].", 1)]
    [InlineData("It read 3 million tokens.", "It read 3,000,000 tokens [f].", 1)]
    [InlineData("It read 3 million tokens.", "It read 3,000,000 hours [f].", 0.5)]
    [InlineData("It read 1,000,000,000,000,000.", "It read 1,000,000,000,000,000 [f].", 1)]
    [InlineData("It read 99999999999999999999999999999999.", "It read 99999999999999999999999999999999 [f].", 0.5)]
    [InlineData("The bill fell to $90.", "The bill fell to $90 [f].", 1)]
    [InlineData("The bill fell to $90.", "The bill rose to $90 [f].", 2 / 3d)]
    [InlineData("The bill fell to $90.", "", 0)]
    [Covers("Scoring: a figure is the same with its scale in words or digits, and a rise is no fall")]
    [ProvenBy(typeof(IgnoresScales))]
    public async Task A_figure_is_compared_with_its_scale_and_its_direction(string fact, string answer, double score) =>
        Assert.Equal(score, (await apex.JudgeAsync(FactualAccuracy.Metric, Question, fact, answer)).Score);

    [Theory]
    [InlineData(
        Relevance.Metric, "Does a node cost $100 in May?", "A node cost $100.", "The answer does not mention 'May'.")]
    [InlineData(
        Relevance.Metric, "What did it cost?", "It cost $100. Lunch is at noon.",
        "'Lunch is at noon.' is neither about the question nor about a cited fact.")]
    [InlineData(Coherence.Metric, Question, "It cost $100. It cost $100.",
        "'It cost $100.' repeats an earlier sentence.")]
    [InlineData(
        FactualAccuracy.Metric, Question, "It is.",
        "The answer cites no fact; cite each by its id in square brackets.")]
    [InlineData(FactualAccuracy.Metric, Question, "It cost $101 [f].", "'$101' is not in the cited facts.")]
    [Covers("Retry: the reasons name what is missing, what repeats, what strays, and what no fact supports")]
    [ProvenBy(typeof(OmitsReasons))]
    public async Task The_reasons_name_what_is_wrong(string gate, string question, string answer, string reason) =>
        Assert.Equal(reason, (await apex.JudgeAsync(gate, question, Fact.Text, answer)).Reason);

    [Fact]
    [Covers("Thresholds: a question that is too long or names nothing, and unusable facts, are refused unasked")]
    [ProvenBy(typeof(CutsToTheLimit))]
    public async Task Answers_what_it_can_judge_and_refuses_the_rest()
    {
        var answered = new List<AskedQuestion>();
        foreach (var asked in Judged.Concat(Refused))
        {
            answered.AddRange(await apex.IsAnsweredAsync(asked) ? [asked] : []);
        }

        Assert.Equal(Judged, answered);
    }

    private static AskedQuestion Resting(params IEnumerable<GivenFact> facts) => new(Question, [.. facts]);

    private static IEnumerable<GivenFact> Many(int facts) =>
        Enumerable.Range(1, facts).Select(id => Fact with { Id = $"{id}" });
}
