using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace Netra.Apex.Performance.Search;

/// <summary>Embeddings from a thesaurus and from the letters of words: no model, nothing to install.</summary>
/// <remarks>
/// <para>It knows that two words mean the same where the thesaurus says so, and that two words are alike where they
/// share letters. It knows nothing else of language: no order of words, no negation, no other domain.</para>
/// <para>Each concept, and each run of three letters of another word, has a direction of its own among the dimensions:
/// a few of them, plus or minus, drawn by a hash (random indexing: Kanerva, Kristoferson and Holst, 2000). A text is
/// the sum of its directions, so two texts without anything in common are nearly at right angles.</para>
/// <para>The same text gives the same bytes in every process and on every machine: there are only sums in a fixed
/// order, products, quotients and roots, which IEEE 754 defines to the last bit.</para>
/// </remarks>
internal sealed class WordEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>How long a vector is.</summary>
    public const int Dimensions = 2048;

    // A word that the thesaurus does not know says less of what a text is about than one that it knows.
    private const double WordWeight = 0.5;
    private const int Letters = 3;
    private const int Minus = 0x8000;

    private static readonly EmbeddingGeneratorMetadata Metadata =
        new("netra", defaultModelId: "words-1", defaultModelDimensions: Dimensions);

    /// <inheritdoc/>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default) =>
        Task.FromResult(
            new GeneratedEmbeddings<Embedding<float>>(values.Select(value => new Embedding<float>(VectorOf(value)))));

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(EmbeddingGeneratorMetadata) ? Metadata : null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static float[] VectorOf(string text)
    {
        var sum = new double[Dimensions];
        foreach (var meanings in Thesaurus.Read(text).GroupBy(meaning => meaning))
        {
            // What is said four times counts twice.
            Add(sum, meanings.Key.Name, meanings.Key.IsConcept, Math.Sqrt(meanings.Count()));
        }

        return Array.ConvertAll(sum, value => (float)value);
    }

    private static void Add(double[] sum, string name, bool isConcept, double weight)
    {
        if (isConcept)
        {
            Add(sum, $"concept {name}", weight);
        }
        else
        {
            var runs = RunsOf($" {name} ").ToList();
            runs.ForEach(run => Add(sum, run, weight * WordWeight / Math.Sqrt(runs.Count)));
        }
    }

    private static IEnumerable<string> RunsOf(string word) =>
        Enumerable.Range(0, word.Length - Letters + 1).Select(start => word.Substring(start, Letters));

    // Sixteen dimensions, one for each two bytes of the hash.
    private static void Add(double[] sum, string feature, double weight)
    {
        ReadOnlySpan<byte> hash = SHA256.HashData(Encoding.UTF8.GetBytes(feature));
        for (; hash.Length > 0; hash = hash[sizeof(ushort)..])
        {
            var drawn = BinaryPrimitives.ReadUInt16LittleEndian(hash);
            sum[drawn % Dimensions] += drawn < Minus ? weight : -weight;
        }
    }
}
