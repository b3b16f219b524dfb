using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Netra.Compliance.Cli.Inputs;

/// <summary>How every JSON of the product is read and written.</summary>
public static class NetraJson
{
    /// <summary>The name of this tool in formats that say who wrote a file.</summary>
    public const string Writer = "netra";

    /// <summary>What begins the id of a run in SARIF that is a report of this tool, and no findings of a
    /// build.</summary>
    public const string SarifRun = "netra-report/";

    /// <summary>Strict on what must be there, open to what a later minor version adds.</summary>
    public static JsonSerializerOptions Reading { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>
    /// Indented, fixed newlines, camelCase keys; enums by their name as it is declared (<c>AtRisk</c>). A text that is
    /// longer than 100,000 characters says how many are left out.
    /// </summary>
    public static JsonSerializerOptions Writing { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(Readable()),
        Converters = { new BoundedText() },
    };

    /// <summary>Writes a file's JSON and the line feed that ends it: the same value gives the same bytes.</summary>
    internal static void Write(object value, Stream stream)
    {
        JsonSerializer.Serialize(stream, value, Writing);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>JSON for the terminal: the same values, and nothing in them that a build service takes for a
    /// command.</summary>
    internal static string ForTerminal(object value) =>
        JsonSerializer.Serialize(value, Writing).Replace("##", "\\u0023\\u0023", StringComparison.Ordinal);

    private static TextEncoderSettings Readable()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidCharacters([.. PlainText.Directions]);
        return settings;
    }

    private sealed class BoundedText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Shortened.Of(value, Shortened.Json));

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value);
    }
}
