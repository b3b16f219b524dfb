using System.Text.Json;
using Netra.Apex.Performance.Search;

namespace Netra.CriticalTests.Performance;

/// <summary>A question, and what a person says of the documents.</summary>
/// <param name="Kind"><c>meaning</c>: shares no word with the documents that answer it; <c>term</c>: a rare exact term;
/// <c>mixed</c>: words of either kind.</param>
/// <param name="Question">The question.</param>
/// <param name="Grades">By document: 3 answers it, 2 answers a part of it, 1 is about the same matter. All others:
/// 0.</param>
internal sealed record JudgedQuestion(string Kind, string Question, IReadOnlyDictionary<string, int> Grades);

/// <summary>The documents and questions beside this file, written for this repository and judged before anything was
/// measured.</summary>
internal static class JudgedSet
{
    private const int Depth = 10;

    public static IReadOnlyList<CustomerDocument> Documents { get; } = Read<CustomerDocument>("documents.jsonl");

    public static IReadOnlyList<JudgedQuestion> Questions { get; } = Read<JudgedQuestion>("questions.jsonl");

    /// <summary>The mean nDCG@10 of all questions.</summary>
    /// <param name="find">From a question to the ids of what it finds, best first.</param>
    public static async Task<double> MeasureAsync(Func<string, Task<IEnumerable<string>>> find)
    {
        var sum = 0.0;
        foreach (var asked in Questions)
        {
            sum += Ndcg.At(Depth, asked.Grades, await find(asked.Question));
        }

        return sum / Questions.Count;
    }

    private static IReadOnlyList<T> Read<T>(string file)
    {
        using var stream = typeof(JudgedSet).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web)!)];
    }
}
