using System.Text.Json;
using Netra.Apex.Auth.Agents.Reporting;
using Netra.Compliance;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>Looks up one agent's share of a report.</summary>
internal static class ReportReading
{
    /// <summary>The answer of a step; fails the test unless it is merged, once, and no problem.</summary>
    [AssertionMethod]
    public static JsonElement Part(this RunReport report, string step)
    {
        Assert.DoesNotContain(report.Problems, problem => problem.Step == step);
        return Assert.Single(report.Parts, part => part.Step == step).Answer;
    }

    /// <summary>The problem of a step; fails the test unless it is reported, once, and not merged.</summary>
    [AssertionMethod]
    public static RunProblem Problem(this RunReport report, string step)
    {
        Assert.DoesNotContain(report.Parts, part => part.Step == step);
        return Assert.Single(report.Problems, problem => problem.Step == step);
    }
}
