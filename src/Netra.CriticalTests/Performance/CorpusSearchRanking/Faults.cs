using System.Collections.Concurrent;
using System.Security.Claims;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Performance;
using Netra.Apex.Performance.Search;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Performance;

/// <summary>Every write creates the index anew, so that only the last one is there.</summary>
public sealed class RecreatesIndexOnEachWrite() : OptionFault(services => services.Decorate<IndexWriterConfig>(writer =>
{
    writer.OpenMode = OpenMode.CREATE;
    return writer;
}));

/// <summary>Each process has indexes of its own.</summary>
public sealed class KeepsAnIndexPerProcess() : OptionFault(services =>
    services.PostConfigure<PerformanceSettings>(performance => performance.Search.Folder += Guid.NewGuid()));

/// <summary>Only the first thousand words of a document are indexed.</summary>
public sealed class IndexesFirstThousandWordsOnly() : OptionFault(services =>
    services.Decorate<Analyzer>(right => new LimitTokenCountAnalyzer(right, maxTokenCount: 1000)));

/// <summary>A part number falls into pieces at its hyphen.</summary>
public sealed class SplitsPartNumbers() : OptionFault(services =>
    services.AddSingleton<Analyzer>(new StandardAnalyzer(LuceneVersion.LUCENE_48)));

/// <summary>Words are weighed as Lucene did before BM25.</summary>
public sealed class RanksByTfIdf() : OptionFault(services =>
    services.AddSingleton<Similarity>(new DefaultSimilarity()));

/// <summary>The weights of words and meaning are mixed up.</summary>
internal sealed class SwapsTheWeights() : OptionFault<PerformanceSettings>(performance =>
    (performance.Search.Bm25Weight, performance.Search.VectorWeight) =
        (performance.Search.VectorWeight, performance.Search.Bm25Weight));

/// <summary>A fault in what is embedded or what comes of it.</summary>
public abstract class EmbeddingFault : ApexFault<IEmbeddingGenerator<string, Embedding<float>>>
{
    private protected const string Generate = nameof(IEmbeddingGenerator<,>.GenerateAsync);

    private protected static IEnumerable<string> TextsOf(
        ServiceCall<IEmbeddingGenerator<string, Embedding<float>>> call) =>
        call.Argument<IEnumerable<string>>("values");
}

/// <summary>Words are hashed to dimensions with a salt of the process, as <c>string.GetHashCode</c> is.</summary>
public sealed class SaltsHashPerProcess : EmbeddingFault
{
    private readonly ConcurrentDictionary<object, int> _starts = new();

    public SaltsHashPerProcess() => On.Answer<GeneratedEmbeddings<Embedding<float>>>(
        Generate, (right, call) => new(right.Select(one => Turn(one, StartOf(call.Service)))));

    private int StartOf(object service) => _starts.GetOrAdd(service, _ => _starts.Count + 1);

    private static Embedding<float> Turn(Embedding<float> right, int by)
    {
        var vector = right.Vector.ToArray();
        return new Embedding<float>((float[])[.. vector[by..], .. vector[..by]]);
    }
}

/// <summary>Embeddings are cached by the first line of their text.</summary>
public sealed class CachesVectorsByTitle : EmbeddingFault
{
    private readonly ConcurrentDictionary<string, Embedding<float>> _remembered = new();

    public CachesVectorsByTitle() => On.Answer<GeneratedEmbeddings<Embedding<float>>>(
        Generate,
        (right, call) => new(right.Zip(TextsOf(call), (one, text) => _remembered.GetOrAdd(text.Split('\n')[0], one))));
}

/// <summary>The text before is embedded again with each text: a buffer that is not cleared.</summary>
public sealed class DoesNotClearItsBuffer : EmbeddingFault
{
    private string _before = "";

    public DoesNotClearItsBuffer() =>
        On.Tell(Generate, call => call.With<IEnumerable<string>>(
            "values", [.. TextsOf(call).Select(text => $"{Interlocked.Exchange(ref _before, text)} {text}")]));
}

/// <summary>Only the first sentence of a text is embedded.</summary>
public sealed class EmbedsFirstSentenceOnly : EmbeddingFault
{
    public EmbedsFirstSentenceOnly() =>
        On.Tell(Generate,
            call => call.With<IEnumerable<string>>("values", [.. TextsOf(call).Select(text => text.Split('.')[0])]));
}

/// <summary>A fault in how one way of searching, or either, rates documents.</summary>
internal abstract class RatingFault : ApexFault<IRelevance>
{
    protected RatingFault(Func<IReadOnlyList<Rating>, IEnumerable<Rating>> wrong) =>
        On.Answer<IReadOnlyList<Rating>>(nameof(IRelevance.RateAsync), (right, _) => [.. wrong(right)]);

    protected static Rating Change(Rating right, double normalised) =>
        right with { Part = right.Part with { Normalised = normalised } };

    protected static Rating Invert(Rating right, string part) =>
        right.Part.Name == part ? Change(right, 1 - right.Part.Normalised) : right;
}

/// <summary>Scores are added up as they are.</summary>
internal sealed class SkipsNormalisation()
    : RatingFault(right => right.Select(rating => Change(rating, rating.Part.Score)));

/// <summary>Documents are cut to the first ten before they are ordered.</summary>
internal sealed class CutsToTenBeforeOrdering() : RatingFault(right => right.Take(10));

/// <summary>Lucene's number of a document gets into the last digits of its score.</summary>
internal sealed class AddsDocumentNumberToScore() : RatingFault(right =>
    right.Select(rating => Change(rating, rating.Part.Normalised + (rating.Number * 1e-9))));

/// <summary>The distance of two vectors is used as their similarity.</summary>
internal sealed class UsesDistanceAsSimilarity()
    : RatingFault(right => right.Select(rating => Invert(rating, "vectors")));

/// <summary>BM25 gives the worst document the highest score.</summary>
internal sealed class InvertsBm25() : RatingFault(right => right.Select(rating => Invert(rating, "bm25")));

/// <summary>The parts are rounded for the reader, and the score is not.</summary>
internal sealed class RoundsTheParts : JsonFault<PartScore>
{
    protected override PartScore Change(PartScore right)
    {
        var rounded = Math.Round(right.Normalised, 2);
        return rounded.Equals(right.Normalised) ? right : right with { Normalised = rounded };
    }
}

/// <summary>The id of a document that is to be deleted is made lower case first.</summary>
public sealed class DeletesByLowerCaseId : ApexFault, IStartupFilter
{
    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => services.AddSingleton<IStartupFilter>(this);

    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app => next(app.Use(Lower));

    private Task Lower(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsDelete(http.Request.Method))
        {
            Reached();
            http.Request.Path = http.Request.Path.Value!.ToLowerInvariant();
        }

        return next(http);
    }
}

/// <summary>Customers whose subjects differ only in case are one customer.</summary>
public sealed class IgnoresCaseOfSubject : ApexFault, IClaimsTransformation
{
    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => services.AddSingleton<IClaimsTransformation>(this);

    /// <inheritdoc/>
    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        Reached();
        var right = Customer.Of(principal);
        return Task.FromResult((right with { Subject = right.Subject.ToLowerInvariant() }).ToPrincipal());
    }
}

/// <summary>Documents that cannot be stored are skipped, and the customer is not told.</summary>
internal sealed class SkipsBadDocuments : JsonFault<IReadOnlyList<CustomerDocument?>>
{
    protected override IReadOnlyList<CustomerDocument?> Change(IReadOnlyList<CustomerDocument?> right)
    {
        var good = right.Where(document => document?.Problem() is null && document is not null).ToList();
        return good.Count == right.Count ? right : good;
    }
}

/// <summary>Who asks for more hits than allowed gets as many as are allowed.</summary>
public sealed class AnswersWithFewerHits : MiddlewareFault
{
    private const string TooMany = "top=101";

    /// <inheritdoc/>
    protected override void Break(HttpContext http)
    {
        if (http.Request.QueryString.Value is { } query && query.Contains(TooMany, StringComparison.Ordinal))
        {
            http.Request.QueryString = new QueryString(query.Replace(TooMany, "top=100", StringComparison.Ordinal));
            Reached();
        }
    }
}
