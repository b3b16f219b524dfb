using System.Text.Json;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Mutants;

/// <summary>A value of a mutation report and the place it stands at, so that a refusal can name both.</summary>
internal sealed record ReportValue(string File, string At, JsonElement Value)
{
    /// <summary>What is shown of a text that can be of any length.</summary>
    private const int Most = 100;

    private const string Remedy = $"Give the {MutationReportFile.Name} that the mutation tool wrote.";

    /// <summary>The value of a key that must be there.</summary>
    public ReportValue this[string key] => Find(key) ?? throw Refused($"{Below(key)} is missing");

    /// <summary>The text that it must be.</summary>
    public string Text => Of(JsonValueKind.String, "a text").GetString()!;

    /// <summary>The whole number that it must be.</summary>
    public int Number =>
        Of(JsonValueKind.Number, "a whole number").TryGetInt32(out var number)
            ? number
            : throw Wrong("a whole number");

    /// <summary>The truth value that it must be.</summary>
    public bool Flag => Value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? Value.GetBoolean()
        : throw Wrong("true or false");

    /// <summary>The elements of the list that it must be.</summary>
    public IEnumerable<ReportValue> Items => Of(JsonValueKind.Array, "a list").EnumerateArray()
        .Select((item, index) => this with { At = $"{At}[{index}]", Value = item });

    /// <summary>The keys and values of the object that it must be.</summary>
    public IEnumerable<(string Key, ReportValue Value)> Members =>
        Of(JsonValueKind.Object, "an object").EnumerateObject().Select(member => (member.Name, Of(member)));

    /// <summary>The value of a key that can be left out; null without it.</summary>
    public ReportValue? Find(string key) =>
        Of(JsonValueKind.Object, "an object").TryGetProperty(key, out var value)
            ? this with { At = Below(key), Value = value }
            : null;

    /// <summary>The value is not <paramref name="expected"/>.</summary>
    public Refusal Wrong(string expected) =>
        Refused($"{(At.Length == 0 ? "it" : At)} is {Excerpt.Of(Value.GetRawText(), Most)}, expected {expected}");

    /// <summary>The report cannot be used.</summary>
    public Refusal Refused(string why) =>
        Refusal.Unreadable(File, $"is no mutation report that can be used: {why}. {Remedy}");

    private ReportValue Of(JsonProperty member) =>
        this with { At = $"{At}[\"{Excerpt.Of(member.Name, Most)}\"]", Value = member.Value };

    private JsonElement Of(JsonValueKind kind, string expected) =>
        Value.ValueKind == kind ? Value : throw Wrong(expected);

    private string Below(string key) => At.Length == 0 ? key : $"{At}.{key}";
}
