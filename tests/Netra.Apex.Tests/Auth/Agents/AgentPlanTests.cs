using Netra.Apex.Auth.Agents;

namespace Netra.Apex.Tests.Auth.Agents;

public sealed class AgentPlanTests
{
    private static readonly AgentRoles Roles = new([AgentRole.Supervisor, AgentRole.Triage, AgentRole.Data]);

    [Fact]
    public void Passes_steps_that_are_declared_before_what_they_depend_on() =>
        Assert.Null(Refusal(new("b", "data", "a"), new("a", "data")));

    [Fact]
    public void Refuses_a_plan_without_steps() =>
        Assert.Equal("The plan has no step; declare at least one.", Refusal());

    [Theory]
    [InlineData(20, null)]
    [InlineData(21, "The plan has 21 steps; declare at most 20.")]
    public void Refuses_more_steps_than_a_run_may_cost(int steps, string? refusal) =>
        Assert.Equal(refusal, Refusal([.. Enumerable.Range(1, steps).Select(n => new AgentStep($"s{n}", "data"))]));

    [Fact]
    public void Refuses_a_name_that_is_there_twice() => Assert.Equal(
        "The plan has more than one step 'a'; give each step a name of its own.",
        Refusal(new("b", "data"), new("a", "data"), new("a", "triage")));

    [Fact]
    public void Refuses_an_unknown_dependency() => Assert.Equal(
        "Step 'b' depends on 'z', which is not a step of the plan.",
        Refusal(new("a", "data"), new("b", "data", "a", "z")));

    [Fact]
    public void Refuses_a_step_that_depends_on_itself() => Assert.Equal(
        "The steps 'a' wait for each other; take one dependency away.", Refusal(new AgentStep("a", "data", "a")));

    [Fact]
    public void Refuses_a_cycle_and_names_its_steps() => Assert.Equal(
        "The steps 'b', 'c' wait for each other; take one dependency away.",
        Refusal(new("a", "data"), new("b", "data", "a", "c"), new("c", "data", "b")));

    [Fact]
    public void Refuses_a_role_that_differs_in_case() => Assert.Equal(
        "Step 'a' needs the role 'Data', which is not declared; declared are: supervisor, triage, data.",
        Refusal(new AgentStep("a", "Data")));

    [Fact]
    public void Names_each_role_once_in_the_order_of_the_steps() =>
        Assert.Equal(
            ["data", "triage"], new AgentPlan(new("a", "data"), new("b", "triage"), new AgentStep("c", "data")).Roles);

    [Fact]
    public void Of_two_roles_with_one_name_the_one_added_last_holds()
    {
        var stricter = AgentRole.Data with { Instructions = "Find the cost, and its source." };
        Assert.Same(stricter, new AgentRoles([AgentRole.Data, stricter]).Get("data", "This test"));
    }

    private static string? Refusal(params AgentStep[] steps) =>
        (Record.Exception(() => new AgentPlan(steps).Check(Roles)) as RunRefusedException)?.Message;
}
