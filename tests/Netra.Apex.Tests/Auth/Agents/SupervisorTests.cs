using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Netra.Apex.Auth;
using Netra.Apex.Auth.Agents;

namespace Netra.Apex.Tests.Auth.Agents;

public sealed class SupervisorTests
{
    private static readonly AgentRoles Roles = new([AgentRole.Supervisor, AgentRole.Triage, AgentRole.Data]);
    private static readonly RunOrder Order =
        new(Guid.Empty, "ann", "Why?", new AgentPlan(new("a", "data"), new AgentStep("b", "triage")));

    [Fact]
    public async Task Creates_the_agents_that_the_plan_needs()
    {
        var chat = new ScriptedChat(async (options, cancel) =>
        {
            await CreateAsync(options, "data", cancel);
            return await CreateAsync(options, "triage", cancel);
        });
        var (cluster, briefing) = await StaffAsync(chat);
        Assert.Equal(AgentRole.Triage, cluster.For(new("b", "triage")).Role);
        Assert.Equal("user: Step: supervisor\nQuestion: Why?\nRoles that the plan needs: data, triage\n",
            $"user: {chat.Messages[1].Text}");
        Assert.Equal(StepEnding.Refused, briefing.Ending);
    }

    [Fact]
    public async Task Says_which_step_has_no_agent()
    {
        var refusal = await Assert.ThrowsAsync<RunRefusedException>(() =>
            StaffAsync(new ScriptedChat((options, cancel) => CreateAsync(options, "data", cancel))));
        Assert.Equal(502, refusal.Status);
        Assert.Equal(
            "The supervisor created no agent for the role 'triage', which step 'b' needs; order the run again.",
            refusal.Message);
    }

    [Fact]
    public async Task Says_why_it_failed()
    {
        var refusal = await Assert.ThrowsAsync<RunRefusedException>(() =>
            StaffAsync(new ScriptedChat((options, cancel) => CreateAsync(options, "auditor", cancel))));
        Assert.Equal(
            "The supervisor could not create the agents: The agent could not be asked: "
            + "The supervisor needs the role 'auditor', which is not declared; declared are: supervisor, triage, data.",
            refusal.Message);
    }

    [Fact]
    public void An_agent_that_is_there_already_stays()
    {
        var cluster = new AgentCluster(Roles);
        Assert.Equal("The agent 'data' is ready.", cluster.Create("data"));
        var first = cluster.For(new("a", "data"));
        cluster.Create("data");
        Assert.Same(first, cluster.For(new("a", "data")));
    }

    private static Task<(AgentCluster Cluster, StepOutcome Briefing)> StaffAsync(IChatClient chat) =>
        new Supervisor(Roles, new AgentTurns(chat, Options.Create(new AuthSettings()), TimeProvider.System)).StaffAsync(
            Order, default);

    private static async Task<string> CreateAsync(ChatOptions options, string role, CancellationToken cancel)
    {
        var tool = Assert.IsAssignableFrom<AIFunction>(Assert.Single(options.Tools!));
        return $"{await tool.InvokeAsync(new AIFunctionArguments { ["role"] = role }, cancel)}";
    }
}
