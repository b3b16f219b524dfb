using System.Collections.Immutable;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>Everything of the runs that failed and is no proof.</summary>
internal static class FailureList
{
    public static ImmutableArray<TestFailure> Of(MatchedRuns matched)
    {
        var tests = matched.Runs.SelectMany(run => run.Catalog.Tests).ToLookup(test => test.Class);
        var journals = matched.Runs.SelectMany(run => run.Journals).Concat(matched.Plain);
        var failures = journals.SelectMany(journal => Of(journal, tests));
        return [.. failures.Distinct().OrderBy(f => f.Number ?? int.MaxValue).ThenBy(f => f.Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<TestFailure> Of(RunJournal journal, ILookup<string, DeclaredTest> tests)
    {
        var rows = TestRow.Of(journal).Where(row => row is { Proof: false, Outcome: "failed" });
        var errors = journal.Events.OfType<ErrorEvent>();
        return rows.Select(row => new TestFailure(row.Display, NumberOf(row, tests), row.Message))
            .Concat(errors.Select(error => OfError(error, tests)))
            .Concat(OfEnd(journal));
    }

    private static TestFailure OfError(ErrorEvent error, ILookup<string, DeclaredTest> tests)
    {
        var classes = error.Classes.IsDefaultOrEmpty ? "" : " of " + string.Join(", ", error.Classes);
        var number = error.Classes.IsDefaultOrEmpty ? null : tests[error.Classes[0]].FirstOrDefault()?.Number;
        return new($"The set-up or clean-up ({error.Scope}){classes}", number, error.Message);
    }

    private static IEnumerable<TestFailure> OfEnd(RunJournal journal) =>
        journal.Ended is null
            ? [new($"The run of {journal.Header.Assembly} ({journal.Header.Framework})", null, "It died before its end: the journal has no end record.")]
            : [];

    /// <summary>Several critical tests can share a class, each with one of its methods.</summary>
    private static int? NumberOf(TestRow row, ILookup<string, DeclaredTest> tests) =>
        tests[row.Class].FirstOrDefault(test => test.Points.Any(point => point.Method == row.Method))?.Number;
}
