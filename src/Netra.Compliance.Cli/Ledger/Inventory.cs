using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>What is wrong with what is declared: doubled, missing, without a value, or never run.</summary>
internal static class Inventory
{
    public static ImmutableArray<string> Problems(MatchedRuns matched, Asked asked)
    {
        var orphans = matched.Orphans
            .Select(journal =>
                $"{journal.Path} is a run of {journal.Header.Assembly}, whose compiled assembly is not among the "
                + $"inputs.");
        var undeclared = matched.Runs.SelectMany(UndeclaredProofs.Problems).Order(StringComparer.Ordinal);
        return [.. matched.Runs.SelectMany(run => Problems(run.Catalog)), .. undeclared,
            .. matched.Builds.SelectMany(build => NothingRan(ShardSet.Whole(build, matched), asked)),
            .. orphans.Order(StringComparer.Ordinal)];
    }

    /// <summary>Inputs that were ignored without being a problem.</summary>
    public static ImmutableArray<string> Notes(MatchedRuns matched) =>
    [
        .. matched.Stale.Select(SetAside).Order(StringComparer.Ordinal),
        .. matched.Copies,
        .. matched.Plain.SelectMany(UndeclaredProofs.Notes),
        .. matched.Journals.Where(journal => !journal.Unknown.IsEmpty).Select(Unknown).Order(StringComparer.Ordinal),
    ];

    private static string SetAside(RunJournal journal) =>
        $"{journal.Path} is of another build of {journal.Header.Assembly} and was ignored.";

    private static string Unknown(RunJournal journal) =>
        $"{journal.Path} has events that this version of netra does not know and skipped "
        + $"({string.Join(", ", journal.Unknown)}): update netra.";

    private static IEnumerable<string> Problems(AssemblyCatalog catalog) =>
        Empty(catalog).Concat(Doubled(catalog)).Concat(WithoutValue(catalog)).Concat(Missing(catalog))
            .Concat(catalog.Journeys.SelectMany(journey => Problems(catalog, journey)));

    private static IEnumerable<string> Empty(AssemblyCatalog catalog) =>
        catalog is { Tests.Length: 0, Journeys.Length: 0 }
            ? [$"{catalog.Header.Assembly} declares no critical test."] : [];

    private static IEnumerable<string> Doubled(AssemblyCatalog catalog) =>
        catalog.Tests.GroupBy(test => test.Number).Where(same => same.Count() > 1)
            .Select(same =>
                $"Critical test number {same.Key} is used {same.Count()} times in {catalog.Header.Assembly}.");

    private static IEnumerable<string> WithoutValue(AssemblyCatalog catalog) =>
        catalog.Tests.Where(test => test.MonthlyRevenueUsd is null or <= 0)
            .Select(test => $"Critical test {test.Number} \"{test.Title}\" has no business value.");

    private static IEnumerable<string> Missing(AssemblyCatalog catalog)
    {
        var sum = catalog.Tests.Sum(test => test.MonthlyRevenueUsd ?? 0);
        return catalog.Header.Declared is { } declared && declared != sum
            ? [string.Create(CultureInfo.InvariantCulture,
                $"The portfolio of {catalog.Header.Assembly} declares ${declared:#,0.##} a month; its tests add up to "
                + $"${sum:#,0.##}.")]
            : [];
    }

    private static IEnumerable<string> Problems(AssemblyCatalog catalog, DeclaredJourney journey)
    {
        var unknown = journey.Steps.SelectMany(step => step.GuardedBy)
            .Except(catalog.Tests.Select(test => test.Number)).Order();
        var name = $"the journey \"{journey.Title}\" of {catalog.Header.Assembly}";
        var numbers = journey.Steps.Select(step => step.Number).Where(number => number != 0).ToList();
        var inOrder = numbers.SequenceEqual(Enumerable.Range(1, numbers.Count));
        return journey.Steps.Where(step => step.Number == 0).Select(test => NoStep(test.Method, name))
            .Concat(inOrder ? [] : [$"The steps of {name} are not numbered 1 to n without gaps or duplicates."])
            .Concat(unknown.Select(number => NoGuard(number, name)));
    }

    private static string NoGuard(int test, string journey) =>
        $"A step of {journey} is guarded by critical test {test}, which is not declared.";

    private static string NoStep(string test, string journey) =>
        $"The test {test} of {journey} is not a step: mark it with [Step], or move it to another class.";

    /// <summary>Each build must have run itself: another build of the same declarations does not count for
    /// it.</summary>
    private static IEnumerable<string> NothingRan(AssemblyRun build, Asked asked)
    {
        var (assembly, tests, journeys) = (build.Catalog.Header.Assembly, build.Catalog.Tests, build.Catalog.Journeys);
        var misses = asked.CriticalTests && (tests.Length > 0 || journeys.Length == 0)
            && !build.Ran(tests.Where(test => !test.Planned).Select(test => test.Class));
        return (misses ? [$"No critical test of {assembly} ran: {WhyNot(build)}"] : Array.Empty<string>())
            .Concat(asked.Journeys ? journeys.Where(journey => !build.Ran([journey.Class])).Select(NotRun) : []);
        string NotRun(DeclaredJourney journey) =>
            $"No step of the journey \"{journey.Title}\" of {assembly} ran: {WhyNot(build)}";
    }

    private static string WhyNot(AssemblyRun build) =>
        build.Journals.Length == 0
            ? $"there is no journal of this build ({build.Catalog.Path}) among the inputs; run it, or leave it out."
            : $"the run of {build.Catalog.Path} included none of them; check its filter.";
}

/// <summary>What journals claim and no catalog declares: it protects nothing, and is never passed over in
/// silence.</summary>
internal static class UndeclaredProofs
{
    /// <summary>Proofs of faults that the catalog does not declare, and tests of its classes that are no point of
    /// it.</summary>
    public static IEnumerable<string> Problems(AssemblyRun run)
    {
        var (faults, classes, points) = (Faults(run.Catalog), WholeClasses(run.Catalog), Points(run.Catalog));
        var proofs = run.Journals.SelectMany(journal => journal.Proofs).Where(proof => !faults.Contains(proof.Key));
        var rows = run.Journals.SelectMany(journal => journal.Tests)
            .Where(row => !row.Proof && classes.Contains(row.Class) && !points.Contains((row.Class, row.Method)));
        var unknown = $"is in a journal of {run.Catalog.Header.Assembly}, whose catalog does not declare it.";
        return proofs.Select(proof => $"{Name(proof)} {unknown}")
            .Concat(rows.Select(row => $"{Name(row)} {unknown}"))
            .Distinct();
    }

    /// <summary>Proofs in a journal of an assembly without a catalog that were not caught.</summary>
    public static IEnumerable<ProofEvent> NotCaught(RunJournal journal) =>
        journal.Proofs.Where(proof => proof.Found != ProofVerdict.Caught);

    /// <summary>The notes about them.</summary>
    public static IEnumerable<string> Notes(RunJournal journal) =>
        NotCaught(journal)
            .Select(proof => $"{Name(proof)} of {journal.Header.Assembly}, which has no catalog, is {proof.Verdict}.")
            .Distinct();

    private static string Name(ProofEvent proof) => $"The proof of {proof.Class}.{proof.Point} under {proof.Fault}";

    private static string Name(TestRow row) =>
        $"The test {row.Class}.{row.Method}, of a class that is critical as a whole,";

    private static HashSet<(string Class, string Point, string Fault)> Faults(AssemblyCatalog catalog) =>
        [.. catalog.Points.SelectMany(one => one.Point.Faults.Select(fault => (one.Class, one.Point.Method, fault)))];

    /// <summary>A class with several points of one test is critical as a whole; one with a single point may hold other
    /// tests.</summary>
    private static HashSet<string> WholeClasses(AssemblyCatalog catalog) =>
    [
        .. catalog.Tests.Where(test => test.Points.Length > 1).Select(test => test.Class),
        .. catalog.Journeys.Select(journey => journey.Class),
    ];

    /// <summary>A bare name stands for every overload.</summary>
    private static HashSet<(string Class, string Method)> Points(AssemblyCatalog catalog) =>
    [
        .. catalog.Points.Select(one => (one.Class, one.Point.Method)),
        .. catalog.Points.Select(one => (one.Class, one.Point.BareMethod)),
    ];
}

/// <summary>Everything of the runs that failed and is no proof.</summary>
internal static class FailureList
{
    /// <summary>A test that passed when it was tried again has not failed: its point is unverified.</summary>
    public static ImmutableArray<TestFailure> Of(MatchedRuns matched, IEnumerable<JudgedRun> judged)
    {
        var superseded = judged.SelectMany(run => run.Superseded)
            .ToHashSet<TestRow>(ReferenceEqualityComparer.Instance);
        var own = matched.Runs.SelectMany(run => Of(run.Journals, run.Catalog, superseded));
        return InOrder(own.Concat(Of(matched.Plain, null, superseded)));
    }

    private static ImmutableArray<TestFailure> InOrder(IEnumerable<TestFailure> failures) =>
    [
        .. failures.Distinct().OrderBy(failure => failure.Number ?? int.MaxValue)
            .ThenBy(failure => failure.Name, StringComparer.Ordinal)
            .ThenBy(failure => failure.Assembly, StringComparer.Ordinal),
    ];

    private static IEnumerable<TestFailure> Of(
        ImmutableArray<RunJournal> journals, AssemblyCatalog? declared, HashSet<TestRow> superseded)
    {
        var tests = (declared?.Tests ?? []).ToLookup(test => test.Class);
        var steps = (declared?.Journeys ?? []).SelectMany(journey => journey.Steps.Select(step => (journey, step)))
            .ToLookup(one => (one.journey.Class, one.step.Method), Name);
        return journals.SelectMany(journal =>
            journal.Tests.Where(row => !superseded.Contains(row)).SelectMany(row => OfRow(row, tests, steps))
                .Concat(journal.Events.OfType<ErrorEvent>().SelectMany(error => OfError(error, tests)))
                .Concat(OfEnd(journal)).Select(failure => Placed(failure, journal.Header.Assembly, declared)));
    }

    private static TestFailure Placed(TestFailure failure, string assembly, AssemblyCatalog? declared) => failure with
    {
        Assembly = assembly, Path = failure.File is { } file ? declared?.Assertions?.FileOf(file) : null,
    };

    private static IEnumerable<TestFailure> OfRow(
        TestRow row, ILookup<string, DeclaredTest> tests, ILookup<(string Class, string Method), string> steps)
    {
        var isFailure = row is { Proof: false, Outcome: "failed" } || IsLeftOpen(row, tests, steps);
        var name = isFailure ? steps[(row.Class, row.Method)].FirstOrDefault(row.Display) : "";
        return isFailure ? [new(name, NumberOf(row, tests), row.Message, File: row.File, Line: row.Line)] : [];
    }

    /// <summary>Of a declared point the ledger says that it is unfinished; of any other test nothing else
    /// would.</summary>
    private static bool IsLeftOpen(
        TestRow row, ILookup<string, DeclaredTest> tests, ILookup<(string Class, string Method), string> steps) =>
        row.Outcome == TestRow.Unfinished && NumberOf(row, tests) is null && !steps.Contains((row.Class, row.Method));

    private static string Name((DeclaredJourney Journey, DeclaredStep Step) one) =>
        $"Step {one.Step.Number} \"{one.Step.Title}\" of the journey \"{one.Journey.Title}\"";

    /// <summary>One for each critical test that it touches, so that the money of each is seen.</summary>
    private static IEnumerable<TestFailure> OfError(ErrorEvent error, ILookup<string, DeclaredTest> tests)
    {
        ImmutableArray<string> classes = error.Classes.IsDefault ? [] : error.Classes;
        var name =
            $"The set-up or clean-up ({error.Scope}){(classes.Length == 0 ? "" : " of " + string.Join(", ", classes))}";
        var touched = classes.SelectMany(@class => tests[@class]).Select(test => (int?)test.Number).Distinct();
        return touched.DefaultIfEmpty(null).Select(number => new TestFailure(name, number, error.Message));
    }

    private static IEnumerable<TestFailure> OfEnd(RunJournal journal) =>
        RunEnd.Flaw(journal) is { } flaw
            ? [new(NameOf(journal), null, flaw)] : [];

    private static string NameOf(RunJournal journal) => journal.Foreign is { } foreign
        ? $"The run that {foreign.File} reports"
        : $"The run of {journal.Header.Assembly} ({journal.Header.Framework})";

    /// <summary>Several critical tests can share a class, each with one of its methods.</summary>
    private static int? NumberOf(TestRow row, ILookup<string, DeclaredTest> tests) =>
        tests[row.Class].FirstOrDefault(test => test.Points.Any(point => IsOf(row, point)))?.Number;

    private static bool IsOf(TestRow row, DeclaredPoint point) =>
        row.Method == point.Method || row.Method == point.BareMethod;
}
