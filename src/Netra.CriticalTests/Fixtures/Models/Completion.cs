using System.Text.Json.Nodes;

namespace Netra.CriticalTests.Fixtures.Models;

/// <summary>Writes replies as OpenAI's chat completions do.</summary>
internal static class Completion
{
    public static string Write(ModelReply reply, string model) => reply switch
    {
        ModelReply.Said said => Write(model, "stop", new JsonObject { ["content"] = said.Text }),
        ModelReply.Called called => Write(model, "tool_calls", new JsonObject { ["content"] = null, ["tool_calls"] = Calls(called) }),
        ModelReply.Broken broken => Error(broken.Message),
        _ => throw new InvalidOperationException($"A reply of type {reply.GetType().Name} cannot be written."),
    };

    private static string Write(string model, string finish, JsonObject message)
    {
        message["role"] = "assistant";
        var choice = new JsonObject { ["index"] = 0, ["finish_reason"] = finish, ["message"] = message };
        var usage = new JsonObject { ["prompt_tokens"] = 1, ["completion_tokens"] = 1, ["total_tokens"] = 2 };
        var head = new JsonObject { ["id"] = "chatcmpl-1", ["object"] = "chat.completion", ["created"] = 0, ["model"] = model };
        head["choices"] = new JsonArray(choice);
        head["usage"] = usage;
        return head.ToJsonString();
    }

    private static JsonArray Calls(ModelReply.Called called) => [.. called.Calls.Select(Call)];

    private static JsonObject Call(ToolCall call, int index) => new()
    {
        ["id"] = $"call_{index}",
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = call.Tool, ["arguments"] = call.Arguments },
    };

    private static string Error(string message) => new JsonObject
    {
        ["error"] = new JsonObject { ["message"] = message, ["type"] = "server_error", ["code"] = null },
    }.ToJsonString();
}
