using System.Text.Json;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Journal;

/// <summary>One line of a journal and the event it holds.</summary>
internal static class JournalLine
{
    private static readonly Dictionary<string, Type> Kinds = new()
    {
        ["run"] = typeof(RunHeader),
        ["started"] = typeof(StartedEvent),
        ["finished"] = typeof(FinishedEvent),
        ["proof"] = typeof(ProofEvent),
        ["control"] = typeof(ControlEvent),
        ["error"] = typeof(ErrorEvent),
        ["backend"] = typeof(BackendEvent),
        ["ended"] = typeof(EndedEvent),
    };

    /// <summary>The event; null for a kind that a later minor version added.</summary>
    /// <exception cref="JsonException">The line is cut, or is no event.</exception>
    public static object? Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var kind = KindOf(document.RootElement) ?? throw new JsonException("no event");
        return Kinds.TryGetValue(kind, out var type)
            ? document.RootElement.Deserialize(type, NetraJson.Reading)
            : null;
    }

    /// <summary>The schema that a first line states, when it is a run record at all.</summary>
    public static string? SchemaOf(string line)
    {
        using var document = JsonDocument.Parse(line);
        var isRun = KindOf(document.RootElement) == "run";
        return isRun && document.RootElement.TryGetProperty("schema", out var schema) ? schema.ToString() : null;
    }

    private static string? KindOf(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("event", out var kind)
            ? kind.ToString()
            : null;
}
