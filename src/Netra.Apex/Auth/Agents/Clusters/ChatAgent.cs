using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using Netra.Apex.Auth.Agents.Answers;
using Netra.Apex.Auth.Agents.Roles;

namespace Netra.Apex.Auth.Agents.Clusters;

/// <summary>An agent behind a chat client.</summary>
internal sealed class ChatAgent(AgentRole role, ImmutableArray<AIFunction> tools, IChatClient chat) : IAgent
{
    public AgentRole Role => role;

    public async Task<string> AskAsync(AgentTask task, CancellationToken cancel)
    {
        var response = await chat.GetResponseAsync([Introduce(), Ask(task)], Options(), cancel);
        return response.Text;
    }

    private ChatMessage Introduce() => new(ChatRole.System, $"You are the {role.Name} agent. {role.Instructions}");

    private static ChatMessage Ask(AgentTask task) => new(ChatRole.User, TaskText.Write(task));

    private ChatOptions Options() => new()
    {
        Tools = [.. tools],
        Temperature = 0,
        ResponseFormat = ChatResponseFormat.ForJsonSchema(AnswerSchema.Write(role.Answer), role.Name),
    };
}
