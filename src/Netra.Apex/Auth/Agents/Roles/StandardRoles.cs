using System.Collections.Immutable;
using Netra.Apex.Auth.Agents.Answers;
using Netra.Apex.Auth.Agents.Tools;

namespace Netra.Apex.Auth.Agents.Roles;

/// <summary>The four roles of a cost optimisation: Supervisor, Triage, Data and Optimizer.</summary>
public static class StandardRoles
{
    /// <summary>Reads the question and creates the agents that the plan needs.</summary>
    public static AgentRole Supervisor { get; } = new(
        "supervisor",
        "Create one agent for each role that the plan needs, by calling create_agent once a role. Then brief them in a sentence.",
        [ToolNames.CreateAgent],
        AnswerShape.Of(AnswerField.Text("briefing")));

    /// <summary>Says what kind of problem the question is about, and how bad it is.</summary>
    public static AgentRole Triage { get; } = new(
        "triage",
        "Classify the problem that the question describes. Use rate_severity for its severity.",
        [ToolNames.RateSeverity],
        AnswerShape.Of(AnswerField.Text("category"), AnswerField.Number("severity", 1, 5), AnswerField.Text("summary")));

    /// <summary>Finds the figures.</summary>
    public static AgentRole Data { get; } = new(
        "data",
        "Find the monthly cost, in US dollars, that the question is about. Use total_cost to add up figures.",
        [ToolNames.TotalCost],
        AnswerShape.Of(AnswerField.Number(AnswerFields.MonthlyCostUsd, 0), AnswerField.Text("summary")));

    /// <summary>Recommends what to do, from what the others found.</summary>
    public static AgentRole Optimizer { get; } = new(
        "optimizer",
        "Recommend one action from the findings. Use estimate_saving for the saving, in US dollars a month.",
        [ToolNames.EstimateSaving],
        AnswerShape.Of(AnswerField.Text("action"), AnswerField.Number(AnswerFields.SavingUsd, 0), AnswerField.Number("confidence", 0, 1)));

    /// <summary>All four.</summary>
    public static ImmutableArray<AgentRole> All { get; } = [Supervisor, Triage, Data, Optimizer];
}
