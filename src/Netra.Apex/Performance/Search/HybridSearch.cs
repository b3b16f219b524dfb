using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Performance.Search;

/// <summary>A document that a question found.</summary>
/// <param name="Id">The customer's own name for it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Score">The sum of its parts, each times its weight: above 0, at most 1.</param>
/// <param name="Parts">What each way of searching says of it; one that did not find it is not there.</param>
internal sealed record SearchHit(string Id, string Title, double Score, IReadOnlyList<PartScore> Parts);

/// <summary>Searches by words and by meaning at once.</summary>
internal sealed class HybridSearch(Corpora corpora, IEnumerable<IRelevance> parts)
{
    /// <summary>The best documents of a customer, best first; those with equal scores in the order of their
    /// ids.</summary>
    public Task<IReadOnlyList<SearchHit>> FindAsync(
        Customer customer, string question, int top, CancellationToken cancel) =>
        corpora.ReadAsync(customer, async corpus => Rank(corpus, await RateAsync(corpus, question, cancel), top));

    private async Task<ILookup<int, PartScore>> RateAsync(
        IndexSearcher corpus, string question, CancellationToken cancel)
    {
        var ratings = await Task.WhenAll(parts.Select(part => part.RateAsync(corpus, question, cancel)));
        return ratings.SelectMany(rating => rating).ToLookup(rating => rating.Number, rating => rating.Part);
    }

    private static IReadOnlyList<SearchHit> Rank(IndexSearcher corpus, ILookup<int, PartScore> ratings, int top)
    {
        var ids = MultiDocValues.GetBinaryValues(corpus.IndexReader, Fields.Id);
        var best = ratings
            .Select(parts =>
                (parts.Key, Id: IdOf(ids, parts.Key), Score: parts.Sum(part => part.Weight * part.Normalised)))
            .Where(found => found.Score > 0)
            .OrderByDescending(found => found.Score).ThenBy(found => found.Id, StringComparer.Ordinal).Take(top);
        return [.. best.Select(found => new SearchHit(
            found.Id, corpus.Doc(found.Key).Get(Fields.Title), found.Score, [.. ratings[found.Key]]))];
    }

    private static string IdOf(BinaryDocValues ids, int number)
    {
        var bytes = new BytesRef();
        ids.Get(number, bytes);
        return bytes.Utf8ToString();
    }
}
