using System.Text.Json;

namespace Netra.Apex.Performance.Tools;

/// <summary>A number that a tool has found.</summary>
/// <param name="Execution">The execution that found it.</param>
/// <param name="Subject">What it is about: the texts beside it or, without any, around it; may be empty.</param>
/// <param name="Metric">What it counts: the name of its property.</param>
/// <param name="Value">The number.</param>
internal sealed record Insight(Guid Execution, string Subject, string Metric, decimal Value);

/// <summary>Reads the insights out of a structured result, whatever tool it comes from.</summary>
internal static class Insights
{
    /// <summary>Every number of a result, in its order; those beyond <see cref="decimal"/> are left out.</summary>
    public static IEnumerable<Insight> Of(Guid execution, JsonElement result) =>
        Read(result, new Insight(execution, "", "", 0));

    private static IEnumerable<Insight> Read(JsonElement value, Insight around) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetDecimal(out var number) ? [around with { Value = number }] : [],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Read(item, around)),
        JsonValueKind.Object => ReadObject(value, around),
        _ => [],
    };

    private static IEnumerable<Insight> ReadObject(JsonElement value, Insight around)
    {
        var properties = value.EnumerateObject().ToList();
        var texts = properties.Where(property => property.Value.ValueKind == JsonValueKind.String)
            .Select(property => property.Value.GetString()).ToList();
        var subject = texts.Count == 0 ? around.Subject : string.Join(", ", texts);
        return properties.SelectMany(property =>
            Read(property.Value, around with { Subject = subject, Metric = property.Name }));
    }
}
