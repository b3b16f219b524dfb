using System.Net;
using Netra.Compliance;

namespace Netra.CriticalTests.Performance;

/// <summary>Search in a customer's own documents, by words (BM25) and by meaning (vectors).</summary>
[CriticalTest(9, "Corpus search ranking")]
[BusinessValue(
    22_000,
    "Paying customers stay for answers from their own documents; a search that misses the right one makes the answer "
    + "wrong",
    Category = BusinessCategory.FeatureUtilization,
    Stage = CustomerStage.Paid)]
public sealed partial class CorpusSearchRanking(SearchFixture apex) : IClassFixture<SearchFixture>
{
    // As measured, and stated in the documentation: 0.737.
    private const double KnownAccuracy = 0.73;

    // Sums of doubles differ in their last digits.
    private const int Digits = 12;

    [Fact]
    [Covers("Vector store: after further writes and a restart a document is still found by its meaning")]
    [ProvenBy(typeof(RecreatesIndexOnEachWrite))]
    [ProvenBy(typeof(KeepsAnIndexPerProcess))]
    [ProvenBy(typeof(SaltsHashPerProcess))]
    public async Task A_document_outlives_further_writes_and_a_restart()
    {
        await using (var before = await apex.StartLibraryAsync("ash"))
        {
            await before.PutAsync("cards", "Graphics cards", "They are rented by the hour.");
            await before.PutAsync("lunch", "Canteen", "On Friday there is fish.");
        }

        await using var after = await apex.StartLibraryAsync("ash");

        Assert.Equal(["cards"], await after.FoundAsync("accelerators"));
    }

    [Fact]
    [Covers("Vector store: fifty documents that a customer sends at once, each on its own, are all stored")]
    [ProvenBy(typeof(RecreatesIndexOnEachWrite))]
    public async Task Documents_that_are_sent_at_once_are_all_stored()
    {
        await using var library = await apex.LibraryAsync("alder");
        var ids = Enumerable.Range(10, 50).Select(number => $"{number}").ToList();

        await Task.WhenAll(ids.Select(id => library.PutAsync(id, "Invoice", "For graphics cards.")));

        Assert.Equal(ids, (await library.SearchAsync("invoice", top: 100)).Select(hit => hit.Id));
    }

    [Fact]
    [Covers("Vector store: an updated document is found by what it says now, and no longer by what it said before")]
    [ProvenBy(typeof(CachesVectorsByTitle))]
    [ProvenBy(typeof(DoesNotClearItsBuffer))]
    public async Task An_updated_document_is_found_by_what_it_says_now()
    {
        await using var library = await apex.LibraryAsync("beech");
        await library.PutAsync(new("note", "Note", "Ask the landlord: graphics cards."),
            new("lunch", "Canteen", "On Friday there is fish."));
        await library.PutAsync("note", "Note", "Ask the landlord: invoices.");

        Assert.Equal(
            ("note", ""),
            (string.Join(' ', await library.FoundAsync("billing statement")),
                string.Join(' ', await library.FoundAsync("accelerators"))));
    }

    [Fact]
    [Covers("Vector store: a deleted document is neither found nor read")]
    [ProvenBy(typeof(DeletesByLowerCaseId))]
    public async Task A_deleted_document_is_neither_found_nor_read()
    {
        await using var library = await apex.LibraryAsync("cedar");
        await library.PutAsync(
            new("Plan-B", "Plan", "Rent more graphics cards."), new("Plan-C", "Plan", "Rent more graphics cards."));

        await library.DeleteAsync("Plan-B");

        Assert.Equal(
            ("Plan-C", HttpStatusCode.NotFound),
            (string.Join(' ', await library.FoundAsync("accelerators")), await library.ReadAsync("Plan-B")));
    }

    [Fact]
    [Covers("Vector store: a document of somebody else is not found, not read and not deleted")]
    [ProvenBy(typeof(IgnoresCaseOfSubject))]
    public async Task A_document_of_somebody_else_is_out_of_reach()
    {
        await using var owner = await apex.LibraryAsync("Elm");
        await using var other = await apex.LibraryAsync("elm");
        await owner.PutAsync("plan", "Plan", "Rent more graphics cards.");

        Assert.Equal(
            ("", HttpStatusCode.NotFound, HttpStatusCode.NotFound),
            (string.Join(' ', await other.FoundAsync("graphics cards")), await other.ReadAsync("plan"),
                await other.DeleteAsync("plan")));
    }

    [Theory]
    [InlineData("contract renewal", "lawyer vectors")]
    [InlineData("out of memory", "crash vectors")]
    [Covers("Hybrid search: a question that shares no word with its document finds it by its vector, a phrase too")]
    [ProvenBy(typeof(EmbedsFirstSentenceOnly))]
    public async Task A_question_without_a_shared_word_finds_its_document(string question, string document)
    {
        await using var library = await apex.LibraryAsync("fir");
        await library.PutAsync("heat", "Hall three", "It was hot on Monday. The chiller had stopped.");
        await library.PutAsync(
            "lawyer", "Hall four", "The lease was signed on Monday. The landlord agreed to extend it.");
        await library.PutAsync(new("crash", "Hall five", "OOM at night."), new("order", "Hall six", "RAM is here."));

        var found = await library.SearchAsync(question);

        Assert.Equal([document], found.SelectMany(hit => hit.Parts, (hit, part) => $"{hit.Id} {part.Name}"));
    }

    [Fact]
    [Covers("Hybrid search: a rare exact term finds its document by BM25, however far down it stands, and no similar "
        + "one")]
    [ProvenBy(typeof(IndexesFirstThousandWordsOnly))]
    [ProvenBy(typeof(SplitsPartNumbers))]
    public async Task A_rare_exact_term_finds_its_document_and_no_similar_one()
    {
        await using var library = await apex.LibraryAsync("hazel");
        await library.PutAsync("similar", "Power supplies", "NX-4417 fits as well. Do not order the NX series unseen.");
        await library.PutAsync("long", "Parts", $"{string.Concat(Enumerable.Repeat("cable ", 1000))} NX-4471");

        var found = await library.SearchAsync("NX-4471");

        Assert.Equal(["long"], found.Where(hit => hit.Parts.Any(part => part.Name == "bm25")).Select(hit => hit.Id));
    }

    // With k1 = 1.2, in texts of 16 words, a length that Lucene keeps exactly: (10 + k1) / (10 * (1 + k1)) = 0.509.
    [Fact]
    [Covers("Ranking: by BM25 a word that a text says ten times counts twice as much as once, not three or ten times")]
    [ProvenBy(typeof(RanksByTfIdf))]
    public async Task A_word_that_is_repeated_counts_little_more()
    {
        await using var library = await apex.LibraryAsync("olive");
        await library.PutAsync("once", "Post", Text(1));
        await library.PutAsync("often", "Post", Text(10));

        var once = (await library.SearchAsync("invoice")).Single(hit => hit.Id == "once");

        Assert.Equal(0.509, once.Parts.Single(part => part.Name == "bm25").Normalised, tolerance: 0.001);

        static string Text(int times) =>
            string.Join(" ", Enumerable.Range(0, 15).Select(at => at < times ? "invoice" : "desk"));
    }

    [Fact]
    [Covers("Ranking: each part is normalised, so that its best document has 1")]
    [ProvenBy(typeof(SkipsNormalisation))]
    public async Task Each_part_is_normalised_to_its_best_document()
    {
        await using var library = await apex.ReadingRoomAsync("larch");

        var parts = (await library.SearchAsync("invoice for graphics cards")).SelectMany(hit => hit.Parts);

        Assert.Equal(["bm25 1", "vectors 1"], SearchFixture.BestOfEach(parts));
    }

    [Fact]
    [Covers("Ranking: the best document comes first however late it was stored")]
    [ProvenBy(typeof(CutsToTenBeforeOrdering))]
    public async Task The_best_document_comes_first_however_late_it_was_stored()
    {
        await using var library = await apex.ReadingRoomAsync("maple");
        await library.PutAsync("last", "Invoice", "Invoice for graphics cards.");

        var found = await library.SearchAsync("invoice for graphics cards", top: 1);

        Assert.Equal(["last"], found.Select(hit => hit.Id));
    }

    [Fact]
    [Covers("Ranking: a score is the sum of its parts, BM25 times 0.3 and vectors times 0.7 by default")]
    [ProvenBy(typeof(SwapsTheWeights))]
    [ProvenBy(typeof(RoundsTheParts))]
    public async Task A_score_is_explained_by_its_parts()
    {
        await using var library = await apex.ReadingRoomAsync("oak");

        var found = await library.SearchAsync("invoice for graphics cards");

        Assert.Equal(
            found.Select(hit => Math.Round(hit.Score, Digits)),
            found.Select(hit =>
                Math.Round(hit.Parts.Sum(part => part.Normalised * (part.Name == "bm25" ? 0.3 : 0.7)), Digits)));
    }

    [Fact]
    [Covers(
        "Ranking: documents with equal scores stand in the order of their ids, whatever was stored or updated last")]
    [ProvenBy(typeof(AddsDocumentNumberToScore))]
    public async Task Equal_scores_stand_in_the_order_of_ids()
    {
        await using var library = await apex.LibraryAsync("pine");
        foreach (var id in new[] { "b", "a", "C", "a" })
        {
            await library.PutAsync(id, "Invoice", "For graphics cards.");
        }

        Assert.Equal(["C", "a", "b"], await library.FoundAsync("invoice for graphics cards"));
    }

    [Fact]
    [Covers("Accuracy: on the judged set nDCG@10 of hybrid search is at least that of BM25 alone")]
    [ProvenBy(typeof(UsesDistanceAsSimilarity))]
    public async Task Hybrid_search_is_at_least_as_accurate_as_words_alone() =>
        Assert.InRange(await apex.AccuracyAsync(), await apex.AccuracyAsync(bm25Weight: 1), 1);

    [Fact]
    [Covers("Accuracy: on the judged set nDCG@10 of hybrid search is at least that of vectors alone")]
    [ProvenBy(typeof(InvertsBm25))]
    public async Task Hybrid_search_is_at_least_as_accurate_as_meaning_alone() =>
        Assert.InRange(await apex.AccuracyAsync(), await apex.AccuracyAsync(bm25Weight: 0), 1);

    [Fact]
    [Covers("Accuracy: on the judged set nDCG@10 of hybrid search has not fallen below the documented figure")]
    [ProvenBy(typeof(EmbedsFirstSentenceOnly))]
    public async Task Hybrid_search_is_as_accurate_as_documented() =>
        Assert.InRange(await apex.AccuracyAsync(), KnownAccuracy, 1);
}
