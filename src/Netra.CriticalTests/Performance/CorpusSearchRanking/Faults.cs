using System.Collections.Concurrent;
using System.Security.Claims;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Index;
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

/// <summary>A wrong option, which cannot tell when it matters.</summary>
/// <param name="apply">Changes what the platform has registered.</param>
public abstract class OptionFault(Action<IServiceCollection> apply) : ApexFault
{
    /// <inheritdoc/>
    protected override bool CanTell => false;

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => apply(services);
}

/// <summary>Every writer begins a new index, so that only the last write is there.</summary>
public sealed class BeginsTheIndexAnew() : OptionFault(services => services.Decorate<IndexWriterConfig>(writer =>
{
    writer.OpenMode = OpenMode.CREATE;
    return writer;
}));

/// <summary>Each process has indexes of its own.</summary>
public sealed class KeepsAnIndexForEachProcess() : OptionFault(services =>
    services.PostConfigure<PerformanceSettings>(performance => performance.Search.Folder += Guid.NewGuid()));

/// <summary>Only the first thousand words of a document are indexed.</summary>
public sealed class ReadsAThousandWordsOnly() : OptionFault(services =>
    services.Decorate<Analyzer>(right => new LimitTokenCountAnalyzer(right, maxTokenCount: 1000)));

/// <summary>A part number falls into pieces at its hyphen.</summary>
public sealed class SplitsPartNumbers() : OptionFault(services =>
    services.AddSingleton<Analyzer>(new StandardAnalyzer(LuceneVersion.LUCENE_48)));

/// <summary>The weights of words and meaning are mixed up.</summary>
public sealed class SwapsTheWeights() : OptionFault(services => services.PostConfigure<PerformanceSettings>(performance =>
    (performance.Search.Bm25Weight, performance.Search.VectorWeight) = (performance.Search.VectorWeight, performance.Search.Bm25Weight)));

/// <summary>A fault in what is embedded or what comes of it.</summary>
public abstract class EmbeddingFault : ApexFault<IEmbeddingGenerator<string, Embedding<float>>>
{
    private protected const string Generate = nameof(IEmbeddingGenerator<,>.GenerateAsync);

    private protected static IEnumerable<string> TextsOf(ServiceCall<IEmbeddingGenerator<string, Embedding<float>>> call) =>
        call.Argument<IEnumerable<string>>("values");
}

/// <summary>The hash by which a word finds its dimensions is another one after each start.</summary>
public sealed class DrawsDirectionsAnewAtEachStart : EmbeddingFault
{
    private readonly ConcurrentDictionary<object, int> _starts = new();

    public DrawsDirectionsAnewAtEachStart() => On.Answer<GeneratedEmbeddings<Embedding<float>>>(
        Generate, (right, call) => new(right.Select(one => Turn(one, StartOf(call.Service)))));

    private int StartOf(object service) => _starts.GetOrAdd(service, _ => _starts.Count + 1);

    private static Embedding<float> Turn(Embedding<float> right, int by)
    {
        var vector = right.Vector.ToArray();
        return new Embedding<float>((float[])[.. vector[by..], .. vector[..by]]);
    }
}

/// <summary>Embeddings are remembered by the first line of their text.</summary>
public sealed class RemembersVectorsByTitle : EmbeddingFault
{
    private readonly ConcurrentDictionary<string, Embedding<float>> _remembered = new();

    public RemembersVectorsByTitle() => On.Answer<GeneratedEmbeddings<Embedding<float>>>(
        Generate, (right, call) => new(right.Zip(TextsOf(call), (one, text) => _remembered.GetOrAdd(text.Split('\n')[0], one))));
}

/// <summary>The text before is embedded again with each text: a buffer that is not cleared.</summary>
public sealed class EmbedsTheTextBeforeAsWell : EmbeddingFault
{
    private string _before = "";

    public EmbedsTheTextBeforeAsWell() =>
        On.Tell(Generate, call => call.With<IEnumerable<string>>(
            "values", [.. TextsOf(call).Select(text => $"{Interlocked.Exchange(ref _before, text)} {text}")]));
}

/// <summary>Only the first sentence of a text is embedded.</summary>
public sealed class EmbedsTheFirstSentenceOnly : EmbeddingFault
{
    public EmbedsTheFirstSentenceOnly() =>
        On.Tell(Generate, call => call.With<IEnumerable<string>>("values", [.. TextsOf(call).Select(text => text.Split('.')[0])]));
}

/// <summary>A fault in how one way of searching, or either, rates documents.</summary>
internal abstract class RatingFault : ApexFault<IRelevance>
{
    protected RatingFault(Func<IReadOnlyList<Rating>, IEnumerable<Rating>> wrong) =>
        On.Answer<IReadOnlyList<Rating>>(nameof(IRelevance.RateAsync), (right, _) => [.. wrong(right)]);

    protected static Rating Change(Rating right, double normalised) => right with { Part = right.Part with { Normalised = normalised } };

    protected static Rating Invert(Rating right, string part) =>
        right.Part.Name == part ? Change(right, 1 - right.Part.Normalised) : right;
}

/// <summary>Scores are added up as they are.</summary>
internal sealed class RatesWithoutNormalising() : RatingFault(right => right.Select(rating => Change(rating, rating.Part.Score)));

/// <summary>Documents are cut to the first ten before they are ordered.</summary>
internal sealed class RatesTheFirstTenOnly() : RatingFault(right => right.Take(10));

/// <summary>Lucene's number of a document gets into the last digits of its score.</summary>
internal sealed class AddsTheDocumentNumber() : RatingFault(right =>
    right.Select(rating => Change(rating, rating.Part.Normalised + (rating.Number * 1e-9))));

/// <summary>The distance of two vectors is taken for their similarity.</summary>
internal sealed class TakesDistanceForSimilarity() : RatingFault(right => right.Select(rating => Invert(rating, "vectors")));

/// <summary>By words, the worst documents are taken for the best.</summary>
internal sealed class PrefersTheWorstWords() : RatingFault(right => right.Select(rating => Invert(rating, "bm25")));

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

/// <summary>Two customers whose names differ in their case only are taken for one.</summary>
public sealed class TakesCustomersForOneWhateverTheirCase : ApexFault, IClaimsTransformation
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
