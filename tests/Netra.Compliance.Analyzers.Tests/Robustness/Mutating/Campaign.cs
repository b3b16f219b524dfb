using System.Globalization;

namespace Netra.Compliance.Analyzers.Tests.Robustness.Mutating;

/// <summary>How many mutants to make, of which files: few of this repository's own, unless the environment asks for more.</summary>
/// <param name="Mutants">How many mutants, at least.</param>
/// <param name="FirstSeed">The seed of the first; each one has the next.</param>
/// <param name="Files">What to mutate, in a fixed order.</param>
internal sealed record Campaign(int Mutants, int FirstSeed, IReadOnlyList<string> Files)
{
    /// <summary>Mutants that share a compilation, so that they see each other's types.</summary>
    private const int BatchSize = 20;

    /// <summary>Reads <c>NETRA_MUTANTS</c> (a number), <c>NETRA_MUTANT_SEED</c> (a number) and <c>NETRA_MUTANT_SOURCES</c> (a folder).</summary>
    public static Campaign OfEnvironment(int mutants, IEnumerable<string> files) => new(
        Number("NETRA_MUTANTS") ?? mutants,
        Number("NETRA_MUTANT_SEED") ?? 0,
        [.. (Environment.GetEnvironmentVariable("NETRA_MUTANT_SOURCES") is { Length: > 0 } folder ? SourcesIn(folder) : files).Order(StringComparer.Ordinal)]);

    public IEnumerable<IReadOnlyList<Mutant>> Batches() => Enumerable
        .Range(FirstSeed, Mutants)
        .Chunk(Math.Min(BatchSize, Files.Count))
        .Select(Batch);

    // Neighbours in a folder, because they use each other.
    private Mutant[] Batch(int[] seeds)
    {
        var start = new Random(seeds[0]).Next(Files.Count);
        return [.. seeds.Select((seed, index) => Mutant.Of(Files[(start + index) % Files.Count], seed))];
    }

    private static IEnumerable<string> SourcesIn(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(File.Exists);

    private static int? Number(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
        ? int.Parse(value, CultureInfo.InvariantCulture)
        : null;
}
