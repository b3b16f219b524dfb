using System.Text.Json;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Mutants;

/// <summary>The bytes of a mutation report, told from other JSON by what it holds.</summary>
internal static class MutationReportFile
{
    /// <summary>What mutation tools call the file; a damaged one of this name is not passed over.</summary>
    public const string Name = "mutation-report.json";

    private static readonly string[] Keys = ["schemaVersion", "files", "thresholds"];

    /// <summary>The JSON without a byte order mark; null for another file that was found in a folder.</summary>
    /// <exception cref="Refusal">The file cannot be read as text.</exception>
    public static byte[]? Read(InputFile file)
    {
        var isMeant = file.IsNamed || Path.GetFileName(file.Path) == Name;
        var json = isMeant ? Text(file.Path) : TextOfAny(file.Path);
        return json is not null && (file.IsNamed || IsReport(json, isMeant)) && !IsOurs(file, json) ? json : null;
    }

    /// <summary>The proofs in the same schema, which a report of netra has: no mutation tool found them.</summary>
    private static bool IsOurs(InputFile file, byte[] json) => HasMark(json) && (!file.IsNamed ? true
        : throw Refusal.Unreadable(
            file.Path, $"holds the proofs of an earlier report, and no mutants: give the {Name} of a mutation tool."));

    private static bool HasMark(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("framework", out var by) && by.ValueKind == JsonValueKind.Object
                && by.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
                && name.ValueEquals(NetraJson.Writer);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static byte[] Text(string path) =>
        FileContent.Text(path, "give the JSON report that the mutation tool wrote.");

    /// <summary>Null for JSON in a folder that cannot be read: it may be anything.</summary>
    private static byte[]? TextOfAny(string path)
    {
        try
        {
            return Text(path);
        }
        catch (Exception exception) when (exception is Refusal or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A whole one has the keys of the schema; a damaged one shows by its mutants what it was.</summary>
    private static bool IsReport(byte[] json, bool hasItsName)
    {
        var holdsMutants = json.AsSpan().IndexOf("\"mutatorName\""u8) >= 0;
        var canBeOne = hasItsName || holdsMutants || json.AsSpan().IndexOf("\"thresholds\""u8) >= 0;
        return canBeOne && (HasKeys(json) ?? (hasItsName || holdsMutants));
    }

    /// <summary>Null where the JSON is damaged.</summary>
    private static bool? HasKeys(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && Keys.All(key => root.TryGetProperty(key, out _));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

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
        Refusal.Unreadable(File, $"is not a usable mutation report: {why}. {Remedy}");

    private ReportValue Of(JsonProperty member) =>
        this with { At = $"{At}[\"{Excerpt.Of(member.Name, Most)}\"]", Value = member.Value };

    private JsonElement Of(JsonValueKind kind, string expected) =>
        Value.ValueKind == kind ? Value : throw Wrong(expected);

    private string Below(string key) => At.Length == 0 ? key : $"{At}.{key}";
}
