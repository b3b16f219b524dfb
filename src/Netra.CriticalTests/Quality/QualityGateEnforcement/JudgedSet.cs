using System.Text.Json;

namespace Netra.CriticalTests.Quality;

/// <summary>An answer as a person judged it before anything measured it.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Why">What is wrong with it; null for a good one.</param>
internal sealed record JudgedAnswer(string Answer, string? Why);

/// <summary>A question with its facts, and an answer of each kind.</summary>
/// <param name="Question">The question.</param>
/// <param name="Facts">The facts by their ids.</param>
/// <param name="Good">An answer that should pass.</param>
/// <param name="Weak">One that is off topic, incoherent or half an answer.</param>
/// <param name="Wrong">One that says what the facts do not.</param>
internal sealed record JudgedCase(
    string Question, Dictionary<string, string> Facts, JudgedAnswer Good, JudgedAnswer Weak, JudgedAnswer Wrong)
{
    /// <summary>The three answers, named by their kind and the number of their case.</summary>
    public IEnumerable<(string Name, string Text, bool ShouldPass)> Answers(int number) =>
    [
        ($"good {number}", Good.Answer, true),
        ($"weak {number}", Weak.Answer, false),
        ($"wrong {number}", Wrong.Answer, false),
    ];

    /// <summary>All cases of JudgedAnswers.json.</summary>
    public static IReadOnlyList<JudgedCase> All()
    {
        using var set = typeof(JudgedCase).Assembly.GetManifestResourceStream("JudgedAnswers.json")!;
        return JsonSerializer.Deserialize<JudgedCase[]>(set, JsonSerializerOptions.Web)!;
    }
}
