using System.Collections.Immutable;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Cli.Provenance;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>What the journals and the compiled assemblies themselves say of when, where and of which commit they
/// are.</summary>
internal static class LedgerContext
{
    public static RunContext Of(MatchedRuns matched)
    {
        var journals = RunOrder.Of([.. matched.Runs.SelectMany(run => run.Journals), .. matched.Plain]);
        var (spans, commits) = (journals.Select(RunSpan.Of).ToList(), Commits(matched));
        return new()
        {
            StartedAt = spans.Min(span => span.Start), DurationMs = RunSpan.Total(spans),
            Commit = commits.Length == 1 ? commits[0] : null, Runs = [.. journals.Zip(spans, Run)],
            CiRuns = [.. journals.Select(journal => journal.Header.CiRun).OfType<string>().Distinct()],
        };
    }

    /// <summary>That there is no one commit, where there are several.</summary>
    public static IEnumerable<string> Notes(MatchedRuns matched) =>
        Commits(matched) is { Length: > 1 } commits
            ? [$"The runs are of several commits ({string.Join(", ", commits)}): the report names none."] : [];

    /// <summary>A journal says which commit it ran; where it does not, the assembly does.</summary>
    private static ImmutableArray<string> Commits(MatchedRuns matched) =>
    [
        .. matched.Builds.SelectMany(build => build.Journals.Select(journal =>
                journal.Header.Commit ?? build.Catalog.Commit))
            .OfType<string>().Select(commit => commit.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal),
    ];

    private static ContextRun Run(RunJournal journal, RunSpan span)
    {
        var (header, facts) = (journal.Header, journal.Header.Environment);
        return new(header.Run, journal.Foreign?.Kind.ToLowerInvariant() ?? "journal", header.Assembly)
        {
            Framework = Said(header.Framework), StartedAt = span.Start, DurationMs = span.Milliseconds,
            Shard = header.Shard, Machine = journal.Foreign?.Machine ?? Said(facts.GetValueOrDefault("machine")),
            Os = Said(facts.GetValueOrDefault("os")), Runtime = Said(facts.GetValueOrDefault("runtime")),
            Architecture = Said(facts.GetValueOrDefault("architecture")),
        };
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>When a run began and ended, in UTC; null where it does not say.</summary>
internal readonly record struct RunSpan(DateTime? Start, DateTime? End)
{
    /// <summary>Milliseconds; null where an end is not known, or the clock was set back.</summary>
    public double? Milliseconds => End >= Start ? Math.Round((End - Start).Value.TotalMilliseconds, 3) : null;

    public static RunSpan Of(RunJournal journal) => journal.Foreign is { } foreign
        ? new(foreign.Start?.UtcDateTime, foreign.End?.UtcDateTime)
        : new(journal.Header.StartedAt.UtcDateTime, journal.Ended?.EndedAt?.UtcDateTime);

    /// <summary>From the first start to the last end, where each run says both.</summary>
    public static double? Total(IReadOnlyCollection<RunSpan> spans) =>
        spans.Count > 0 && spans.All(span => span.Milliseconds is not null)
            ? new RunSpan(spans.Min(span => span.Start), spans.Max(span => span.End)).Milliseconds : null;
}
