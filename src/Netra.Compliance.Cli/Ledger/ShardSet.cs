using System.Collections.Immutable;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>The journals of one run that was divided into shards.</summary>
internal static class ShardSet
{
    /// <summary>Refuses the shards of a run of which some are missing: what they held would pass for not
    /// declared.</summary>
    /// <exception cref="Refusal">A shard is missing, or two say that there are other numbers of them.</exception>
    public static void RequireWhole(IEnumerable<RunJournal> journals) =>
        Sets(journals).ToList().ForEach(RequireWhole);

    /// <summary>What is to be said of the report on one shard alone.</summary>
    public static IEnumerable<string> OfOne(IEnumerable<RunJournal> journals) => Sets(journals).SelectMany(set => set)
        .Select(part => part.Shard).Distinct().OrderBy(shard => shard.Index)
        .Select(shard => $"This is shard {shard} alone: give the journals of all {shard.Of} to netra report.");

    /// <summary>Assemblies that some shard of a run left out altogether: a filter that takes none of an assembly's
    /// tests leaves no journal of it.</summary>
    public static IEnumerable<string> Notes(IEnumerable<RunJournal> journals) => Sets(journals).SelectMany(set =>
        set.GroupBy(part => (part.Journal.Header.Assembly, part.Journal.Header.Framework))
            .Select(ofOne => Note($"{ofOne.Key.Assembly} ({ofOne.Key.Framework})", Missing([.. ofOne]))))
        .OfType<string>().Order(StringComparer.Ordinal);

    /// <summary>A build with the shards that ran elsewhere: of one run, each shard can have been built by
    /// itself.</summary>
    public static AssemblyRun Whole(AssemblyRun build, MatchedRuns matched)
    {
        var runs = Sets(build.Journals).Select(set => set.Key).ToHashSet();
        var others = Sets(matched.Runs.SelectMany(run => run.Journals)).Where(set => runs.Contains(set.Key))
            .SelectMany(set => set).Select(part => part.Journal)
            .Where(journal => journal.Header.Assembly == build.Catalog.Header.Assembly);
        return build with { Journals = [.. build.Journals, .. others.Except(build.Journals)] };
    }

    private static IEnumerable<IGrouping<string, Part>> Sets(IEnumerable<RunJournal> journals) => journals
        .Select(journal => (journal, shard: Shard.Parse(journal.Header.Shard)))
        .Where(one => one.shard is not null).Select(one => new Part(one.journal, one.shard!.Value))
        .OrderBy(part => part.Journal.Path, StringComparer.Ordinal)
        .GroupBy(part => part.Journal.Header.CiRun ?? part.Journal.Header.Commit ?? "");

    private static void RequireWhole(IGrouping<string, Part> set)
    {
        ImmutableArray<Part> parts = [.. set];
        if (parts.FirstOrDefault(part => part.Shard.Of != parts[0].Shard.Of) is { } other)
        {
            throw Refusal.Unreadable(other.Journal.Path,
                $"is shard {other.Shard} and {parts[0].Journal.Path} shard {parts[0].Shard} of the same "
                + $"{Name(set.Key)}: give the journals of one run.");
        }

        if (Missing(parts) is { Length: > 0 } missing)
        {
            throw Refused(missing, parts[0], set.Key);
        }
    }

    private static Refusal Refused(ImmutableArray<int> missing, Part first, string run) => new(
        ExitCode.Unreadable,
        $"{Named(missing)} of {first.Shard.Of} {(missing.Length == 1 ? "is" : "are")} missing: {first.Journal.Path} is "
        + $"shard {first.Shard} of the {Name(run)}. Give the journals of all shards, or run the missing ones again.");

    private static string? Note(string assembly, ImmutableArray<int> missing) => missing.IsEmpty ? null
        : $"{assembly} has no journal of {Named(missing).ToLowerInvariant()}: what is not in the others did not run.";

    private static ImmutableArray<int> Missing(ImmutableArray<Part> parts) =>
        [.. Enumerable.Range(1, parts[0].Shard.Of).Except(parts.Select(part => part.Shard.Index))];

    private static string Named(ImmutableArray<int> shards) =>
        $"Shard{(shards.Length == 1 ? "" : "s")} {string.Join(", ", shards)}";

    private static string Name(string run) => run.Length == 0 ? "run (which has no id and no commit)" : $"run {run}";

    private sealed record Part(RunJournal Journal, Shard Shard);
}
