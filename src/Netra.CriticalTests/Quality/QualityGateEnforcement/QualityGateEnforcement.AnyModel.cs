using Netra.Compliance;

namespace Netra.CriticalTests.Quality;

// What holds for any model; with --real-llm a real one answers here.
public sealed partial class QualityGateEnforcement
{
    [Fact]
    [Trait("Model", "Any")]
    [Covers("Fallback: whatever a model says, a customer gets its last answer if that passed, else the fallback")]
    [ProvenBy(typeof(AnswersWithWhatWasRejected))]
    [ProvenBy(typeof(FallsBackAfterAnyRejection))]
    public async Task A_customer_gets_the_last_answer_if_it_passed_and_else_the_fallback()
    {
        var never = await apex.AskFreelyAsync(Wrong);
        var late = await apex.AskFreelyAsync(Wrong, Worse, Good);

        Assert.Equal([Due(never), Due(late)], [Given(never), Given(late)]);
    }

    private static (string? Text, bool IsFallback) Given(Asked asked) => (asked.Answer.Text, asked.Answer.IsFallback);

    private (string? Text, bool IsFallback) Due(Asked asked) =>
        asked.Answer.Attempts[^1].IsPassed ? (asked.LastSaid, false) : (apex.Gate.Fallback, true);
}
