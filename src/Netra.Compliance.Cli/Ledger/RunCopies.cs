using System.Collections.Immutable;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>Counts a run once, in however many files it lies.</summary>
internal static class RunCopies
{
    /// <summary>The journals, each run once, and a note on each copy that was left out.</summary>
    /// <exception cref="Refusal">Two files say that they are one run, and differ.</exception>
    public static (ImmutableArray<RunJournal> Once, ImmutableArray<string> Notes) Once(IEnumerable<RunJournal> journals)
    {
        var runs = journals.GroupBy(journal => journal.Header.Run).Select(run => run.OrderBy(file => file.Path, StringComparer.Ordinal).ToList()).ToList();
        var notes = runs.SelectMany(run => run.Skip(1).Select(copy => Note(copy, run[0]))).Order(StringComparer.Ordinal);
        ImmutableArray<string> ordered = [.. notes];
        return ([.. runs.Select(run => run[0])], ordered);
    }

    private static string Note(RunJournal copy, RunJournal first) => copy.Digest == first.Digest
        ? $"{copy.Path} is a copy of {first.Path}: the run counts once."
        : throw Refusal.Unreadable(copy.Path, $"says that it is the same run as {first.Path} ({first.Header.Run}), and differs: one of them was changed or is not finished; leave it out.");
}
