using System.Net;
using Netra.Apex.Auth.Agents;
using Netra.Compliance;

namespace Netra.CriticalTests.Auth;

/// <summary>This part: plans that customers send.</summary>
public sealed partial class MultiAgentCollaboration
{
    /// <summary>Plans that cannot be run, by the sentence that says why. A plan with two faults is refused for the
    /// first to mend.</summary>
    private static readonly (string Reason, AgentStep[] Steps)[] Unrunnable =
    [
        ("A step has a blank 'name'; give every step a name and a role.", [On("a"), On("")]),
        ("The plan has 21 steps; declare at most 20.", [.. Enumerable.Repeat(On("a"), 21)]),
        ("The plan has more than one step 'b'; give each step a name of its own.", [On("a"), On("b", "c"), On("b")]),
        ("Step 'b' depends on 'd', which is not a step of the plan.", [On("a"), On("b", "a", "d"), On("c", "c")]),
        ("The steps 'b', 'c', 'd' wait for each other; take one dependency away.",
            [On("a"), On("b", "a", "d"), On("c", "b"), On("d", "c")]),
    ];

    [Fact]
    [Covers("Cluster: a plan that cannot be run is refused with what to mend, and no agent is asked")]
    [ProvenBy(typeof(LosesTheLastDependency))]
    public async Task Refuses_a_plan_that_cannot_be_run()
    {
        using var talk = apex.Converse("the bill of Rowan");
        var refusals = new List<(HttpStatusCode, string?, string)>();
        foreach (var (_, steps) in Unrunnable)
        {
            refusals.Add(await apex.RefusalAsync(talk, steps));
        }

        var reasons = Unrunnable.Select(plan => plan.Reason);
        Assert.Equal(reasons.Select(reason => (HttpStatusCode.UnprocessableEntity, (string?)reason, "")), refusals);
    }

    [Fact]
    [Covers("Cluster: a plan of as many steps as are allowed is run")]
    [ProvenBy(typeof(DropsTheLastPart))]
    public async Task Runs_a_plan_of_as_many_steps_as_are_allowed()
    {
        using var talk = apex.Converse("the bill of Sycamore");
        var names = Enumerable.Range(1, AgentPlan.MostSteps).Select(number => $"step {number}").ToList();
        var report = await apex.RunAsync(talk, [.. names.Select(name => On(name))]);
        Assert.Equal(["supervisor: merged", .. names.Select(name => $"{name}: merged")], report.Endings());
    }

    // A customer may leave out what a step depends on, when that is nothing.
    private static AgentStep On(string name, params string[] needed) =>
        new(name, "triage", needed.Length == 0 ? null! : needed);
}
