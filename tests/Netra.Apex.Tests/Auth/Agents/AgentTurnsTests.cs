using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Netra.Apex.Auth;
using Netra.Apex.Auth.Agents;

namespace Netra.Apex.Tests.Auth.Agents;

public sealed class AgentTurnsTests
{
    private static readonly StepOutcome Finding =
        new("triage", "triage", StepEnding.Answered, new TriageAnswer("cost", 3, "bad"), null);
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Asks_with_the_role_the_question_and_the_findings()
    {
        var chat = await AskAsync();
        Assert.Equal(
            [
                (ChatRole.System, $"You are the data agent. {AgentRole.Data.Instructions}"),
                (ChatRole.User, "Step: figures\nQuestion: Why so much?\n"),
                (ChatRole.User, "Finding of triage: {\"category\":\"cost\",\"severity\":3,\"summary\":\"bad\"}\n"),
            ],
            chat.Messages.Select(message => (message.Role, message.Text)));
    }

    [Fact]
    public async Task Asks_for_the_answer_of_the_role_without_a_spread()
    {
        var chat = await AskAsync();
        Assert.Equal(0, chat.Options?.Temperature);
        Assert.Equal("data", (chat.Options?.ResponseFormat as ChatResponseFormatJson)?.SchemaName);
    }

    [Theory]
    [InlineData(80, "'.")]
    [InlineData(81, "…'.")]
    public async Task Quotes_no_more_than_80_characters_of_nonsense(int length, string end)
    {
        var outcome = await TakeAsync(new ScriptedChat((_, _) => Task.FromResult(new string('x', length))));
        Assert.Equal(StepEnding.Refused, outcome.Ending);
        Assert.EndsWith($" The agent said: '{new string('x', 80)}{end}", outcome.Reason);
    }

    [Fact]
    public async Task Says_why_an_agent_could_not_be_asked_in_one_line()
    {
        var outcome = await TakeAsync(
            new ScriptedChat((_, _) => throw new HttpRequestException("HTTP 500\nThe model fell over.")));
        Assert.Equal((StepEnding.Failed, "The agent could not be asked: HTTP 500 The model fell over."),
            (outcome.Ending, outcome.Reason));
    }

    [Fact]
    public async Task Waits_for_an_agent_until_just_before_the_limit()
    {
        var answer = new TaskCompletionSource<string>();
        var turn = TakeAsync(new ScriptedChat((_, cancel) => answer.Task.WaitAsync(cancel)));
        _time.Advance(TimeSpan.FromSeconds(90.5) - TimeSpan.FromTicks(1));
        answer.SetResult("""{"monthlyCostUsd":1,"summary":"the invoice"}""");
        Assert.Equal(new DataAnswer(1, "the invoice"), (await turn).Answer);
    }

    [Fact]
    public async Task Gives_an_agent_up_at_the_limit()
    {
        var turn =
            TakeAsync(new ScriptedChat((_, cancel) => new TaskCompletionSource<string>().Task.WaitAsync(cancel)));
        _time.Advance(TimeSpan.FromSeconds(90.5));
        Assert.Equal(
            (StepEnding.Failed, "The agent gave no answer within 90.5 s."), ((await turn).Ending, (await turn).Reason));
    }

    [Fact]
    public async Task Ends_with_its_run()
    {
        using var run = new CancellationTokenSource();
        var turn = TakeAsync(
            new ScriptedChat((_, cancel) => new TaskCompletionSource<string>().Task.WaitAsync(cancel)), run.Token);
        await run.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turn);
    }

    private async Task<ScriptedChat> AskAsync()
    {
        var chat = new ScriptedChat((_, _) => Task.FromResult("{}"));
        await TakeAsync(chat);
        return chat;
    }

    private Task<StepOutcome> TakeAsync(IChatClient chat, CancellationToken run = default)
    {
        var settings = new AuthSettings { Agents = new AgentsSettings { StepLimit = TimeSpan.FromSeconds(90.5) } };
        var task = new AgentTask("figures", "Why so much?", Finding);
        return new AgentTurns(chat, Options.Create(settings), _time).TakeAsync(
            new Agent(AgentRole.Data, []), task, run);
    }
}

/// <summary>A chat client that says what a test wants, and remembers what it was asked.</summary>
internal sealed class ScriptedChat(Func<ChatOptions, CancellationToken, Task<string>> script) : IChatClient
{
    public IReadOnlyList<ChatMessage> Messages { get; private set; } = [];

    public ChatOptions? Options { get; private set; }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        (Messages, Options) = ([.. messages], options);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, await script(options!, cancellationToken)));
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        CancellationToken cancellationToken = default) =>
        AsyncEnumerable.Empty<ChatResponseUpdate>();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
