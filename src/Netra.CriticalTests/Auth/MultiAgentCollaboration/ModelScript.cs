using System.Globalization;
using System.Text.Json;
using Netra.CriticalTests.Fixtures.Models;

namespace Netra.CriticalTests.Auth;

/// <summary>A model that does, in every role, what the role's instructions say: first the tool, then the
/// answer.</summary>
internal static class ModelScript
{
    public static ModelReply Reply(ModelRequest request) =>
        request.ToolResults.IsEmpty ? ModelReply.Call(CallsOf(request)) : ModelReply.Say(AnswerTo(request));

    /// <summary>A supervisor that creates these agents and no others.</summary>
    public static Func<ModelRequest, ModelReply> Creates(params string[] roles) =>
        request => request.ToolResults.IsEmpty ? ModelReply.Call(Create(roles)) : ModelReply.Say(AnswerTo(request));

    private static IEnumerable<ToolCall> CallsOf(ModelRequest request) => request.Role switch
    {
        "supervisor" => Create(["triage", "data", "optimizer"]),
        "triage" => [new ToolCall("rate_severity", """{"growthPercent":50}""")],
        "data" => [new ToolCall("total_cost", """{"costsUsd":[700,300]}""")],
        _ => [new ToolCall("estimate_saving", """{"monthlyCostUsd":1000,"percent":25}""")],
    };

    private static IEnumerable<ToolCall> Create(IEnumerable<string> roles) =>
        roles.Select(role => new ToolCall("create_agent", JsonSerializer.Serialize(new { role })));

    // The topic is repeated, so that a test sees whose finding it has before it.
    private static string AnswerTo(ModelRequest request) => request.Role switch
    {
        "supervisor" => JsonSerializer.Serialize(new { briefing = About(request) }),
        "triage" =>
            JsonSerializer.Serialize(new { category = "cost", severity = Figure(request), summary = About(request) }),
        "data" => JsonSerializer.Serialize(new { monthlyCostUsd = Figure(request), summary = About(request) }),
        _ => JsonSerializer.Serialize(new { action = About(request), savingUsd = Figure(request), confidence = 0.8m }),
    };

    private static string About(ModelRequest request) => $"{request.Step} on {request.Topic}";

    // A model that gets no figure from its tool makes one up.
    private static decimal Figure(ModelRequest request) =>
        decimal.TryParse(request.ToolResults[0], CultureInfo.InvariantCulture, out var figure) ? figure : 1;
}
