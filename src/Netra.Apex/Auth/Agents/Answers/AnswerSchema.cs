using System.Text.Json;
using System.Text.Json.Nodes;

namespace Netra.Apex.Auth.Agents.Answers;

/// <summary>Writes a shape as the JSON schema that the model is given.</summary>
internal static class AnswerSchema
{
    public static JsonElement Write(AnswerShape shape)
    {
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false };
        schema["properties"] = new JsonObject(shape.Fields.Select(WriteField));
        schema["required"] = new JsonArray([.. shape.Fields.Select(field => (JsonNode)field.Name)]);
        return JsonSerializer.SerializeToElement(schema);
    }

    private static KeyValuePair<string, JsonNode?> WriteField(AnswerField field)
    {
        var schema = new JsonObject { ["type"] = field.Kind == AnswerKind.Number ? "number" : "string" };
        WriteBound(schema, "minimum", field.Minimum);
        WriteBound(schema, "maximum", field.Maximum);
        return new(field.Name, schema);
    }

    private static void WriteBound(JsonObject schema, string name, decimal? bound)
    {
        if (bound is not null)
        {
            schema[name] = bound;
        }
    }
}
