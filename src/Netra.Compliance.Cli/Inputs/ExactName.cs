using System.Text.Json;
using System.Text.Json.Serialization;

namespace Netra.Compliance.Cli.Inputs;

/// <summary>An enum in JSON by its name as declared: a number, another case or several names are refused.</summary>
internal sealed class ExactName<T> : JsonConverter<T>
    where T : struct, Enum
{
    private static readonly string[] Names = Enum.GetNames<T>();

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var name = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return Names.Contains(name)
            ? Enum.Parse<T>(name!)
            : throw new JsonException($"a value is none of {string.Join(", ", Names)}");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
