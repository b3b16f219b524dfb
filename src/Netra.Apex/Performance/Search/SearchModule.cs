using Lucene.Net.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Microsoft.Extensions.AI;

namespace Netra.Apex.Performance.Search;

/// <summary>Search in a customer's own documents, by words and by meaning.</summary>
internal static class SearchModule
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    public static void AddSearch(this WebApplicationBuilder builder)
    {
        builder.Services.AddEmbeddingGenerator(new WordEmbeddings());
        builder.Services.AddSingleton<Analyzer>(new CorpusAnalyzer(CorpusAnalyzer.FunctionWords));
        builder.Services.AddSingleton<Similarity>(new BM25Similarity());
        builder.Services.AddTransient(WriterOf);
        builder.Services.AddSingleton<IRelevance, Bm25Relevance>().AddSingleton<IRelevance, VectorRelevance>();
        builder.Services.AddSingleton<Corpora>().AddSingleton<Documents>().AddSingleton<HybridSearch>();
    }

    public static void MapSearch(this WebApplication app) => SearchEndpoints.Map(app);

    // For one writer, which lives for one call and so does not leave merging to threads.
    private static IndexWriterConfig WriterOf(IServiceProvider services) =>
        new(CorpusAnalyzer.Version, services.GetRequiredService<Analyzer>())
        {
            Similarity = services.GetRequiredService<Similarity>(),
            MergeScheduler = new SerialMergeScheduler(),
            WriteLockTimeout = (long)LongestWait.TotalMilliseconds,
        };
}
