using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Netra.Apex.Auth.Agents;
using Polly;
using Polly.Fallback;
using Polly.Retry;

namespace Netra.Apex.Quality.Gate;

/// <summary>What a customer is answered.</summary>
/// <param name="Text">The answer that passed, or the fallback.</param>
/// <param name="IsFallback">Whether every answer of the model was rejected.</param>
/// <param name="Attempts">How each answer of the model fared, in order.</param>
internal sealed record GatedAnswer(string Text, bool IsFallback, IReadOnlyList<Verdict> Attempts)
{
    /// <summary>Whether the model's last answer did not pass.</summary>
    internal bool IsRejected => !Attempts[^1].IsPassed;
}

/// <summary>Lets the model answer until an answer passes the gate, no more often than is allowed.</summary>
internal sealed class GatedAnswers(
    IChatClient chat,
    QualityGate gate,
    IOptions<RetryStrategyOptions<GatedAnswer>> retry,
    IOptions<FallbackStrategyOptions<GatedAnswer>> fallback,
    IMeterFactory meters,
    TimeProvider time)
{
    // Room for a page; a longer answer is cut off, and so rejected.
    private const int MostTokens = 1_000;

    private const string Instructions =
        """
        You answer a customer's question about AI workloads from the given facts. Write whole sentences that take up
        the words of the question. After each statement, cite its facts by their ids in square brackets, such as [f1].
        Take every figure, unit and name from the facts as it is written there, and add none.
        """;

    private readonly ResiliencePipeline<GatedAnswer> _pipeline = new ResiliencePipelineBuilder<GatedAnswer>
        { TimeProvider = time }.AddFallback(fallback.Value).AddRetry(retry.Value).Build();

    private readonly Counter<long> _answers = meters.Create("Netra.Apex.Gate")
        .CreateCounter<long>("apex.quality.answers", "{answer}", "Answers to customers: passed, or the fallback.");

    /// <summary>Answers a question.</summary>
    /// <exception cref="RunRefusedException">The model could not be asked.</exception>
    public async Task<GatedAnswer> AnswerAsync(AskedQuestion asked, CancellationToken cancel)
    {
        var (messages, attempts) = (Ask(asked), new List<Verdict>());
        var answer = await _pipeline.ExecuteAsync(AttemptAsync, cancel);
        _answers.Add(1, new KeyValuePair<string, object?>("outcome", answer.IsFallback ? "fallback" : "passed"));
        return answer;

        async ValueTask<GatedAnswer> AttemptAsync(CancellationToken stop)
        {
            var answer = await GetResponseAsync(messages, stop);
            attempts.Add(await gate.JudgeAsync(asked, answer, stop));
            messages.AddRange([new(ChatRole.Assistant, answer.Text), Reject(attempts[^1])]);
            return new GatedAnswer(answer.Text, IsFallback: false, [.. attempts]);
        }
    }

    private static List<ChatMessage> Ask(AskedQuestion asked) =>
    [
        new(ChatRole.System, Instructions),
        new(ChatRole.User, $"Question: {asked.Question.ReplaceLineEndings(" ")}\nFacts:\n{TextOf(asked.Facts)}\n"),
    ];

    private static string TextOf(IReadOnlyList<GivenFact> facts) => new GivenFacts(facts).Contents[0].ToString()!;

    private static ChatMessage Reject(Verdict verdict)
    {
        var reasons = verdict.Scores.Where(score => !score.IsPassed).Select(score => score.Reason);
        return new ChatMessage(ChatRole.User, $"This answer was rejected. {string.Join(' ', reasons)} Answer again.\n");
    }

    private async Task<ChatResponse> GetResponseAsync(List<ChatMessage> messages, CancellationToken cancel)
    {
        try
        {
            var options = new ChatOptions { Temperature = 0, MaxOutputTokens = MostTokens };
            return await chat.GetResponseAsync([.. messages], options, cancel);
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            const string Sentence = "The model gave no answer; ask again later.";
            throw new RunRefusedException(StatusCodes.Status502BadGateway, Sentence);
        }
    }
}
