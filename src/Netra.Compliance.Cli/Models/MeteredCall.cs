using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Netra.Compliance.Cli.Models;

/// <summary>A chat completion that is asked for, and the most that it can use.</summary>
/// <param name="Body">What is sent to the endpoint.</param>
/// <param name="Most">A bound that holds whatever the model answers.</param>
/// <remarks>
/// A tokenizer that works on bytes, as those of today's models do, makes at most one token of a byte. The punctuation
/// of JSON outweighs the few tokens by which an endpoint frames each message, so the body's length bounds what is read.
/// </remarks>
internal sealed record MeteredCall(string Body, Tokens Most)
{
    /// <summary>Room for an answer whose request sets no limit, in tokens.</summary>
    private const int Room = 4_096;

    private const string Limit = "max_completion_tokens";
    private const string OldLimit = "max_tokens";
    private const int MostChoices = 128;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads what a test sent.</summary>
    /// <param name="text">The body.</param>
    /// <param name="model">The model whose prices are known.</param>
    /// <exception cref="FormatException">It cannot be metered; the message says why, in a sentence.</exception>
    public static MeteredCall Of(string text, string model)
    {
        var body = Parse(text);
        Require(Text(body, "model") == model, $"The run's budget covers only the model {model}.");
        Require(body["stream"]?.GetValueKind() is not JsonValueKind.True, "Streamed responses cannot be metered.");
        var output = Bound(body) * (Number(body, "n", MostChoices) ?? 1);
        var sent = body.ToJsonString();
        return new(sent, new(Encoding.UTF8.GetByteCount(sent), output));
    }

    // An endpoint may honour either limit; one of them there must be.
    private static long Bound(JsonObject body)
    {
        if (new[] { Number(body, Limit, int.MaxValue), Number(body, OldLimit, int.MaxValue) }.Max() is { } limit)
        {
            return limit;
        }

        body[Limit] = Room;
        return Room;
    }

    private static JsonObject Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Strict) as JsonObject ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new FormatException("The request must be one JSON object without duplicate names.");
        }
    }

    private static string? Text(JsonObject body, string name) =>
        body[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static long? Number(JsonObject body, string name, long most)
    {
        long? number = body[name] is JsonValue value && value.TryGetValue<long>(out var whole) ? whole : null;
        var fits = body[name] is null || (number >= 1 && number <= most);
        Require(fits, $"'{name}' is not a whole number from 1 to {most}.");
        return number;
    }

    private static void Require(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new FormatException(sentence);
        }
    }
}

/// <summary>What an answer of the endpoint says of itself; null where it does not say.</summary>
/// <param name="Model">The model that answered.</param>
/// <param name="Used">What it used.</param>
/// <param name="Error">What was wrong.</param>
internal sealed record AnswerFacts(string? Model, Tokens? Used, string? Error)
{
    /// <summary>Reads a body of any kind: nobody's answer is trusted to be well formed.</summary>
    public static AnswerFacts Of(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return new(Text(json.RootElement, "model"), UsedIn(json.RootElement), ErrorIn(json.RootElement));
        }
        catch (JsonException)
        {
            return new(null, null, null);
        }
    }

    private static Tokens? UsedIn(JsonElement json) =>
        Field(json, "usage") is { } usage && Number(usage, "prompt_tokens") is { } input
            && Number(usage, "completion_tokens") is { } output
            ? new Tokens(input, output)
            : null;

    private static string? ErrorIn(JsonElement json) =>
        Field(json, "error") is { ValueKind: JsonValueKind.Object } error
            ? Text(error, "message")
            : Text(json, "error");

    private static JsonElement? Field(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var field) ? field : null;

    private static string? Text(JsonElement json, string name) =>
        Field(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    // A negative number would make room in the budget.
    private static int? Number(JsonElement json, string name) =>
        Field(json, name) is { ValueKind: JsonValueKind.Number } number
            && number.TryGetInt32(out var value) && value >= 0
            ? value
            : null;
}
