using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.Cli.Settings;

/// <summary>The keys that a JSON file of settings may have: those of the record that it is read as.</summary>
internal static class KnownKeys
{
    /// <summary>The first key that nothing reads, and the one that was probably meant; null for none.</summary>
    public static string? Unknown(ReadOnlyMemory<byte> json, Type type, JsonSerializerOptions options)
    {
        options.MakeReadOnly(populateMissingResolver: true);
        var reading = new JsonDocumentOptions { CommentHandling = options.ReadCommentHandling, AllowTrailingCommas = options.AllowTrailingCommas };
        using var document = JsonDocument.Parse(json, reading);
        return Unknown(document.RootElement, type, options, "");
    }

    private static string? Unknown(JsonElement value, Type type, JsonSerializerOptions options, string owner)
    {
        var known = options.GetTypeInfo(type);
        return value.ValueKind != JsonValueKind.Object || known.Kind != JsonTypeInfoKind.Object ? null
            : value.EnumerateObject().Select(key => Unknown(key, known, owner)).FirstOrDefault(sentence => sentence is not null);
    }

    private static string? Unknown(JsonProperty key, JsonTypeInfo known, string owner) =>
        known.Properties.FirstOrDefault(property => property.Name == key.Name) is { } property
            ? Unknown(key.Value, property.PropertyType, known.Options, $" of \"{key.Name}\"")
            : $"the key \"{key.Name}\"{owner} is unknown.{Nearest.Question(key.Name, known.Properties.Select(each => each.Name))}";
}
