using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Netra.CriticalTests.Fixtures.Models;

/// <summary>A chat completion as it was asked for on the wire of OpenAI.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Role">The agent's role, from the system message.</param>
/// <param name="Step">The step, from the user's first message.</param>
/// <param name="Text">The user's messages, joined.</param>
/// <param name="Tools">The names of the tools that the model may call.</param>
/// <param name="ToolResults">What the tools returned so far.</param>
public sealed partial record ModelRequest(
    string Model, string Role, string Step, string Text, ImmutableArray<string> Tools, ImmutableArray<string> ToolResults)
{
    /// <summary>The run's question.</summary>
    public string Question => QuestionPattern().Match(Text).Groups["question"].Value;

    internal static async Task<ModelRequest> ReadAsync(Stream body)
    {
        using var json = await JsonDocument.ParseAsync(body);
        return Read(json.RootElement);
    }

    private static ModelRequest Read(JsonElement json)
    {
        var text = string.Concat(Messages(json, "user"));
        var role = RolePattern().Match(string.Concat(Messages(json, "system"))).Groups["role"].Value;
        var step = StepPattern().Match(text).Groups["step"].Value;
        var model = json.GetProperty("model").GetString()!;
        return new ModelRequest(model, role, step, text, [.. ToolNames(json)], [.. Messages(json, "tool")]);
    }

    private static IEnumerable<string> Messages(JsonElement json, string author) =>
        from message in json.GetProperty("messages").EnumerateArray()
        where message.GetProperty("role").GetString() == author
        select Content(message.GetProperty("content"));

    // Content is either text or a list of parts.
    private static string Content(JsonElement content) => content.ValueKind == JsonValueKind.Array
        ? string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()))
        : content.GetString() ?? "";

    private static IEnumerable<string> ToolNames(JsonElement json) => json.TryGetProperty("tools", out var tools)
        ? tools.EnumerateArray().Select(tool => tool.GetProperty("function").GetProperty("name").GetString()!)
        : [];

    [GeneratedRegex("^You are the (?<role>\\S+) agent\\.")]
    private static partial Regex RolePattern();

    [GeneratedRegex("^Step: (?<step>\\S+)$", RegexOptions.Multiline)]
    private static partial Regex StepPattern();

    [GeneratedRegex("^Question: (?<question>.*)$", RegexOptions.Multiline)]
    private static partial Regex QuestionPattern();
}

/// <summary>A call of a tool that the model asks for.</summary>
/// <param name="Tool">The tool's name.</param>
/// <param name="Arguments">The arguments, a JSON object.</param>
public sealed record ToolCall(string Tool, string Arguments);

/// <summary>What the model replies, as OpenAI's chat completions are written.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
public sealed record ModelReply(int Status, JsonObject Body)
{
    /// <summary>The model says something.</summary>
    public static ModelReply Say(string text) => Complete("stop", new JsonObject { ["content"] = text });

    /// <summary>The model wants tools called.</summary>
    public static ModelReply Call(params IEnumerable<ToolCall> calls) => Complete(
        "tool_calls", new JsonObject { ["content"] = null, ["tool_calls"] = new JsonArray([.. calls.Select(Write)]) });

    /// <summary>The model is out of order.</summary>
    public static ModelReply Fail(int status, string message) =>
        new(status, new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = "server_error" } });

    private static ModelReply Complete(string finish, JsonObject message)
    {
        message["role"] = "assistant";
        var choice = new JsonObject { ["index"] = 0, ["finish_reason"] = finish, ["message"] = message };
        var completion = new JsonObject { ["id"] = "chatcmpl-1", ["object"] = "chat.completion", ["created"] = 0 };
        completion["model"] = ModelServer.Model;
        completion["choices"] = new JsonArray(choice);
        completion["usage"] = new JsonObject { ["prompt_tokens"] = 1, ["completion_tokens"] = 1, ["total_tokens"] = 2 };
        return new ModelReply(StatusCodes.Status200OK, completion);
    }

    private static JsonNode Write(ToolCall call, int index) => new JsonObject
    {
        ["id"] = $"call_{index}",
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = call.Tool, ["arguments"] = call.Arguments },
    };
}
