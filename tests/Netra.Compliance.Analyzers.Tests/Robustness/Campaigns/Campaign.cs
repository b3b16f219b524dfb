using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Netra.Compliance.Analyzers.Tests.House;
using Netra.Compliance.Analyzers.Tests.Robustness.Mutating;
using Netra.Compliance.Analyzers.Tests.Robustness.Sources;

namespace Netra.Compliance.Analyzers.Tests.Robustness.Campaigns;

/// <summary>How many mutants to make, of which files: few of this repository's own, unless the environment asks for
/// more.</summary>
/// <param name="Mutants">How many mutants.</param>
/// <param name="FirstSeed">The seed of the first; each one has the next.</param>
/// <param name="Files">What to mutate, in a fixed order: neighbours are of one project.</param>
internal sealed record Campaign(int Mutants, int FirstSeed, ImmutableArray<(SourceProject Project, string Path)> Files)
{
    private const int Largest = 20;

    // Never two mutants of one file.
    private int BatchSize => Math.Min(Largest, Files.Length);

    /// <summary>Reads <c>NETRA_MUTANTS</c> (a number), <c>NETRA_MUTANT_SEED</c> (a number) and
    /// <c>NETRA_MUTANT_SOURCES</c> (a folder).</summary>
    public static Campaign OfEnvironment(int mutants) => new(
        Number("NETRA_MUTANTS") ?? mutants,
        Number("NETRA_MUTANT_SEED") ?? 0,
        FilesIn(
            Environment.GetEnvironmentVariable("NETRA_MUTANT_SOURCES") is { Length: > 0 } folder
                ? folder : Repository.Root));

    /// <summary>A seed makes the same mutant of the same file wherever a campaign begins.</summary>
    public IEnumerable<MutantBatch> Batches() => Enumerable
        .Range(FirstSeed, Mutants)
        .GroupBy(seed => (Round: seed / BatchSize, FileOf(seed).Project))
        .Select(seeds =>
            new MutantBatch(
                seeds.Key.Round, seeds.Key.Project, [.. seeds.Select(seed => Mutant.Of(FileOf(seed).Path, seed))]));

    /// <summary>Judges every batch, on all cores.</summary>
    public Task ForEach(Func<MutantBatch, Task> judge) => Parallel.ForEachAsync(Batches(), async (batch, _) =>
    {
        CampaignLog.Write($"begins {batch}");
        var clock = Stopwatch.StartNew();
        await judge(batch);
        CampaignLog.Write($"{clock.Elapsed.TotalSeconds:N1} s {batch}");
    });

    public static ImmutableArray<(SourceProject Project, string Path)> FilesIn(string folder) =>
        [.. new ProjectFolder(folder).Projects.SelectMany(project => project.Files.Select(file => (project, file)))];

    // Neighbours in a folder, because they use each other.
    private (SourceProject Project, string Path) FileOf(int seed) =>
        Files[(new Random(seed / BatchSize).Next(Files.Length) + seed % BatchSize) % Files.Length];

    private static int? Number(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
        ? int.Parse(value, CultureInfo.InvariantCulture)
        : null;
}
