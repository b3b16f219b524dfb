using Netra.Apex.Auth.Agents.Roles;

namespace Netra.Apex.Auth.Agents.Planning;

internal sealed class PlanCheck(IRoleCatalog roles) : IPlanCheck
{
    public void Check(AgentPlan plan)
    {
        RefuseEmpty(plan);
        RefuseDoubles(plan);
        RefuseUnknownDependencies(plan);
        RefuseCycles(plan);
        RefuseMissingRoles(plan);
    }

    private static void RefuseEmpty(AgentPlan plan)
    {
        if (plan.Steps.IsEmpty)
        {
            throw new PlanRefusedException("The plan has no step; declare at least one.");
        }
    }

    private static void RefuseDoubles(AgentPlan plan)
    {
        if (plan.Steps.GroupBy(step => step.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new PlanRefusedException($"The plan has more than one step '{twice.Key}'; give each step a name of its own.");
        }
    }

    private static void RefuseUnknownDependencies(AgentPlan plan)
    {
        var names = plan.Steps.Select(step => step.Name).ToHashSet(StringComparer.Ordinal);
        if (plan.Steps.FirstOrDefault(step => !names.IsSupersetOf(step.DependsOn)) is { } step)
        {
            var unknown = step.DependsOn.First(dependency => !names.Contains(dependency));
            throw new PlanRefusedException($"Step '{step.Name}' depends on '{unknown}', which is not a step of the plan.");
        }
    }

    private static void RefuseCycles(AgentPlan plan)
    {
        var settled = new HashSet<string>(StringComparer.Ordinal);
        while (plan.Steps.FirstOrDefault(step => !settled.Contains(step.Name) && settled.IsSupersetOf(step.DependsOn)) is { } step)
        {
            settled.Add(step.Name);
        }

        RefuseUnsettled(plan.Steps.Where(step => !settled.Contains(step.Name)).Select(step => $"'{step.Name}'"));
    }

    private static void RefuseUnsettled(IEnumerable<string> steps)
    {
        if (string.Join(", ", steps) is { Length: > 0 } waiting)
        {
            throw new PlanRefusedException($"The steps {waiting} wait for each other; take one dependency away.");
        }
    }

    private void RefuseMissingRoles(AgentPlan plan)
    {
        RequireRole("Every run", StandardRoles.Supervisor.Name);
        foreach (var step in plan.Steps)
        {
            RequireRole($"Step '{step.Name}'", step.Role);
        }
    }

    private void RequireRole(string neededBy, string role)
    {
        if (roles.Find(role) is null)
        {
            throw new RoleMissingException(neededBy, role, roles.Names);
        }
    }
}
