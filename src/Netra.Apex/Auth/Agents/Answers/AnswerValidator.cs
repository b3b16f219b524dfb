using System.Collections.Immutable;
using System.Text.Json;

namespace Netra.Apex.Auth.Agents.Answers;

internal sealed class AnswerValidator : IAnswerValidator
{
    public AnswerVerdict Validate(AnswerShape shape, string said)
    {
        if (!TryParse(said, out var answer))
        {
            return AnswerVerdict.Refuse($"The answer is not a JSON object: {Quote(said)}.");
        }

        ImmutableArray<string> problems = [.. shape.Fields.SelectMany(field => Judge(field, answer)), .. Unasked(shape, answer)];
        return problems.IsEmpty ? AnswerVerdict.Accept(answer) : AnswerVerdict.Refuse(problems);
    }

    private static bool TryParse(string said, out JsonElement answer)
    {
        answer = default;
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(said));
        try
        {
            answer = JsonElement.ParseValue(ref reader);
            return answer.ValueKind == JsonValueKind.Object && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Judge(AnswerField field, JsonElement answer) =>
        answer.TryGetProperty(field.Name, out var value) ? FieldValue.Judge(field, value) : [$"The field '{field.Name}' is missing."];

    private static IEnumerable<string> Unasked(AnswerShape shape, JsonElement answer) =>
        from property in answer.EnumerateObject()
        where shape.Fields.All(field => field.Name != property.Name)
        select $"The field '{property.Name}' was not asked for.";

    private static string Quote(string said) => said.Length <= 80 ? $"'{said}'" : $"'{said[..80]}…'";
}
