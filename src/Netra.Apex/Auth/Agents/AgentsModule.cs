using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Netra.Apex.Data.Resilience;

namespace Netra.Apex.Auth.Agents;

/// <summary>Agents that work out a customer's question together.</summary>
internal static class AgentsModule
{
    // A model that goes on calling tools without answering is cut off after so many rounds.
    private const int MostToolRounds = 10;

    public static void AddAgents(this WebApplicationBuilder builder)
    {
        foreach (var role in new[] { AgentRole.Supervisor, AgentRole.Triage, AgentRole.Data, AgentRole.Optimizer })
        {
            builder.Services.AddSingleton(role);
        }

        builder.Services.AddChatClient(OpenModel).UseFunctionInvocation(configure: Configure).UseResilience();
        builder.Services.AddSingleton<AgentRoles>().AddSingleton<AgentTurns>().AddSingleton<Supervisor>();
        builder.Services.AddSingleton<RunStore>().AddSingleton<AgentRuns>();
    }

    public static void MapAgents(this WebApplication app) => RunEndpoints.Map(app);

    private static IChatClient OpenModel(IServiceProvider services) =>
        ModelClient.Open(services.GetRequiredService<IOptions<AuthSettings>>().Value.Agents.Model);

    // The supervisor is told why a tool failed, so that it can choose a declared role.
    private static void Configure(FunctionInvokingChatClient client)
    {
        client.MaximumIterationsPerRequest = MostToolRounds;
        client.IncludeDetailedErrors = true;
    }
}
