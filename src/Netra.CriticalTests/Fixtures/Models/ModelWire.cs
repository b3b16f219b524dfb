using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Netra.CriticalTests.Fixtures.Models;

/// <summary>A chat completion as it was asked for on the wire of OpenAI.</summary>
/// <remarks>Only fields of the protocol are read: how the platform words its prompts is its own affair.</remarks>
/// <param name="Json">All of it.</param>
public sealed record ModelRequest(JsonElement Json)
{
    private readonly ImmutableArray<string> _asked = [.. Messages(Json, "user")];

    /// <summary>The conversation that the request belongs to.</summary>
    public string Topic { get; init; } = "";

    /// <summary>The step of the plan that asks; empty outside a plan.</summary>
    public string Step { get; init; } = "";

    /// <summary>The model's name.</summary>
    public string Model { get; } = Json.GetProperty("model").GetString()!;

    /// <summary>The name of the answer's schema, which is that of the agent's role; empty without one.</summary>
    public string Role { get; } = Json.TryGetProperty("response_format", out var format)
        && format.TryGetProperty("json_schema", out var schema) ? schema.GetProperty("name").GetString()! : "";

    /// <summary>The system's messages, joined.</summary>
    public string Instructions { get; } = string.Concat(Messages(Json, "system"));

    /// <summary>The user's first message.</summary>
    public string Question => _asked.FirstOrDefault("");

    /// <summary>The user's messages, joined.</summary>
    public string Text => string.Concat(_asked);

    /// <summary>The names of the tools that the model may call.</summary>
    public ImmutableArray<string> Tools { get; } = Json.TryGetProperty("tools", out var tools)
        ? [.. tools.EnumerateArray().Select(tool => tool.GetProperty("function").GetProperty("name").GetString()!)]
        : [];

    /// <summary>What the tools returned so far.</summary>
    public ImmutableArray<string> ToolResults { get; } = [.. Messages(Json, "tool")];

    internal static async Task<ModelRequest> ReadAsync(Stream body)
    {
        using var json = await JsonDocument.ParseAsync(body);
        return new ModelRequest(json.RootElement.Clone());
    }

    private static IEnumerable<string> Messages(JsonElement json, string author) =>
        from message in json.GetProperty("messages").EnumerateArray()
        where message.GetProperty("role").GetString() == author
        select Content(message.GetProperty("content"));

    // Content is either text or a list of parts.
    private static string Content(JsonElement content) => content.ValueKind == JsonValueKind.Array
        ? string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()))
        : content.GetString() ?? "";
}

/// <summary>A call of a tool that the model asks for.</summary>
/// <param name="Tool">The tool's name.</param>
/// <param name="Arguments">The arguments, a JSON object.</param>
public sealed record ToolCall(string Tool, string Arguments);

/// <summary>What the model replies, as OpenAI's chat completions are written.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
public sealed record ModelReply(int Status, string Body)
{
    /// <summary>Whether the body is a completion; a real model's can be anything.</summary>
    public bool IsCompletion => Message is not null;

    /// <summary>What the model says; null where it only calls tools, or the body is no completion.</summary>
    public string? Said => Text(Message?["content"]);

    /// <summary>How the model calls itself; null where it does not say.</summary>
    public string? Model => Text(Json?["model"]);

    private JsonObject? Message => Json?["choices"] is JsonArray { Count: > 0 } choices
        ? (choices[0] as JsonObject)?["message"] as JsonObject
        : null;

    private JsonObject? Json { get; } = Status == StatusCodes.Status200OK ? Parse(Body) : null;

    /// <summary>The model says something.</summary>
    public static ModelReply Say(string text) => Complete("stop", new JsonObject { ["content"] = text });

    /// <summary>The model wants tools called, and remarks something meanwhile, as real ones do.</summary>
    public static ModelReply Call(params IEnumerable<ToolCall> calls) => Complete("tool_calls", new JsonObject
    {
        ["content"] = "Let me see.",
        ["tool_calls"] = new JsonArray([.. calls.Select(Write)]),
    });

    /// <summary>The model is out of order.</summary>
    public static ModelReply Fail(int status, string message) => new(status, new JsonObject
    {
        ["error"] = new JsonObject { ["message"] = message, ["type"] = "server_error" },
    }.ToJsonString());

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    private static JsonObject? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ModelReply Complete(string finish, JsonObject message)
    {
        message["role"] = "assistant";
        var choice = new JsonObject { ["index"] = 0, ["finish_reason"] = finish, ["message"] = message };
        var completion = new JsonObject { ["id"] = "chatcmpl-1", ["object"] = "chat.completion", ["created"] = 0 };
        completion["model"] = ModelServer.Model;
        completion["choices"] = new JsonArray(choice);
        completion["usage"] = new JsonObject { ["prompt_tokens"] = 1, ["completion_tokens"] = 1, ["total_tokens"] = 2 };
        return new ModelReply(StatusCodes.Status200OK, completion.ToJsonString());
    }

    private static JsonNode Write(ToolCall call, int index) => new JsonObject
    {
        ["id"] = $"call_{index}",
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = call.Tool, ["arguments"] = call.Arguments },
    };
}
