using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Netra.Apex.Quality;
using Netra.Apex.Quality.Gate;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Models;

namespace Netra.CriticalTests.Quality;

/// <summary>What became of a question of Ann's.</summary>
/// <param name="Answer">What she was answered.</param>
/// <param name="Requests">What the model was asked.</param>
/// <param name="Times">When, on the platform's clock; empty where a real model answered.</param>
/// <param name="LastSaid">What the model said last.</param>
internal sealed record Asked(
    GatedAnswer Answer, ImmutableArray<ModelRequest> Requests, ImmutableArray<DateTimeOffset> Times, string? LastSaid)
{
    /// <summary>Whether an answer of the model passed.</summary>
    public bool IsPassed => !Answer.IsFallback;

    /// <summary>The score of the model's first answer at a gate.</summary>
    public double? Score(string gate) => Answer.Attempts[0].Scores.Single(score => score.Gate == gate).Score;
}

/// <summary>A platform with a model, and a customer, Ann, who asks what her nodes cost.</summary>
public sealed class QualityFixture : ModelFixture
{
    /// <summary>A question that sentences about nodes answer.</summary>
    internal const string Question = "What did each node cost in June?";

    private readonly WatchedClock _clock;
    private Task<TimeSpan>? _backoff;

    public QualityFixture() => _clock = new WatchedClock(Time);

    /// <summary>What the platform is told of the gate.</summary>
    internal GateSettings Gate => Get<IOptions<QualitySettings>>().Value.Gate;

    /// <summary>A true sentence about a node, with four claims: a citation, a figure, a node and a month.</summary>
    internal static string Full(int node) => $"Node n{node} cost ${node}00 in June [n{node}].";

    /// <summary>A sentence about a node, with three claims: a citation, a figure, and the node's name.</summary>
    internal static string Brief(int node, string? cost = null) =>
        $"Node n{node} cost {cost ?? $"${node}00"} [n{node}].";

    /// <summary>Asks what each node cost; the model gives these answers in turn, and then the last one again.</summary>
    internal Task<Asked> AskAsync(params string[] answers) => AskAboutAsync(Question, answers);

    /// <summary>Asks something else, with the same facts.</summary>
    internal async Task<Asked> AskAboutAsync(string question, params string[] answers)
    {
        var times = new ConcurrentQueue<DateTimeOffset>();
        using var talk = Model.Converse(question, _ => Next(times, answers));
        return await AskAsync(talk, times);
    }

    /// <summary>Asks a model of any kind what each node cost; a scripted one gives these answers in turn.</summary>
    internal async Task<Asked> AskFreelyAsync(params string[] answers)
    {
        var times = new ConcurrentQueue<DateTimeOffset>();
        using var talk = ConverseFreely(Question, _ => Next(times, answers));
        return await AskAsync(talk, times);
    }

    /// <summary>The answers that the gate judges otherwise than a person did: their kind and the number of their
    /// case.</summary>
    internal async Task<IReadOnlyList<string>> DisagreementsAsync()
    {
        var judged = JudgedCase.All().SelectMany((item, at) => item.Answers(at + 1), (item, answer) => (item, answer));
        var verdicts = await Task.WhenAll(judged.Select(async one =>
            (one.answer.Name,
                Differs: (await JudgeAsync(one.item, one.answer.Text)).IsPassed != one.answer.ShouldPass)));
        return [.. verdicts.Where(verdict => verdict.Differs).Select(verdict => verdict.Name)];
    }

    /// <summary>How an answer fares at a gate, judged by one fact, which it cites as <c>[f]</c>.</summary>
    internal async Task<GateScore> JudgeAsync(string gate, string question, string fact, string answer)
    {
        var verdict = await JudgeAsync(new AskedQuestion(question, [new GivenFact("f", fact)]), answer);
        return verdict.Scores.Single(score => score.Gate == gate);
    }

    /// <summary>Whether a question is answered; otherwise it is refused, and the model is not asked.</summary>
    /// <exception cref="InvalidOperationException">It is neither.</exception>
    internal async Task<bool> IsAnsweredAsync(AskedQuestion asked)
    {
        using var talk = Model.Converse(asked.Question, _ => ModelReply.Say(Full(1)));
        using var response = await WaitAsync(Ann.PostAsJsonAsync("quality/answers", asked, JsonSerializerOptions.Web));
        return (response.StatusCode, talk.Requests.Length) switch
        {
            (HttpStatusCode.OK, > 0) => true,
            (HttpStatusCode.BadRequest, 0) => false,
            var other => throw new InvalidOperationException($"The question was answered {other}."),
        };
    }

    protected override void Configure(IServiceCollection services) => services.AddSingleton<TimeProvider>(_clock);

    private async Task<Asked> AskAsync(Conversation talk, ConcurrentQueue<DateTimeOffset> times)
    {
        var facts = Enumerable.Range(1, 9)
            .Select(node => new GivenFact($"n{node}", $"Node n{node} cost the team ${node}00 in June."));
        using var response =
            await WaitAsync(Ann.PostAsJsonAsync("quality/answers", new { question = talk.Topic, facts }));
        var content = response.EnsureSuccessStatusCode().Content;
        var answer = await content.ReadFromJsonAsync<GatedAnswer>(JsonSerializerOptions.Web);
        return new Asked(answer!, talk.Requests, [.. times], talk.LastSaid);
    }

    private Task<Verdict> JudgeAsync(JudgedCase judged, string answer)
    {
        var facts = judged.Facts.Select(fact => new GivenFact(fact.Key, fact.Value));
        return JudgeAsync(new AskedQuestion(judged.Question, [.. facts]), answer);
    }

    private Task<Verdict> JudgeAsync(AskedQuestion asked, string answer) => Get<QualityGate>().JudgeAsync(
        asked, new ChatResponse(new ChatMessage(ChatRole.Assistant, answer)), CancellationToken.None);

    private ModelReply Next(ConcurrentQueue<DateTimeOffset> times, string[] answers)
    {
        var answer = answers[Math.Min(times.Count, answers.Length - 1)];
        times.Enqueue(Time.GetUtcNow());
        return ModelReply.Say(answer);
    }

    // Each wait of the platform passes as soon as it has begun.
    private async Task<HttpResponseMessage> WaitAsync(Task<HttpResponseMessage> asked)
    {
        while (await InTimeAsync(Task.WhenAny(asked, BackoffAsync())) != asked)
        {
            Time.Advance(await BackoffAsync());
            _backoff = null;
        }

        return await asked;
    }

    private static Task<Task> InTimeAsync(Task<Task> next) => RealModel.OfRun is null
        ? next.InTimeAsync("the platform waits or answers")
        : next.WaitAsync(RealModel.Patience);

    private Task<TimeSpan> BackoffAsync() =>
        _backoff ??= _clock.NextAsync(shortest: Gate.Backoff, longest: Gate.Backoff * 8);
}
