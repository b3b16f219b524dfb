using System.Collections.Immutable;
using System.Text.Json;

namespace Netra.Apex.Auth.Agents.Answers;

/// <summary>Whether an answer can be used.</summary>
/// <param name="Answer">The answer; null when it is refused.</param>
/// <param name="Problems">What is wrong with it, in sentences; empty when it is accepted.</param>
public sealed record AnswerVerdict(JsonElement? Answer, ImmutableArray<string> Problems)
{
    /// <summary>The answer can be used.</summary>
    public static AnswerVerdict Accept(JsonElement answer) => new(answer, []);

    /// <summary>The answer is nonsense, for these reasons.</summary>
    public static AnswerVerdict Refuse(params ImmutableArray<string> problems) => new(null, problems);
}
