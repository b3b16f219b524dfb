using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;
using Microsoft.Extensions.Options;
using Netra.Apex.Quality;
using Netra.Apex.Quality.Gate;

namespace Netra.Apex.Tests.Quality.Gate;

public sealed class EvaluatorTests
{
    private static readonly AskedQuestion Asked = new(
        "What did node n1 cost?", [new("f1", "Node n1 cost $100."), new("f2", "Node n2 cost $200.")]);

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public async Task An_empty_answer_is_worth_nothing(string answer) =>
        Assert.Equal([0, 0, 0], (await ScoresAsync(answer)).Select(score => score.Score));

    [Theory]
    [InlineData("Yes. Node n1 cost $100 [f1].", 1)]
    [InlineData("Node n1 cost $100 [f1]. That is all.", 1)]
    [InlineData("Node n1 cost $100 [f1]. Bananas ripen.", 0.5)]
    [InlineData("Costs nodes costs nodes costs nodes [f1].", 0)]
    [InlineData("Node cost node bill node price [f1].", 0)]
    public async Task Coherence_sees_links_fragments_and_repetition(string answer, double score) =>
        Assert.Equal(score, (await ScoresAsync(answer))[0].Score);

    [Theory]
    [InlineData("Node n1 cost $100 [f1].", 1)]
    [InlineData("$100 [f1].", 1)]
    [InlineData("$100.", 0)]
    [InlineData("Node n2 cost $200 [f2].", 2 / 3d)]
    [InlineData("Node n1 cost $100 [f1]. Bananas ripen.", 0.5)]
    [InlineData("Yes. Node n1 cost $100 [f1].", 1)]
    public async Task Relevance_sees_what_cited_facts_say_and_sentences_that_stray(string answer, double score) =>
        Assert.Equal(score, (await ScoresAsync(answer))[1].Score);

    [Theory]
    [InlineData("Node n1 cost $100.", 0)]
    [InlineData("Node n1 cost $100 [f1].", 1)]
    [InlineData("Node n1 cost $200 [f1].", 2 / 3d)]
    [InlineData("Node n1 cost $100 [f1], and node n2 cost $200 [f2].", 1)]
    [InlineData("Node n1 cost $200 [f2], and node n2 cost $100 [f1].", 2 / 3d)]
    [InlineData("Node n1 cost $100 [f1]. It was $200.", 3 / 4d)]
    [InlineData("Node n1 cost $100 [F1].", 0)]
    public async Task Factual_accuracy_holds_each_statement_to_what_it_cites(string answer, double score) =>
        Assert.Equal(score, (await ScoresAsync(answer))[2].Score);

    [Fact]
    public async Task Says_what_lowers_each_score() => Assert.Equal(
        [
            "'Bananas ripen.' is unrelated to what comes before it.",
            "'Bananas ripen.' is neither about the question nor about a cited fact.",
            "'$300' is not in the cited facts. '[f9]' is unknown.",
        ],
        (await ScoresAsync("Node n1 cost $300 [f1]. Bananas ripen [f9].")).Select(score => score.Reason));

    [Fact]
    public async Task Without_a_score_an_answer_does_not_pass()
    {
        var incomplete = new QualityGate([new Coherence(), new Relevance()], Defaults);
        var verdict = await JudgeAsync(incomplete, "Node n1 cost $100 [f1].");
        Assert.Equal([true, true, false], verdict.Scores.Select(score => score.IsPassed));
        Assert.False(verdict.IsPassed);
    }

    private static IOptions<QualitySettings> Defaults => Options.Create(new QualitySettings());

    private static async Task<IReadOnlyList<GateScore>> ScoresAsync(string answer)
    {
        IEvaluator[] all = [new Coherence(), new Relevance(), new FactualAccuracy()];
        return (await JudgeAsync(new QualityGate(all, Defaults), answer)).Scores;
    }

    private static Task<Verdict> JudgeAsync(QualityGate gate, string answer) =>
        gate.JudgeAsync(Asked, new ChatResponse(new ChatMessage(ChatRole.Assistant, answer)), CancellationToken.None);
}
