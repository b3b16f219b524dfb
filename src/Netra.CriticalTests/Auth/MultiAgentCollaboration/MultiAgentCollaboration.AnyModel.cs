using System.Net;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth;

// What holds for any model that can call tools; with --real-llm a real one answers here.
public sealed partial class MultiAgentCollaboration
{
    [Fact]
    [Trait("Model", "Any")]
    [Covers("Cluster: the supervisor creates its agents, each with its own role and tools")]
    [ProvenBy(typeof(SendsTheFirstInstructionsToAll))]
    [ProvenBy(typeof(GivesTheSupervisorsToolToAll))]
    public async Task Creates_every_agent_with_its_own_role_and_tools()
    {
        using var talk = apex.ConverseFreely("the bill of Alder");
        await apex.RunAsync(talk);
        string[] agents = ["supervisor with create_agent", "triage with rate_severity", "data with total_cost"];
        Assert.Equal(
            [.. agents, "optimizer with estimate_saving"],
            new[] { "supervisor", "triage", "data", "optimizer" }.Select(talk.AgentOf));
    }

    [Fact]
    [Trait("Model", "Any")]
    [Covers("Cluster: without a session no run starts, and only the customer who ordered a run sees it, on every node")]
    [ProvenBy(typeof(AllowsAnonymousRuns))]
    [ProvenBy(typeof(IdentifiesCustomerByEmailDomain))]
    [ProvenBy(typeof(LosesTheReport))]
    public async Task A_run_belongs_to_the_customer_who_ordered_it()
    {
        using var talk = apex.ConverseFreely("the bill of Dogwood");
        using var stranger = apex.Platform.Client();
        (await AgentsFixture.OrderAsync(stranger, talk)).Dispose();
        Assert.Empty(talk.Requests);
        using var ordered = await AgentsFixture.OrderAsync(apex.Ann, talk);
        await using var node = await apex.StartNodeAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await SeeAsync(node, "bob", ordered)).Status);
        Assert.Equal(await ordered.Content.ReadAsStringAsync(), (await SeeAsync(node, "ann", ordered)).Body);
    }

    [Fact]
    [Trait("Model", "Any")]
    [Covers("State sharing: what Triage and Data find is seen by Optimizer")]
    [ProvenBy(typeof(OmitsFirstFinding))]
    [ProvenBy(typeof(OmitsLastFinding))]
    public async Task The_optimizer_sees_what_triage_and_data_found()
    {
        using var talk = apex.ConverseFreely("the bill of Elm");
        var report = await apex.RunAsync(talk);
        Assert.Contains($"\"summary\":{report.Summary("triage")}", talk.TextOf("optimizer"));
        Assert.Contains($"\"summary\":{report.Summary("data")}", talk.TextOf("optimizer"));
    }

    /// <summary>What a customer sees at a node where a run was said to be.</summary>
    private static async Task<(HttpStatusCode Status, string Body)> SeeAsync(
        ApexNode node, string customer, HttpResponseMessage ordered)
    {
        using var client = await node.ClientAsync(customer);
        using var response = await client.GetAsync(ordered.Headers.Location);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
