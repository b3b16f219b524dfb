using System.Collections.Immutable;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>Catalogs and journals paired by build: a journal counts only for the module and the declarations it
/// ran.</summary>
/// <param name="Runs">One an assembly that declares critical tests.</param>
/// <param name="Plain">Journals of assemblies without a catalog.</param>
/// <param name="Orphans">Journals whose declarations are not among the inputs.</param>
/// <param name="Stale">Journals of another build of an assembly that is among the inputs.</param>
/// <param name="Builds">One a compiled assembly, copies of one and the same counted once, with the journals of exactly
/// that build.</param>
public sealed record MatchedRuns(
    ImmutableArray<AssemblyRun> Runs,
    ImmutableArray<RunJournal> Plain,
    ImmutableArray<RunJournal> Orphans,
    ImmutableArray<RunJournal> Stale,
    ImmutableArray<AssemblyRun> Builds)
{
    /// <summary>The notes about files that are copies of a run that already counts.</summary>
    public ImmutableArray<string> Copies { get; init; } = [];

    /// <summary>The journals that count: of the builds, and of assemblies without a catalog.</summary>
    internal IEnumerable<RunJournal> Journals => Runs.SelectMany(run => run.Journals).Concat(Plain);

    /// <summary>Pairs what was read.</summary>
    /// <exception cref="Refusal">No catalog, two journals of one run that differ, or two builds of one assembly that
    /// declare different things.</exception>
    public static MatchedRuns Of(IReadOnlyCollection<AssemblyCatalog> catalogs, IReadOnlyCollection<RunJournal> all)
    {
        var (journals, copies) = RunCopies.Once(all);
        var chosen = Chosen(catalogs, journals);
        var names = chosen.Select(catalog => catalog.Header.Assembly).ToHashSet();
        var unmatched = journals.Where(journal => !chosen.Any(catalog => Fits(catalog, journal)))
            .ToLookup(journal => Place(journal, names));
        return new(
            RunsOf(chosen, journals), [.. unmatched["plain"]], [.. unmatched["orphan"]], [.. unmatched["stale"]],
            BuildsOf(catalogs, journals)) { Copies = copies };
    }

    private static ImmutableArray<AssemblyRun> BuildsOf(
        IEnumerable<AssemblyCatalog> catalogs, IReadOnlyCollection<RunJournal> journals)
    {
        var builds = catalogs.OrderBy(catalog => catalog.Path, StringComparer.Ordinal)
            .DistinctBy(catalog => (catalog.Header.Assembly, catalog.Mvids.Single()));
        return RunsOf(builds, journals);
    }

    private static ImmutableArray<AssemblyRun> RunsOf(
        IEnumerable<AssemblyCatalog> builds, IReadOnlyCollection<RunJournal> journals) =>
        [.. builds.Select(build => new AssemblyRun(build, [.. journals.Where(journal => Fits(build, journal))]))];

    private static string Place(RunJournal journal, HashSet<string> names) =>
        names.Contains(journal.Header.Assembly) ? "stale"
        : journal.Header.CatalogHash is null ? "plain"
        : "orphan";

    /// <summary>Whether a journal is of exactly the build, or of one of the builds, of a catalog.</summary>
    internal static bool Fits(AssemblyCatalog catalog, RunJournal journal) =>
        journal.Header.Assembly == catalog.Header.Assembly
        && journal.Header.CatalogHash == catalog.Header.Hash
        && catalog.Mvids.Overlaps(journal.Builds);

    private static ImmutableArray<AssemblyCatalog> Chosen(
        IReadOnlyCollection<AssemblyCatalog> catalogs, IReadOnlyCollection<RunJournal> journals)
    {
        if (catalogs.Count == 0)
        {
            throw new Refusal(ExitCode.Inventory,
                "No catalog of critical tests is among the inputs: give the compiled test assembly (.dll), built with "
                + "Netra.Compliance.");
        }

        var merged = catalogs.GroupBy(catalog => (catalog.Header.Assembly, catalog.Header.Hash)).Select(Merged);
        return [
            .. merged.GroupBy(catalog => catalog.Header.Assembly).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(builds => OneOf([.. builds], journals))];
    }

    private static AssemblyCatalog Merged(IEnumerable<AssemblyCatalog> builds)
    {
        var first = builds.OrderBy(build => build.Path, StringComparer.Ordinal).First();
        return first with { Mvids = [.. builds.SelectMany(build => build.Mvids)] };
    }

    private static AssemblyCatalog OneOf(
        ImmutableArray<AssemblyCatalog> builds, IReadOnlyCollection<RunJournal> journals)
    {
        var run = builds.Where(build => journals.Any(journal => Fits(build, journal))).ToList();
        return builds.Length == 1 ? builds[0]
            : run.Count == 1 ? run[0]
            : throw new Refusal(ExitCode.Inventory,
                $"{builds[0].Path} and {builds[1].Path} are builds of {builds[0].Header.Assembly} that declare "
                + $"different things: give the one that ran.");
    }
}

/// <summary>Counts a run once, in however many files it lies.</summary>
internal static class RunCopies
{
    /// <summary>The journals, each run once, and a note on each copy that was left out.</summary>
    /// <exception cref="Refusal">Two files say that they are one run, and differ.</exception>
    public static (ImmutableArray<RunJournal> Once, ImmutableArray<string> Notes) Once(IEnumerable<RunJournal> journals)
    {
        var runs = journals.GroupBy(journal => journal.Header.Run)
            .Select(run => run.OrderBy(file => file.Path, StringComparer.Ordinal).ToList()).ToList();
        var notes = runs.SelectMany(run => run.Skip(1).Select(copy => Note(copy, run[0])))
            .Order(StringComparer.Ordinal);
        ImmutableArray<string> ordered = [.. notes];
        return ([.. runs.Select(run => run[0])], ordered);
    }

    private static string Note(RunJournal copy, RunJournal first) => copy.Digest == first.Digest
        ? $"{copy.Path} is a copy of {first.Path}: the run counts once."
        : throw Refusal.Unreadable(copy.Path,
            $"says that it is the same run as {first.Path} ({first.Header.Run}), and differs: one of them was changed "
            + $"or is not finished; leave it out.");
}

/// <summary>What one assembly declares, and the journals of exactly that build.</summary>
public sealed record AssemblyRun(AssemblyCatalog Catalog, ImmutableArray<RunJournal> Journals)
{
    /// <summary>Whether the journals hold a test of any of these classes.</summary>
    internal bool Ran(IEnumerable<string> classes)
    {
        var asked = classes.ToHashSet();
        return Journals.SelectMany(journal => journal.Tests).Any(row => asked.Contains(row.Class));
    }
}
