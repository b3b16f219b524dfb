using Netra.Apex.Performance.Search;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Performance;

/// <summary>What a customer may store and ask, at both sides of every limit.</summary>
public sealed partial class CorpusSearchRanking
{
    private static readonly CustomerDocument Note = new("note", "Note", "Rent more graphics cards.");

    // What becomes of documents, or the beginning of the refusal. Where one is bad, a good one comes first.
    private static readonly (string Outcome, IReadOnlyList<CustomerDocument?> Documents)[] Batches =
    [
        ("stored", [Note with { Id = new string('i', 64) }]),
        ("stored", [Note with { Id = "a-B_9." }]),
        ("stored", [Note with { Title = new string('t', 200) }]),
        ("stored", [Note with { Text = string.Concat(Enumerable.Repeat("gpu ", 5_000)) }]),
        ("stored", [.. Enumerable.Repeat(Note, 1_000)]),
        ("Send 1 to", []),
        ("Send 1 to", [.. Enumerable.Repeat(Note, 1_001)]),
        ("Document 2 is", [Note, null]),
        ("Document 2: id", [Note, Note with { Id = "" }]),
        ("Document 2: id", [Note, Note with { Id = "a b" }]),
        ("Document 2: id", [Note, Note with { Id = new string('i', 65) }]),
        ("Document 2: title", [Note, Note with { Title = " " }]),
        ("Document 2: title", [Note, Note with { Title = new string('t', 201) }]),
        ("Document 2: text", [Note, Note with { Text = " " }]),
        ("Document 2: text", [Note, Note with { Text = new string('t', 20_001) }]),
    ];

    private static readonly (string Question, int Top)[] Answered = [("x", 1), (new string('q', 500), 100)];

    private static readonly (string Question, int Top)[] Unanswered =
        [("", 1), (" ", 1), (new string('q', 501), 1), ("x", 0), ("x", 101)];

    [Fact]
    [Covers("Vector store: documents within every limit are stored; one beyond is named and refused, with all others")]
    [ProvenBy(typeof(SkipsBadDocuments))]
    public async Task Stores_all_documents_or_none()
    {
        await using var library = await apex.LibraryAsync("yew");

        var outcomes = await Batches.OneByOneAsync(batch => library.TryPutAsync(batch.Documents));

        Assert.Equal(Batches.Select(batch => batch.Outcome), outcomes);
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
