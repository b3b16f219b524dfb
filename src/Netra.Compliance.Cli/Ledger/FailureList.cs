using System.Collections.Immutable;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>Everything of the runs that failed and is no proof.</summary>
internal static class FailureList
{
    public static ImmutableArray<TestFailure> Of(MatchedRuns matched)
    {
        var numbers = matched.Runs.SelectMany(run => run.Catalog.Tests).ToLookup(test => test.Class, test => (int?)test.Number);
        var journals = matched.Runs.SelectMany(run => run.Journals).Concat(matched.Plain);
        var failures = journals.SelectMany(journal => Of(journal, numbers));
        return [.. failures.Distinct().OrderBy(f => f.Number ?? int.MaxValue).ThenBy(f => f.Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<TestFailure> Of(RunJournal journal, ILookup<string, int?> numbers)
    {
        var rows = TestRow.Of(journal).Where(row => row is { Proof: false, Outcome: "failed" });
        var errors = journal.Events.OfType<ErrorEvent>();
        return rows.Select(row => new TestFailure(row.Display, Number(numbers, row.Class), row.Message))
            .Concat(errors.Select(error => OfError(error, numbers)))
            .Concat(OfEnd(journal));
    }

    private static TestFailure OfError(ErrorEvent error, ILookup<string, int?> numbers)
    {
        var classes = error.Classes.IsDefaultOrEmpty ? "" : " of " + string.Join(", ", error.Classes);
        var number = error.Classes.IsDefaultOrEmpty ? null : Number(numbers, error.Classes[0]);
        return new($"The set-up or clean-up ({error.Scope}){classes}", number, error.Message);
    }

    private static IEnumerable<TestFailure> OfEnd(RunJournal journal) =>
        journal.Ended is null
            ? [new($"The run of {journal.Header.Assembly} ({journal.Header.Framework})", null, "It died before its end: the journal has no end record.")]
            : [];

    private static int? Number(ILookup<string, int?> numbers, string @class) => numbers[@class].FirstOrDefault();
}
