using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Lucene.Net.Analysis.Util;
using Microsoft.Extensions.AI;
using Netra.Apex.Performance.Search;

namespace Netra.Apex.Tests.Performance.Search;

/// <summary>What the embeddings make of words.</summary>
public sealed class WordEmbeddingsTests
{
    private static readonly WordEmbeddings Embeddings = new();

    [Fact]
    public async Task The_same_text_gives_the_same_bytes_in_every_process()
    {
        var vector =
            await Embeddings.GenerateVectorAsync("Why does the NX-4471 throttle? It ran out of memory, out of memory.");
        var bytes = SHA256.HashData(MemoryMarshal.AsBytes(vector.Span));
        Assert.Equal(
            "719a7c3842473942a6a6ae41d0ea5d6c2116f0303bffd556b09345ad93e198fc", Convert.ToHexStringLower(bytes));
    }

    [Theory]
    [InlineData("invoice", "bill", 1, 1)]
    [InlineData("throttled", "throttling", 1, 1)]
    [InlineData("kafkaesque", "kafkaesk", 0.5, 0.99)]
    [InlineData("invoice", "checkpoint", -0.1, 0.1)]
    [InlineData("out of memory", "memory", -0.1, 0.1)]
    [InlineData("the invoice of it", "invoice", 1, 1)]
    public async Task Words_are_as_alike_as_their_meanings_or_their_letters(
        string one, string other, float least, float most)
    {
        var vectors = await Embeddings.GenerateAsync([one, other]);
        var cosine = TensorPrimitives.CosineSimilarity(vectors[0].Vector.Span, vectors[1].Vector.Span);
        Assert.InRange(MathF.Round(cosine, 5), least, most);
    }

    [Fact]
    public async Task A_text_without_words_has_no_direction()
    {
        var vector = await Embeddings.GenerateVectorAsync("How is it? ...");
        Assert.Equal(new float[WordEmbeddings.Dimensions], vector.ToArray());
    }

    [Theory]
    [InlineData("out of memory", "oom")]
    [InlineData("the rate limit of a client", "ratelimit tenant")]
    [InlineData("charge", "bill")]
    [InlineData("demand", "demand")]
    [InlineData("on demand", "ondemand")]
    public void The_longest_run_of_words_tells_the_concept(string text, string concepts) =>
        Assert.Equal(concepts,
            string.Join(' ', Thesaurus.Read(text).Where(meaning => meaning.IsConcept).Select(meaning => meaning.Name)));

    [Theory]
    [InlineData("NX-4471, and the throttling!", "nx-4471 throttl")]
    [InlineData("on-demand", "demand")]
    [InlineData("", "")]
    public void Terms_keep_part_numbers_whole(string text, string terms) =>
        Assert.Equal(terms, string.Join(' ', new CorpusAnalyzer(CorpusAnalyzer.FunctionWords).TermsOf(text)));

    [Fact]
    public void Every_word_of_the_thesaurus_is_one_that_a_text_can_have()
    {
        var analyzer = new CorpusAnalyzer(CharArraySet.Empty);
        var words = Resource.Lines("thesaurus.txt").SelectMany(line => line.Split(": ")[1].Split(", "));
        Assert.All(words, word => Assert.NotEmpty(analyzer.TermsOf(word)));
    }

    [Fact]
    public void No_concept_has_two_lines()
    {
        var names = Resource.Lines("thesaurus.txt").Select(line => line.Split(": ")[0]).ToList();
        Assert.Equal(names, names.Distinct());
    }
}
