using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Netra.Compliance.Cli.Inputs;

/// <summary>How every JSON of the product is read and written.</summary>
public static class NetraJson
{
    /// <summary>Strict on what must be there, open to what a later minor version adds.</summary>
    public static JsonSerializerOptions Reading { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Indented, fixed newlines, camelCase keys; enums by their name as it is declared (<c>AtRisk</c>).</summary>
    public static JsonSerializerOptions Writing { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };
}
