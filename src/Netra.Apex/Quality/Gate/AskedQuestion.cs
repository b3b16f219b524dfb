using System.Collections.Immutable;
using Microsoft.Extensions.AI.Evaluation;

namespace Netra.Apex.Quality.Gate;

/// <summary>A statement that an answer may rest on and cite.</summary>
/// <param name="Id">What the answer cites in square brackets: 1 to 40 letters, digits, <c>-</c>, <c>_</c> or <c>.</c>;
/// unique in its question.</param>
/// <param name="Text">What is known; 1 to 1,000 characters.</param>
internal sealed record GivenFact(string Id, string Text)
{
    private const int MostIdLength = 40;
    private const int MostLength = 1_000;

    internal bool IsUsable =>
        Id is { Length: > 0 and <= MostIdLength } && Id.All(IsOfId)
        && !string.IsNullOrWhiteSpace(Text) && Text.Length <= MostLength;

    private static bool IsOfId(char letter) => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.';
}

/// <summary>A question as a customer asks it.</summary>
/// <param name="Question">1 to 1,000 characters, including at least one meaningful word.</param>
/// <param name="Facts">1 to 50 facts.</param>
internal sealed record AskedQuestion(string Question, ImmutableArray<GivenFact> Facts)
{
    private const int MostFacts = 50;
    private const int MostLength = 1_000;

    /// <summary>What cannot be used, by field; empty when all is well.</summary>
    internal Dictionary<string, string[]> Problems() =>
        Findings().ToDictionary(found => found.Field, found => new[] { found.Problem });

    private IEnumerable<(string Field, string Problem)> Findings()
    {
        if (Question is not { Length: > 0 and <= MostLength } || Prose.ContentWords(Question).Count == 0)
        {
            yield return ("question", $"Ask in 1 to {MostLength} characters, including at least one meaningful word.");
        }

        if (Facts.IsDefaultOrEmpty || Facts.Length > MostFacts || !Facts.All(fact => fact is { IsUsable: true }))
        {
            yield return ("facts", $"Give 1 to {MostFacts} facts, each with a short id and a text.");
        }
        else if (Facts.DistinctBy(fact => fact.Id, StringComparer.Ordinal).Count() < Facts.Length)
        {
            yield return ("facts", "Give each fact an id of its own.");
        }
    }
}

/// <summary>The facts of a question, as evaluators receive them.</summary>
internal sealed class GivenFacts(IReadOnlyList<GivenFact> facts)
    : EvaluationContext("Facts", string.Join('\n', facts.Select(fact => $"[{fact.Id}] {fact.Text}")))
{
    /// <summary>The facts by their ids.</summary>
    public IReadOnlyDictionary<string, string> ById { get; } =
        facts.ToDictionary(fact => fact.Id, fact => fact.Text, StringComparer.Ordinal);
}
