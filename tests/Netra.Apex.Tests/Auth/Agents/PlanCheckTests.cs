using Netra.Apex.Auth.Agents;
using Netra.Apex.Auth.Agents.Planning;
using Netra.Apex.Auth.Agents.Roles;

namespace Netra.Apex.Tests.Auth.Agents;

public sealed class PlanCheckTests
{
    private static readonly PlanCheck Check = new(new DeclaredRoles(new ApexOptions()));

    [Fact]
    public void Passes_the_standard_plan() => Assert.Null(Record.Exception(() => Check.Check(AgentPlan.Standard)));

    [Fact]
    public void Passes_steps_that_are_declared_before_what_they_depend_on() =>
        Assert.Null(Record.Exception(() => Check.Check(new(new("b", "data", "a"), new AgentStep("a", "data")))));

    [Fact]
    public void Refuses_a_plan_without_steps() => AssertRefused("The plan has no step; declare at least one.");

    [Fact]
    public void Refuses_a_name_that_is_there_twice() => AssertRefused(
        "The plan has more than one step 'a'; give each step a name of its own.", new("a", "data"), new("a", "triage"));

    [Fact]
    public void Refuses_an_unknown_dependency() => AssertRefused(
        "Step 'a' depends on 'z', which is not a step of the plan.", new AgentStep("a", "data", "z"));

    [Fact]
    public void Refuses_a_step_that_depends_on_itself() => AssertRefused(
        "The steps 'a' wait for each other; take one dependency away.", new AgentStep("a", "data", "a"));

    [Fact]
    public void Refuses_a_cycle_and_names_its_steps() => AssertRefused(
        "The steps 'b', 'c' wait for each other; take one dependency away.",
        new("a", "data"),
        new("b", "data", "a", "c"),
        new("c", "data", "b"));

    [Fact]
    public void Refuses_a_role_that_is_not_declared()
    {
        var error = Assert.Throws<RoleMissingException>(() => Check.Check(new(new AgentStep("a", "Data"))));
        Assert.Equal("Step 'a' needs the role 'Data', which is not declared; declared are: supervisor, triage, data, optimizer.", error.Message);
    }

    [Fact]
    public void Refuses_to_run_without_a_supervisor()
    {
        var check = new PlanCheck(new DeclaredRoles(new ApexOptions { Agents = new AgentsOptions { Roles = [StandardRoles.Data] } }));
        var error = Assert.Throws<RoleMissingException>(() => check.Check(new(new AgentStep("a", "data"))));
        Assert.Equal("Every run needs the role 'supervisor', which is not declared; declared are: data.", error.Message);
    }

    private static void AssertRefused(string message, params AgentStep[] steps) =>
        Assert.Equal(message, Assert.Throws<PlanRefusedException>(() => Check.Check(new([.. steps]))).Message);
}
