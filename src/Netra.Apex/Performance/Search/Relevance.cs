using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Lucene.Net.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Netra.Apex.Performance.Search;

/// <summary>What one way of searching says of a document.</summary>
/// <param name="Name">The way: <c>bm25</c> or <c>vectors</c>.</param>
/// <param name="Score">Its own measure; above 0.</param>
/// <param name="Normalised">That as a share of the best document's: above 0, at most 1.</param>
/// <param name="Weight">How much it counts: 0 to 1.</param>
internal sealed record PartScore(string Name, double Score, double Normalised, double Weight);

/// <summary>What one way of searching says of a document in the index.</summary>
/// <param name="Number">Lucene's number of the document in this view of the index.</param>
/// <param name="Part">What it says.</param>
internal sealed record Rating(int Number, PartScore Part)
{
    /// <summary>Normalises by the best score, for the least that either measure can mean is 0: the convex combination
    /// of Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval" (2023).</summary>
    public static IReadOnlyList<Rating> Normalise(
        string name, double weight, IReadOnlyCollection<(int Number, double Score)> scores)
    {
        var best = scores.Select(found => found.Score).DefaultIfEmpty().Max();
        return [
            .. scores.Select(found =>
                new Rating(found.Number, new PartScore(name, found.Score, found.Score / best, weight)))];
    }
}

/// <summary>A way of searching.</summary>
internal interface IRelevance
{
    /// <summary>Rates every document that a question finds; in the order of their numbers.</summary>
    Task<IReadOnlyList<Rating>> RateAsync(IndexSearcher corpus, string question, CancellationToken cancel);
}

/// <summary>By words: BM25, as Lucene computes it, over title and text.</summary>
internal sealed class Bm25Relevance(Analyzer analyzer, IOptions<PerformanceSettings> settings) : IRelevance
{
    public Task<IReadOnlyList<Rating>> RateAsync(IndexSearcher corpus, string question, CancellationToken cancel)
    {
        var query = new QueryBuilder(analyzer).CreateBooleanQuery(Fields.Content, question) ?? new BooleanQuery();
        var found = corpus.Search(query, Math.Max(1, corpus.IndexReader.MaxDoc)).ScoreDocs.OrderBy(hit => hit.Doc);
        var scores = found.Select(hit => (hit.Doc, (double)hit.Score)).ToList();
        return Task.FromResult(Rating.Normalise("bm25", settings.Value.Search.Bm25Weight, scores));
    }
}

/// <summary>By meaning: the cosine of the question's embedding and each document's.</summary>
internal sealed class VectorRelevance(
    IEmbeddingGenerator<string, Embedding<float>> embeddings, IOptions<PerformanceSettings> settings) : IRelevance
{
    // Texts without anything in common have cosines around 0, with a deviation of 1 / sqrt(2048) = 0.022.
    private const float Related = 0.1f;

    public async Task<IReadOnlyList<Rating>> RateAsync(IndexSearcher corpus, string question, CancellationToken cancel)
    {
        var asked = await embeddings.GenerateVectorAsync(question, cancellationToken: cancel);
        var scores = Cosines(corpus.IndexReader, asked).Where(found => found.Score >= Related).ToList();
        return Rating.Normalise("vectors", settings.Value.Search.VectorWeight, scores);
    }

    private static IEnumerable<(int Number, double Score)> Cosines(IndexReader index, ReadOnlyMemory<float> asked)
    {
        var (live, vectors) = (MultiFields.GetLiveDocs(index), MultiDocValues.GetBinaryValues(index, Fields.Vector));
        return from number in Enumerable.Range(0, index.MaxDoc)
               where live?.Get(number) ?? true
               select (number, (double)Cosine(vectors, number, asked.Span));
    }

    private static float Cosine(BinaryDocValues vectors, int number, ReadOnlySpan<float> asked)
    {
        var bytes = new BytesRef();
        vectors.Get(number, bytes);
        return TensorPrimitives.CosineSimilarity(
            asked, MemoryMarshal.Cast<byte, float>(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length)));
    }
}
