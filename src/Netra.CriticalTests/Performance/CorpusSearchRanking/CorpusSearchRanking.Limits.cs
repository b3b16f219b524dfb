using Netra.Apex.Performance.Search;
using Netra.Compliance;

namespace Netra.CriticalTests.Performance;

/// <summary>What a customer may store and ask, at both sides of every limit.</summary>
public sealed partial class CorpusSearchRanking
{
    private static readonly CustomerDocument Note = new("note", "Note", "Rent more graphics cards.");

    private static readonly IReadOnlyList<CustomerDocument?>[] Stored =
    [
        [Note with { Id = new string('i', 64) }],
        [Note with { Id = "a-B_9." }],
        [Note with { Title = new string('t', 200) }],
        [Note with { Text = new string('t', 20_000) }],
        [.. Enumerable.Repeat(Note, 1_000)],
    ];

    /// <summary>Where a document is bad, a good one comes first.</summary>
    private static readonly IReadOnlyList<CustomerDocument?>[] Unstored =
    [
        [],
        [.. Enumerable.Repeat(Note, 1_001)],
        [Note, null],
        [Note, Note with { Id = "" }],
        [Note, Note with { Id = "a b" }],
        [Note, Note with { Id = new string('i', 65) }],
        [Note, Note with { Title = " " }],
        [Note, Note with { Title = new string('t', 201) }],
        [Note, Note with { Text = " " }],
        [Note, Note with { Text = new string('t', 20_001) }],
    ];

    private static readonly (string Question, int Top)[] Answered = [("x", 1), (new string('q', 500), 100)];

    private static readonly (string Question, int Top)[] Unanswered =
        [("", 1), (" ", 1), (new string('q', 501), 1), ("x", 0), ("x", 101)];

    [Fact]
    [Covers("Vector store: documents within every limit are stored; one beyond is refused, with all that come with it")]
    [ProvenBy(typeof(SkipsBadDocuments))]
    public async Task Stores_all_documents_or_none()
    {
        await using var library = await apex.LibraryAsync("yew");

        var stored = new List<IReadOnlyList<CustomerDocument?>>();
        foreach (var documents in Stored.Concat(Unstored))
        {
            stored.AddRange(await library.IsStoredAsync(documents) ? [documents] : []);
        }

        Assert.Equal(Stored, stored);
    }

    [Fact]
    [Covers("Hybrid search: a question that is blank or too long, or asks for too many hits, is refused")]
    [ProvenBy(typeof(AnswersWithFewerHits))]
    public async Task Answers_questions_within_every_limit()
    {
        await using var library = await apex.LibraryAsync("rowan");

        var answered = new List<(string, int)>();
        foreach (var (question, top) in Answered.Concat(Unanswered))
        {
            answered.AddRange(await library.IsAnsweredAsync(question, top) ? [(question, top)] : []);
        }

        Assert.Equal(Answered, answered);
    }
}
