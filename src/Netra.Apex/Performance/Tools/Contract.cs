using System.Text.Json;
using Json.Schema;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Netra.Apex.Performance.Tools;

/// <summary>Holds the arguments and results of tools to their JSON schemas.</summary>
internal static class Contract
{
    private static readonly EvaluationOptions Listed = new() { OutputFormat = OutputFormat.List };

    /// <summary>How a value differs from its schema, as sentences; empty when it does not.</summary>
    /// <exception cref="ToolRefusedException">The schema cannot be used.</exception>
    public static IReadOnlyList<string> Problems(JsonElement schema, JsonElement value)
    {
        var found = Evaluate(schema, value);
        IEnumerable<EvaluationResults> places = found.IsValid ? [] : [found, .. found.Details ?? []];
        return [.. places.SelectMany(SentencesOf)];
    }

    /// <summary>What is wrong with the arguments of a call that a client makes at the platform's own server; null:
    /// nothing.</summary>
    public static string? ProblemOf(RequestContext<CallToolRequestParams> call)
    {
        var given = call.Params.Arguments ?? new Dictionary<string, JsonElement>();
        var arguments = JsonSerializer.SerializeToElement(given);
        return call.MatchedPrimitive is McpServerTool tool
            && Problems(tool.ProtocolTool.InputSchema, arguments) is { Count: > 0 } problems
            ? string.Join(' ', problems)
            : null;
    }

    private static IEnumerable<string> SentencesOf(EvaluationResults place) =>
        place.Errors?.Values.Select(error => $"{place.InstanceLocation}: {error}.".TrimStart(':', ' ')) ?? [];

    // A registry for each schema: servers may give theirs the same names.
    private static EvaluationResults Evaluate(JsonElement schema, JsonElement value)
    {
        try
        {
            var options = new BuildOptions { SchemaRegistry = new SchemaRegistry() };
            return JsonSchema.Build(schema, options).Evaluate(value, Listed);
        }
        catch (Exception unusable)
        {
            const string Sentence = "The tool declares an invalid schema.";
            throw new ToolRefusedException(StatusCodes.Status502BadGateway, Sentence, unusable);
        }
    }
}
