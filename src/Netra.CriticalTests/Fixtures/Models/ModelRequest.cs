using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Netra.CriticalTests.Fixtures.Models;

/// <summary>A chat completion as it was asked for on the wire.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Role">The agent's role, from the system message.</param>
/// <param name="Step">The step, from the user's message.</param>
/// <param name="Text">The user's message.</param>
/// <param name="Tools">The names of the tools that the model may call.</param>
/// <param name="ToolResults">What the tools returned so far.</param>
public sealed partial record ModelRequest(
    string Model, string Role, string Step, string Text, ImmutableArray<string> Tools, ImmutableArray<string> ToolResults)
{
    /// <summary>The run's question, from the user's message.</summary>
    public string Question => QuestionPattern().Match(Text).Groups["question"].Value;

    public static async Task<ModelRequest> ReadAsync(Stream body)
    {
        using var json = await JsonDocument.ParseAsync(body);
        return Read(json.RootElement);
    }

    private static ModelRequest Read(JsonElement json)
    {
        var text = string.Concat(Messages(json, "user"));
        var role = RolePattern().Match(string.Concat(Messages(json, "system"))).Groups["role"].Value;
        var step = StepPattern().Match(text).Groups["step"].Value;
        return new ModelRequest(json.GetProperty("model").GetString()!, role, step, text, [.. Tooling(json)], [.. Messages(json, "tool")]);
    }

    private static IEnumerable<string> Messages(JsonElement json, string author) =>
        from message in json.GetProperty("messages").EnumerateArray()
        where message.GetProperty("role").GetString() == author
        select Content(message.GetProperty("content"));

    // Content is either text or a list of parts.
    private static string Content(JsonElement content) => content.ValueKind == JsonValueKind.Array
        ? string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()))
        : content.GetString() ?? "";

    private static IEnumerable<string> Tooling(JsonElement json) => json.TryGetProperty("tools", out var tools)
        ? tools.EnumerateArray().Select(tool => tool.GetProperty("function").GetProperty("name").GetString()!)
        : [];

    [GeneratedRegex("^You are the (?<role>\\S+) agent\\.")]
    private static partial Regex RolePattern();

    [GeneratedRegex("^Step: (?<step>\\S+)\\n")]
    private static partial Regex StepPattern();

    [GeneratedRegex("^Question: (?<question>.*)$", RegexOptions.Multiline)]
    private static partial Regex QuestionPattern();
}
