using System.Collections.Immutable;

namespace Netra.Apex.Auth.Agents.Answers;

/// <summary>The shape of an answer: a JSON object with exactly these fields.</summary>
/// <param name="Fields">All fields, each required; names are unique.</param>
public sealed record AnswerShape(ImmutableArray<AnswerField> Fields)
{
    /// <summary>The shape with these fields.</summary>
    public static AnswerShape Of(params ImmutableArray<AnswerField> fields) => new(fields);
}
