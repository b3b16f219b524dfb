using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Netra.Compliance.Cli.Load;

/// <summary>What must add up in a load result, and the words that it may use.</summary>
internal static class LoadSums
{
    /// <summary>Shares are written with a few digits.</summary>
    private const double Rounding = 0.001;

    private static readonly FrozenSet<string> Phases =
        FrozenSet.Create(LoadPhase.SearchName, LoadPhase.SteadyName, LoadPhase.OverloadName, LoadPhase.SoakName);

    private static readonly FrozenSet<string> Measures =
        FrozenSet.Create(SoakMeasure.Memory, SoakMeasure.Handles, SoakMeasure.Threads, SoakMeasure.Connections);

    private static readonly FrozenSet<string> Kinds = FrozenSet.Create("embedded", "services");

    /// <summary>What does not add up, a clause each.</summary>
    public static IEnumerable<string> Problems(LoadResult result) =>
    [
        .. result.Phases.IsEmpty ? ["it has no phase"] : Array.Empty<string>(),
        .. Shares(result.Mix.Sum(kind => kind.Share)),
        .. Unknown("phase", Phases, result.Phases.Select(phase => phase.Name)),
        .. Unknown("kind of backend", Kinds, result.Backends.Select(backend => backend.Kind)),
        .. result.Phases.SelectMany((phase, index) => Counts(phase, $"phases[{index}]")),
        .. Findings(result),
    ];

    private static IEnumerable<string> Findings(LoadResult result) =>
    [
        .. result.Soak is { } soak ? Soak(soak.Measures) : [],
        .. result.Knee is { } knee ? Knee(knee.Offered, result.Search) : [],
    ];

    private static IEnumerable<string> Knee(double rate, ImmutableArray<LoadPhase> search) =>
        search.Any(phase => phase.Offered == rate) ? [] : [string.Create(
            CultureInfo.InvariantCulture, $"its knee is at {rate}, a rate that was not tried")];

    private static IEnumerable<string> Soak(ImmutableArray<SoakMeasure> measures) =>
    [
        .. measures.IsEmpty ? ["its soak has no measure"] : Array.Empty<string>(),
        .. Unknown("measure of a soak", Measures, measures.Select(measure => measure.What)),
        .. measures.Where(measure => measure.IsFlat && measure.Growth > measure.Limit)
            .Select(measure => $"its soak reports {measure.What} as flat, but it grows by more than its limit"),
    ];

    private static IEnumerable<string> Shares(double sum) => Math.Abs(sum - 1) <= Rounding
        ? []
        : [$"the shares of mix add up to {sum.ToString("0.####", CultureInfo.InvariantCulture)}, expected 1"];

    private static IEnumerable<string> Unknown(string what, FrozenSet<string> known, IEnumerable<string> names) =>
        names.Where(name => !known.Contains(name))
            .Select(name =>
                $"\"{name}\" is not a known {what}, expected {string.Join(", ", known.Order(StringComparer.Ordinal))}");

    private static IEnumerable<string> Counts(LoadPhase phase, string at) =>
    [
        .. Count(phase, $"{at} ({phase.Name})"),
        .. phase.Kinds.SelectMany(kind => Count(kind, $"{at} ({phase.Name}), kind \"{kind.Kind}\",")),
        .. KindSum(phase, at),
    ];

    private static bool IsRising(LoadFigures figures) =>
        figures.P50Ms <= figures.P99Ms && figures.P99Ms <= figures.P999Ms && figures.P999Ms <= figures.MaxMs;

    private static IEnumerable<string> KindSum(LoadPhase phase, string at)
    {
        var sum = phase.Kinds.Sum(kind => kind.Sent);
        return phase.Kinds.IsEmpty || sum == phase.Sent ? [] : [string.Create(CultureInfo.InvariantCulture,
            $"{at} ({phase.Name}) sent {phase.Sent}, but its kinds {sum}")];
    }

    private static IEnumerable<string> Count(LoadFigures figures, string at)
    {
        var sum = figures.Answered + figures.Shed + figures.Failed;
        return
        [
            .. sum == figures.Sent ? [] : new[] { string.Create(CultureInfo.InvariantCulture,
                $"{at} sent {figures.Sent} and answered, shed and failed {sum}") },
            .. IsRising(figures) ? [] : new[] { $"{at} has percentiles that fall" },
        ];
    }
}
