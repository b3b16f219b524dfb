using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>What is wrong with what is declared: doubled, missing, without a value, or never run.</summary>
internal static class Inventory
{
    public static ImmutableArray<string> Problems(MatchedRuns matched, Asked asked)
    {
        var orphans = matched.Orphans.Select(journal => $"{journal.Path} is a run of {journal.Header.Assembly}, whose compiled assembly is not among the inputs.");
        var undeclared = matched.Runs.SelectMany(UndeclaredProofs.Problems).Order(StringComparer.Ordinal);
        return [.. matched.Runs.SelectMany(run => Problems(run.Catalog)), .. undeclared, .. matched.Builds.SelectMany(build => NothingRan(build, asked)), .. orphans.Order(StringComparer.Ordinal)];
    }

    /// <summary>What was set aside and does not matter by itself.</summary>
    public static ImmutableArray<string> Notes(MatchedRuns matched) =>
    [
        .. matched.Stale.Select(journal => $"{journal.Path} is of another build of {journal.Header.Assembly} and was set aside.").Order(StringComparer.Ordinal),
        .. matched.Copies,
        .. matched.Plain.SelectMany(UndeclaredProofs.Notes),
        .. matched.Runs.SelectMany(run => run.Journals).Concat(matched.Plain).Where(journal => !journal.Unknown.IsEmpty).Select(Unknown).Order(StringComparer.Ordinal),
    ];

    private static string Unknown(RunJournal journal) =>
        $"{journal.Path} has events that this netra does not know and passed over ({string.Join(", ", journal.Unknown)}): update netra.";

    private static IEnumerable<string> Problems(AssemblyCatalog catalog) =>
        Empty(catalog).Concat(Doubled(catalog)).Concat(WithoutValue(catalog)).Concat(Missing(catalog)).Concat(catalog.Journeys.SelectMany(journey => Problems(catalog, journey)));

    private static IEnumerable<string> Empty(AssemblyCatalog catalog) =>
        catalog is { Tests.Length: 0, Journeys.Length: 0 } ? [$"{catalog.Header.Assembly} declares no critical test."] : [];

    private static IEnumerable<string> Doubled(AssemblyCatalog catalog) =>
        catalog.Tests.GroupBy(test => test.Number).Where(same => same.Count() > 1)
            .Select(same => $"Critical test number {same.Key} is used {same.Count()} times in {catalog.Header.Assembly}.");

    private static IEnumerable<string> WithoutValue(AssemblyCatalog catalog) =>
        catalog.Tests.Where(test => test.MonthlyRevenueUsd is null or <= 0)
            .Select(test => $"Critical test {test.Number} \"{test.Title}\" states no business value.");

    private static IEnumerable<string> Missing(AssemblyCatalog catalog)
    {
        var sum = catalog.Tests.Sum(test => test.MonthlyRevenueUsd ?? 0);
        return catalog.Header.Declared is { } declared && declared != sum
            ? [string.Create(CultureInfo.InvariantCulture, $"The portfolio of {catalog.Header.Assembly} declares ${declared:#,0.##} a month; its tests add up to ${sum:#,0.##}.")]
            : [];
    }

    private static IEnumerable<string> Problems(AssemblyCatalog catalog, DeclaredJourney journey)
    {
        var unknown = journey.Steps.SelectMany(step => step.GuardedBy).Except(catalog.Tests.Select(test => test.Number)).Order();
        var name = $"the journey \"{journey.Title}\" of {catalog.Header.Assembly}";
        var numbers = journey.Steps.Select(step => step.Number).Where(number => number != 0).ToList();
        var inOrder = numbers.SequenceEqual(Enumerable.Range(1, numbers.Count));
        return journey.Steps.Where(step => step.Number == 0).Select(test => NoStep(test.Method, name))
            .Concat(inOrder ? [] : [$"The steps of {name} are not numbered from 1 without gaps, each number once."])
            .Concat(unknown.Select(number => $"A step of {name} is guarded by critical test {number}, which is not declared."));
    }

    private static string NoStep(string test, string journey) =>
        $"The test {test} of {journey} is no step: mark it with [Step], or move it to another class.";

    /// <summary>Each build must have run by itself: another one of the same declarations does not stand in for it.</summary>
    private static IEnumerable<string> NothingRan(AssemblyRun build, Asked asked)
    {
        var (assembly, tests, journeys) = (build.Catalog.Header.Assembly, build.Catalog.Tests, build.Catalog.Journeys);
        var misses = asked.CriticalTests && (tests.Length > 0 || journeys.Length == 0) && !build.Ran(tests.Where(test => !test.Planned).Select(test => test.Class));
        return (misses ? [$"No critical test of {assembly} ran: {WhyNot(build)}"] : Array.Empty<string>())
            .Concat(asked.Journeys ? journeys.Where(journey => !build.Ran([journey.Class])).Select(NotRun) : []);
        string NotRun(DeclaredJourney journey) => $"No step of the journey \"{journey.Title}\" of {assembly} ran: {WhyNot(build)}";
    }

    private static string WhyNot(AssemblyRun build) =>
        build.Journals.Length == 0
            ? $"there is no journal of this build ({build.Catalog.Path}) among the inputs; run it, or leave it out."
            : $"the run of {build.Catalog.Path} met none of them (a filter that matches nothing?).";
}
