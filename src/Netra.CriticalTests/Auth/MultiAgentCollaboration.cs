using System.Net;
using Netra.Compliance;
using Netra.CriticalTests.Auth.Agents;

namespace Netra.CriticalTests.Auth;

/// <summary>Supervisor, Triage, Data and Optimizer agents, over the wire protocol of OpenAI. This part: the cluster.</summary>
[CriticalTest(2, "Multi-agent collaboration")]
[BusinessValue(
    20_000,
    "Customers pay for optimisations that several agents work out together; one that is missing, mixed up or invented loses the plan",
    Category = BusinessCategory.FeatureUtilization,
    Stage = CustomerStage.Paid)]
public sealed partial class MultiAgentCollaboration(AgentsFixture apex)
{
    [Fact]
    [Covers("The supervisor creates its agents, each with its own role and tools")]
    [ProvenBy(typeof(MixesUpRoles))]
    [ProvenBy(typeof(HandsOutTheSupervisorsTool))]
    public async Task Creates_every_agent_with_its_own_role_and_tools()
    {
        using var talk = apex.Converse("the bill of Alder");
        (await apex.RunAsync(talk)).Report();
        Assert.Equal(("supervisor", "create_agent"), talk.FirstOf("supervisor").Identity());
        Assert.Equal(("triage", "rate_severity"), talk.FirstOf("triage").Identity());
        Assert.Equal(("data", "total_cost"), talk.FirstOf("data").Identity());
        Assert.Equal(("optimizer", "estimate_saving"), talk.FirstOf("optimizer").Identity());
    }

    [Fact]
    [Covers("An agent's tools run, and the model gets their results")]
    [ProvenBy(typeof(LosesToolResults))]
    public async Task Runs_an_agents_tools_and_gives_it_the_results()
    {
        using var talk = apex.Converse("the bill of Birch");
        var report = (await apex.RunAsync(talk)).Report();
        Assert.Equal("3", Assert.Single(talk.Of("triage")[^1].ToolResults));
        Assert.Equal(3, report.Part("triage").GetProperty("severity").GetInt32());
    }

    [Fact]
    [Covers("A step whose role nobody declared is refused with a clear error")]
    [ProvenBy(typeof(TakesTriageForAnUndeclaredRole))]
    public async Task An_undeclared_role_is_a_clear_error()
    {
        using var talk = apex.Converse("the bill of Cedar");
        var reply = await apex.RunAsync(talk, new("triage", "triage"), new("audit", "auditor", "triage"));
        var error = reply.Refusal(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Step 'audit' needs the role 'auditor', which is not declared; declared are: supervisor, triage, data, optimizer.", error);
        Assert.Empty(talk.Requests);
    }

    [Fact]
    [Covers("An agent that the supervisor left out is a clear error")]
    [ProvenBy(typeof(CreatesForgottenAgents))]
    public async Task An_agent_that_the_supervisor_left_out_is_a_clear_error()
    {
        using var talk = apex.Converse("the bill of Dogwood");
        talk.Reply("supervisor", DutifulAgents.Creates("triage", "data"));
        var error = (await apex.RunAsync(talk)).Refusal(HttpStatusCode.BadGateway);
        Assert.StartsWith("The supervisor created no agent for the role 'optimizer', which step 'optimizer' needs;", error);
        Assert.Empty(talk.Of("triage"));
    }
}
