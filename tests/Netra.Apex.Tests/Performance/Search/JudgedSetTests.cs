using Netra.Apex.Performance.Search;
using Netra.CriticalTests.Performance;

namespace Netra.Apex.Tests.Performance.Search;

/// <summary>The judged set by which search is measured, and the measure.</summary>
public sealed class JudgedSetTests
{
    private static readonly Dictionary<string, int> Grades = new() { ["a"] = 3, ["b"] = 2, ["c"] = 1 };

    /// <summary>By hand: b, x, a gain 3 / log2(2) + 0 + 7 / log2(4) = 6.5; at best 7 + 3 / log2(3) + 1 / log2(4) =
    /// 9.392789.</summary>
    [Theory]
    [InlineData(3, "b x a", 0.692021)]
    [InlineData(2, "b x a", 0.337352)]
    [InlineData(3, "a b c", 1)]
    [InlineData(10, "a b c x y z", 1)]
    [InlineData(3, "x y z a", 0)]
    [InlineData(3, "", 0)]
    public void Is_computed_as_by_hand(int depth, string found, double expected) =>
        Assert.Equal(expected, Ndcg.At(depth, Grades, found.Split(' ')), tolerance: 1e-6);

    [Fact]
    public void Is_large_enough_and_can_be_stored()
    {
        Assert.True(JudgedSet.Documents.Count >= 200 && JudgedSet.Questions.Count >= 30);
        Assert.All(JudgedSet.Documents, document => Assert.Null(document.Problem()));
        Assert.Equal(JudgedSet.Documents.Count, JudgedSet.Documents.DistinctBy(document => document.Id).Count());
    }

    [Fact]
    public void Every_question_has_an_answer_and_grades_of_documents_that_are_there()
    {
        var ids = JudgedSet.Documents.Select(document => document.Id).ToHashSet();
        Assert.All(JudgedSet.Questions, asked => Assert.Equal(3, asked.Grades.Values.Max()));
        Assert.All(JudgedSet.Questions.SelectMany(asked => asked.Grades),
            grade => Assert.True(ids.Contains(grade.Key) && grade.Value is >= 1 and <= 3));
    }

    [Fact]
    public void A_question_of_meaning_shares_no_term_with_the_documents_that_answer_it()
    {
        var shared = from asked in JudgedSet.Questions
                     where asked.Kind == "meaning"
                     from document in JudgedSet.Documents
                     where asked.Grades.GetValueOrDefault(document.Id) == 3
                     from term in TermsOf(asked.Question).Intersect(TermsOf($"{document.Title} {document.Text}"))
                     select $"{asked.Question} {document.Id} {term}";
        Assert.Empty(shared);
    }

    private static IReadOnlyList<string> TermsOf(string text) =>
        new CorpusAnalyzer(CorpusAnalyzer.FunctionWords).TermsOf(text);
}
