namespace Netra.Apex.Auth.Agents.Planning;

/// <summary>Looks a plan over before anything runs.</summary>
public interface IPlanCheck
{
    /// <summary>Passes a plan that can be run.</summary>
    /// <exception cref="PlanRefusedException">The plan has no step, a name twice, an unknown dependency or a cycle.</exception>
    /// <exception cref="Roles.RoleMissingException">A step needs a role that is not declared.</exception>
    void Check(AgentPlan plan);
}
