using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Agents.Answers;
using Netra.Apex.Auth.Agents.Clusters;
using Netra.Apex.Auth.Agents.Planning;
using Netra.Apex.Auth.Agents.Reporting;
using Netra.Apex.Auth.Agents.Roles;
using Netra.Apex.Auth.Agents.Running;
using Netra.Apex.Auth.Agents.State;
using Netra.Apex.Auth.Agents.Tools;
using Netra.Apex.Models;

namespace Netra.Apex.Auth.Agents;

internal static class AgentsRegistration
{
    // A model that goes on calling tools without answering is cut off after so many rounds.
    private const int MostToolRounds = 10;

    public static IServiceCollection AddAgents(this IServiceCollection services, ApexOptions options) =>
        services.AddModel(options).AddCluster().AddRunning().AddReporting();

    public static void UseAgents(this WebApplication app) => app.MapPost(AgentRunEndpoint.Path, AgentRunEndpoint.RunAsync);

    private static IServiceCollection AddModel(this IServiceCollection services, ApexOptions options) =>
        services.AddSingleton(_ => ModelClient.Open(options).AsBuilder().UseFunctionInvocation(configure: Bound).Build());

    private static void Bound(FunctionInvokingChatClient client)
    {
        client.MaximumIterationsPerRequest = MostToolRounds;
        client.IncludeDetailedErrors = true;
    }

    private static IServiceCollection AddCluster(this IServiceCollection services) => services
        .AddSingleton<IRoleCatalog, DeclaredRoles>()
        .AddSingleton<IToolbox, Toolbox>()
        .AddSingleton<IAgentFactory, ChatAgentFactory>()
        .AddSingleton<IClusters, RunClusters>()
        .AddSingleton<ISupervisor, Supervisor>();

    private static IServiceCollection AddRunning(this IServiceCollection services) => services
        .AddSingleton<IPlanCheck, PlanCheck>()
        .AddSingleton<IBlackboards, RunBlackboards>()
        .AddSingleton<IAgentTurn, AgentTurn>()
        .AddSingleton<IStepRunner, StepRunner>()
        .AddSingleton<IReadinessRule, DependencyRule>()
        .AddSingleton<IOrchestrator, Orchestrator>()
        .AddSingleton<IAgentRuns, AgentRuns>();

    private static IServiceCollection AddReporting(this IServiceCollection services) => services
        .AddSingleton<IAnswerValidator, AnswerValidator>()
        .AddSingleton<IResultCheck, SavingWithinCost>()
        .AddSingleton<IAggregator, Aggregator>();
}
