using System.Text.Json.Nodes;

namespace Netra.Compliance.Cli.Tests.Models;

/// <summary>
/// An odd model in the roles of agents. It never saw the platform's prompts: it calls whatever tool it is given, and
/// fills in whatever schema it is asked for. Every third call comes too early; answers without a schema are chatter.
/// </summary>
public static class OddAgents
{
    private static readonly string[] Roles = ["triage", "data", "optimizer"];

    public static OddAnswer Answer(int call, JsonObject request) =>
        call % 3 == 0 ? OddAnswer.Busy("0") : Work(request);

    private static OddAnswer Work(JsonObject request) =>
        Function(request) is { } tool && !HasToolResult(request) ? Call(tool)
        : request["response_format"]?["json_schema"]?["schema"] is { } schema
            ? OddAnswer.Say(Fill(schema)!.ToJsonString(), 400, 60)
        : OddAnswer.Say("Well now! I would not presume to say. What do you think yourself?", 90, 20);

    private static JsonNode? Function(JsonObject request) => request["tools"]?[0]?["function"];

    private static bool HasToolResult(JsonObject request) =>
        request["messages"]!.AsArray().Any(message => message!["role"]!.GetValue<string>() == "tool");

    private static OddAnswer Call(JsonNode tool)
    {
        var arguments = tool["name"]!.GetValue<string>() == "create_agent"
            ? Roles.Select(role => new JsonObject { ["role"] = role })
            : [Fill(tool["parameters"]!)!.AsObject()];
        var calls = arguments.Select((given, index) => Call(tool, given, index)).ToArray();
        var said =
            new JsonObject { ["role"] = "assistant", ["content"] = "Gladly!", ["tool_calls"] = new JsonArray(calls) };
        return OddAnswer.Complete(said, 300, 30);
    }

    private static JsonNode Call(JsonNode tool, JsonObject given, int index) => new JsonObject
    {
        ["id"] = $"odd-{index}",
        ["type"] = "function",
        ["function"] =
            new JsonObject { ["name"] = tool["name"]!.GetValue<string>(), ["arguments"] = given.ToJsonString() },
    };

    private static JsonNode? Fill(JsonNode schema) => Type(schema) switch
    {
        "object" =>
            new JsonObject(
                schema["properties"]!.AsObject().Select(field => KeyValuePair.Create(field.Key, Fill(field.Value!)))),
        "array" => new JsonArray(Fill(schema["items"]!)),
        "string" => "well, \"it depends\" – on this & that",
        _ => 1,
    };

    // A type may be one of several, such as a number or a text that holds one.
    private static string Type(JsonNode schema) => schema["type"] switch
    {
        JsonArray several =>
            several.Select(type => type!.GetValue<string>()).Contains("number")
                ? "number" : several[^1]!.GetValue<string>(),
        var type => type?.GetValue<string>() ?? "string",
    };
}
