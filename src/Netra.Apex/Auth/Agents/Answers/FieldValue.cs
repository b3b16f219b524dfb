using System.Globalization;
using System.Text.Json;

namespace Netra.Apex.Auth.Agents.Answers;

/// <summary>Judges one field's value.</summary>
internal static class FieldValue
{
    public static IEnumerable<string> Judge(AnswerField field, JsonElement value) =>
        field.Kind == AnswerKind.Number ? JudgeNumber(field, value) : JudgeText(field, value);

    private static IEnumerable<string> JudgeText(AnswerField field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(value.GetString()))
        {
            yield return $"The field '{field.Name}' must be text that is not blank.";
        }
    }

    private static IEnumerable<string> JudgeNumber(AnswerField field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number))
        {
            yield return $"The field '{field.Name}' must be a number.";
        }
        else if (number < field.Minimum || number > field.Maximum)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The field '{field.Name}' is {number}, which is not {Range(field)}.");
        }
    }

    private static string Range(AnswerField field) => (field.Minimum, field.Maximum) switch
    {
        ({ } minimum, { } maximum) => string.Create(CultureInfo.InvariantCulture, $"from {minimum} to {maximum}"),
        ({ } minimum, null) => string.Create(CultureInfo.InvariantCulture, $"{minimum} or more"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{field.Maximum} or less"),
    };
}
