using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Netra.Apex.Auth.Agents;

/// <summary>What an agent answers: a JSON object with exactly the fields of its role's record.</summary>
internal abstract record AgentAnswer
{
    /// <summary>How answers are read and written, and how the model is told of them.</summary>
    /// <remarks>Strict: a model that leaves out, adds or doubles a field has not understood the question.</remarks>
    public static JsonSerializerOptions Json { get; } =
        new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Reads what an agent said.</summary>
    /// <param name="type">The answer's record.</param>
    /// <param name="said">What the agent said, as it came.</param>
    /// <exception cref="JsonException">It is not one JSON object with exactly the record's fields.</exception>
    /// <exception cref="ValidationException">A text is blank, or a number out of its range.</exception>
    public static AgentAnswer Read(Type type, string said)
    {
        var answer = JsonSerializer.Deserialize(said, type, Json) as AgentAnswer
            ?? throw new JsonException("It is null.");
        Validator.ValidateObject(answer, new ValidationContext(answer), validateAllProperties: true);
        return answer;
    }

    /// <summary>The answer as the report and the next agents have it.</summary>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, GetType(), Json);
}

/// <summary>The supervisor's answer.</summary>
/// <param name="Briefing">What it tells its agents; not blank.</param>
internal sealed record SupervisorAnswer([property: Required] string Briefing) : AgentAnswer;

/// <summary>What kind of problem the question is about.</summary>
/// <param name="Category">The kind; not blank.</param>
/// <param name="Severity">How bad it is, from 1 to 5.</param>
/// <param name="Summary">Why; not blank.</param>
internal sealed record TriageAnswer(
    [property: Required] string Category,
    [property: Range(1, 5)] int Severity,
    [property: Required] string Summary) : AgentAnswer;

/// <summary>The figures.</summary>
/// <param name="MonthlyCostUsd">What it costs now, US dollars a month; 0 or more.</param>
/// <param name="Summary">Where the figure comes from; not blank.</param>
internal sealed record DataAnswer(
    [property: Range(0, double.MaxValue)] decimal MonthlyCostUsd,
    [property: Required] string Summary) : AgentAnswer;

/// <summary>A recommendation.</summary>
/// <param name="Action">What to do; not blank.</param>
/// <param name="SavingUsd">What it saves, US dollars a month; 0 or more.</param>
/// <param name="Confidence">From 0 to 1.</param>
internal sealed record OptimizerAnswer(
    [property: Required] string Action,
    [property: Range(0, double.MaxValue)] decimal SavingUsd,
    [property: Range(0d, 1d)] decimal Confidence) : AgentAnswer;
