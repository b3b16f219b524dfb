using System.Collections.Immutable;
using System.Text.Json;
using Netra.CriticalTests.Fixtures.Models;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>A model that does, in every role, what the role's instructions say: first the tool, then the answer.</summary>
internal static class DutifulAgents
{
    public static ModelReply Reply(ModelRequest request) =>
        request.ToolResults.IsEmpty ? new ModelReply.Called(CallTools(request)) : Say(Answer(request));

    /// <summary>A supervisor that creates these agents, whatever the plan needs.</summary>
    public static Func<ModelRequest, ModelReply> Creates(params ImmutableArray<string> roles) =>
        request => request.ToolResults.IsEmpty ? new ModelReply.Called(Create(roles)) : Say(Answer(request));

    private static ImmutableArray<ToolCall> CallTools(ModelRequest request) => request.Role switch
    {
        "supervisor" => Create(NeededRoles(request)),
        "triage" => [new ToolCall("rate_severity", """{"growthPercent":30}""")],
        "data" => [new ToolCall("total_cost", """{"costsUsd":[700,300]}""")],
        _ => [new ToolCall("estimate_saving", """{"monthlyCostUsd":1000,"percent":25}""")],
    };

    private static ImmutableArray<ToolCall> Create(IEnumerable<string> roles) =>
        [.. roles.Select(role => new ToolCall("create_agent", JsonSerializer.Serialize(new { role })))];

    private static string[] NeededRoles(ModelRequest request) =>
        request.Text.Split("Roles that the plan needs: ")[^1].Trim().Split(", ");

    // The question is repeated, so that a test sees whose finding it has before it.
    private static string Answer(ModelRequest request) => request.Role switch
    {
        "supervisor" => JsonSerializer.Serialize(new { briefing = Summary(request) }),
        "triage" => JsonSerializer.Serialize(new { category = "cost", severity = ToolNumber(request), summary = Summary(request) }),
        "data" => JsonSerializer.Serialize(new { monthlyCostUsd = ToolNumber(request), summary = Summary(request) }),
        _ => JsonSerializer.Serialize(new { action = Summary(request), savingUsd = ToolNumber(request), confidence = 0.8m }),
    };

    private static string Summary(ModelRequest request) => $"{request.Step} on {request.Question}";

    private static decimal ToolNumber(ModelRequest request) => JsonSerializer.Deserialize<decimal>(request.ToolResults[0]);

    private static ModelReply.Said Say(string answer) => new(answer);
}
