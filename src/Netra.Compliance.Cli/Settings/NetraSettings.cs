using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Netra.Compliance.Analyzers.Options;
using Netra.Compliance.Cli.Backends;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Settings;

/// <summary>What <c>netra.json</c> says; a key it does not know is refused, so that a misspelt threshold never passes
/// for none.</summary>
/// <param name="Schema">The schema's address, for editors.</param>
/// <param name="Gate">The thresholds; null keeps the defaults.</param>
/// <param name="Projects">The test projects that <c>netra run</c> builds and runs, relative to the file.</param>
/// <param name="Load">The project of the program that <c>netra run --level load</c> runs, relative to the file.</param>
/// <param name="Services">The needs that <c>netra run --backends services</c> fails without when no test met a server
/// for them.</param>
public sealed record NetraSettings(
    [property: JsonPropertyName("$schema")] string? Schema = null,
    GateOptions? Gate = null,
    ImmutableArray<string>? Projects = null,
    ImmutableArray<string>? Services = null,
    string? Load = null)
{
    /// <summary>The folder of the file, which its paths start from.</summary>
    internal string Folder { get; init; } = "";

    /// <summary>The file's name.</summary>
    public const string FileName = "netra.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads the file, or gives the defaults where <paramref name="path"/> names none and the folder has
    /// none.</summary>
    /// <exception cref="Refusal">The named file is missing, or the file says something unknown.</exception>
    public static NetraSettings Read(string? path, string folder)
    {
        var file = path ?? Path.Combine(folder, FileName);
        return IsThere(file) ? Parse(file) with { Folder = Path.GetDirectoryName(Path.GetFullPath(file))! }
            : path is null ? new() { Folder = folder }
            : throw Refusal.Unreadable(path, "does not exist: give a netra.json, or leave --config out.");
    }

    /// <summary>A folder of that name, or a link that leads nowhere, must not pass for no settings.</summary>
    private static bool IsThere(string file) => Path.Exists(file) || new FileInfo(file).LinkTarget is not null;

    private static NetraSettings Parse(string file)
    {
        try
        {
            var json = Json(file);
            Refuse(KnownKeys.Unknown(json, typeof(NetraSettings), Options));
            var settings = Parse(json);
            Refuse(Problem(settings));
            return settings;
        }
        catch (JsonException exception)
        {
            throw NotUnderstood(file, Sentence(JsonTrouble.Clause(exception)));
        }
    }

    private static NetraSettings Parse(byte[] json) =>
        JsonSerializer.Deserialize<NetraSettings>(json, Options) ?? throw new JsonException("it is null");

    private static Refusal NotUnderstood(string file, string why) => Refusal.Unreadable(
        file, $"is not a valid netra.json: {why} See docs/formats/netra.schema.json.");

    private static byte[] Json(string file)
    {
        var json = FileContent.Text(file, "give a netra.json.");
        StrictJson.Require(file, json, Options);
        return json;
    }

    private static string Sentence(string clause) => clause.EndsWith('?') ? clause : $"{clause}.";

    private static void Refuse(string? problem)
    {
        if (problem is not null)
        {
            throw new JsonException(problem);
        }
    }

    private static string? Problem(NetraSettings settings) =>
        settings.Gate?.MaxAtRisk < 0 ? "maxAtRisk is negative"
        : settings.Gate?.MinMutationScore is { IsPercent: false }
            ? "minMutationScore is not a percentage such as \"80%\""
        : Texts(settings).Select(text => OddText(text.Key, text.Value)).FirstOrDefault(odd => odd is not null)
            ?? UnknownNeed(settings.Services ?? []);

    private static string? OddText(string key, string? text) => OddText(text) is { } odd ? $"{key} {odd}" : null;

    private static string? UnknownNeed(IEnumerable<string> services)
    {
        var needs = Server.All.Select(server => server.Facts.Need).ToList();
        return services.Except(needs).FirstOrDefault() is { } unknown
            ? $"services names {unknown}, expected one of {string.Join(", ", needs)}"
            : null;
    }

    private static IEnumerable<(string Key, string? Value)> Texts(NetraSettings settings) =>
    [
        .. (settings.Projects ?? []).Select((project, index) => ($"projects[{index}]", (string?)project)),
        .. (settings.Services ?? []).Select((service, index) => ($"services[{index}]", (string?)service)),
        .. settings.Load is null ? Array.Empty<(string, string?)>() : [("load", settings.Load)],
    ];

    private static string? OddText(string? text) =>
        text is null ? "is null"
        : string.IsNullOrWhiteSpace(text) ? "is empty"
        : text.Contains('\0', StringComparison.Ordinal) ? "contains a NUL character"
        : null;
}

/// <summary>The keys that a JSON file of settings may have: those of the record that it is read as.</summary>
internal static class KnownKeys
{
    /// <summary>The first key that nothing reads, and the one that was probably meant; null for none.</summary>
    public static string? Unknown(ReadOnlyMemory<byte> json, Type type, JsonSerializerOptions options)
    {
        options.MakeReadOnly(populateMissingResolver: true);
        var reading = new JsonDocumentOptions { CommentHandling = options.ReadCommentHandling,
            AllowTrailingCommas = options.AllowTrailingCommas };
        using var document = JsonDocument.Parse(json, reading);
        return Unknown(document.RootElement, type, options, "");
    }

    private static string? Unknown(JsonElement value, Type type, JsonSerializerOptions options, string owner)
    {
        var known = options.GetTypeInfo(type);
        return value.ValueKind != JsonValueKind.Object || known.Kind != JsonTypeInfoKind.Object ? null
            : value.EnumerateObject().Select(key => Unknown(key, known, owner))
                .FirstOrDefault(sentence => sentence is not null);
    }

    private static string? Unknown(JsonProperty key, JsonTypeInfo known, string owner) =>
        known.Properties.FirstOrDefault(property => property.Name == key.Name) is { } property
            ? Unknown(key.Value, property.PropertyType, known.Options, $" of \"{key.Name}\"")
            : $"the key \"{key.Name}\"{owner} is "
            + $"unknown.{Nearest.Question(key.Name, known.Properties.Select(each => each.Name))}";
}
