using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.CriticalTests.Fixtures.Models;

/// <summary>A fault between the agents and their model; it sees each agent's question and answer.</summary>
public abstract class ChatFault : ApexFault
{
    public override void Apply(IServiceCollection services) =>
        services.Decorate<IChatClient>(right => new Pipeline(right, this));

    /// <summary>Asks in the place of the right client.</summary>
    protected abstract Task<ChatResponse> AskAsync(
        IChatClient right, IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancel);

    private sealed class Pipeline(IChatClient right, ChatFault fault) : DelegatingChatClient(right)
    {
        public override Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null,
            CancellationToken cancellationToken = default) =>
            fault.AskAsync(InnerClient, [.. messages], options!, cancellationToken);
    }
}

/// <summary>A fault in the messages or tools that an agent is asked with.</summary>
public abstract class QuestionFault : ChatFault
{
    /// <summary>Changes the messages; the same ones where nothing goes wrong.</summary>
    protected virtual IReadOnlyList<ChatMessage> Change(IReadOnlyList<ChatMessage> messages) => messages;

    /// <summary>Changes the tools; the same ones where nothing goes wrong.</summary>
    protected virtual IList<AITool> Change(IList<AITool> tools) => tools;

    protected sealed override Task<ChatResponse> AskAsync(
        IChatClient right, IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancel)
    {
        var given = options.Tools ?? [];
        var (asked, tools) = (Change(messages), Change(given));
        if (!asked.SequenceEqual(messages) || !tools.SequenceEqual(given))
        {
            Reached();
        }

        options.Tools = tools;
        return right.GetResponseAsync(asked, options, cancel);
    }
}

/// <summary>A fault in what an agent is understood to have said.</summary>
public abstract class AnswerFault : ChatFault
{
    /// <summary>Changes the text; the same one where nothing goes wrong.</summary>
    protected abstract string Change(string said);

    protected sealed override async Task<ChatResponse> AskAsync(
        IChatClient right, IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancel)
    {
        var said = (await right.GetResponseAsync(messages, options, cancel)).Text;
        var heard = Change(said);
        if (heard != said)
        {
            Reached();
        }

        return new ChatResponse(new ChatMessage(ChatRole.Assistant, heard));
    }
}
