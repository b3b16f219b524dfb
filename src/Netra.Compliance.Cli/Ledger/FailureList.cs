using System.Collections.Immutable;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>Everything of the runs that failed and is no proof.</summary>
internal static class FailureList
{
    public static ImmutableArray<TestFailure> Of(MatchedRuns matched)
    {
        var own = matched.Runs.SelectMany(run => Of(run.Journals, run.Catalog));
        var failures = own.Concat(Of(matched.Plain, null));
        return
        [
            .. failures.Distinct().OrderBy(failure => failure.Number ?? int.MaxValue)
                .ThenBy(failure => failure.Name, StringComparer.Ordinal).ThenBy(failure => failure.Assembly, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<TestFailure> Of(ImmutableArray<RunJournal> journals, AssemblyCatalog? declared)
    {
        var tests = (declared?.Tests ?? []).ToLookup(test => test.Class);
        var steps = (declared?.Journeys ?? []).SelectMany(journey => journey.Steps.Select(step => (journey, step))).ToLookup(one => (one.journey.Class, one.step.Method), Name);
        return journals.SelectMany(journal => Of(journal, tests, steps).Select(failure => failure with { Assembly = journal.Header.Assembly }));
    }

    private static IEnumerable<TestFailure> Of(RunJournal journal, ILookup<string, DeclaredTest> tests, ILookup<(string Class, string Method), string> steps)
    {
        var rows = journal.Tests.Where(row => row is { Proof: false, Outcome: "failed" } || IsLeftOpen(row, tests, steps));
        var errors = journal.Events.OfType<ErrorEvent>();
        return rows.Select(row => new TestFailure(steps[(row.Class, row.Method)].FirstOrDefault(row.Display), NumberOf(row, tests), row.Message, File: row.File, Line: row.Line))
            .Concat(errors.SelectMany(error => OfError(error, tests)))
            .Concat(OfEnd(journal));
    }

    /// <summary>Of a declared point the ledger says that it is unfinished; of any other test nothing else would.</summary>
    private static bool IsLeftOpen(
        TestRow row, ILookup<string, DeclaredTest> tests, ILookup<(string Class, string Method), string> steps) =>
        row.Outcome == TestRow.Unfinished && NumberOf(row, tests) is null && !steps.Contains((row.Class, row.Method));

    private static string Name((DeclaredJourney Journey, DeclaredStep Step) one) => $"Step {one.Step.Number} \"{one.Step.Title}\" of the journey \"{one.Journey.Title}\"";

    /// <summary>One for each critical test that it touches, so that the money of each is seen.</summary>
    private static IEnumerable<TestFailure> OfError(ErrorEvent error, ILookup<string, DeclaredTest> tests)
    {
        ImmutableArray<string> classes = error.Classes.IsDefault ? [] : error.Classes;
        var name = $"The set-up or clean-up ({error.Scope}){(classes.Length == 0 ? "" : " of " + string.Join(", ", classes))}";
        var touched = classes.SelectMany(@class => tests[@class]).Select(test => (int?)test.Number).Distinct();
        return touched.DefaultIfEmpty(null).Select(number => new TestFailure(name, number, error.Message));
    }

    private static IEnumerable<TestFailure> OfEnd(RunJournal journal) =>
        RunEnd.Flaw(journal) is { } flaw ? [new($"The run of {journal.Header.Assembly} ({journal.Header.Framework})", null, flaw)] : [];

    /// <summary>Several critical tests can share a class, each with one of its methods.</summary>
    private static int? NumberOf(TestRow row, ILookup<string, DeclaredTest> tests) =>
        tests[row.Class].FirstOrDefault(test => test.Points.Any(point => point.Method == row.Method))?.Number;
}
