using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Load;

/// <summary>A load report in sentences.</summary>
internal static class LoadSentences
{
    /// <summary>Why such a report has no dollar in it.</summary>
    public const string NoRevenue = "This level runs no critical tests: "
        + "the gate's revenue rules do not apply.";

    /// <summary>The verdict.</summary>
    public static string Headline(LoadReport report) =>
        $"The load {(report.Held ? "held" : "did not hold")}"
        + (report.Now.Knee is { } knee ? $"; the knee is at {Rate(knee.Offered)}." : ".");

    /// <summary>What was found: the knee, the steady rate, what happens beyond, the soak.</summary>
    public static ImmutableArray<string> Of(LoadReport report) =>
    [
        Knee(report.Now),
        report.Now.Steady is { } steady ? Sustained("At a steady", steady) : "No steady rate was sustained.",
        .. Named(report.Now, LoadPhase.OverloadName).Select(Overload),
        .. report.Now.Soak is { } soak ? [Soak(soak)] : Array.Empty<string>(),
        .. Named(report.Now, LoadPhase.SoakName).Select(phase => Sustained("During the soak, at", phase)),
    ];

    /// <summary>Under what the figures were found.</summary>
    public static ImmutableArray<string> Context(LoadResult result) =>
    [
        $"Started {Figures.Time(result.Started)}, took {Figures.Number(result.Seconds)} s.",
        $"Machine: {Figures.Machine(result.Machine)}.",
        $"Backends used: {(result.Backends.IsEmpty ? "none named" : Figures.Backends(result))}.",
        $"Traffic: {Figures.Mix(result)}.",
        "Latency is that of answered requests, from when each was due, so waiting for a slow platform counts.",
    ];

    /// <summary>One measure of the soak.</summary>
    public static string Of(SoakMeasure measure) =>
        $"{Figures.Soaked(measure, measure.Before)} before, {Figures.Soaked(measure, measure.After)} after; "
        + $"growth {Figures.Soaked(measure, measure.Growth)}, "
        + $"at most {Figures.Soaked(measure, measure.Limit)} is allowed";

    private static string Knee(LoadResult result) => (result.Knee, result.Search) switch
    {
        ({ } knee, _) => $"The knee is at {Rate(knee.Offered)}, {Figures.Number(knee.Throughput)} a second answered "
            + $"with a p99 of {Figures.Ms(knee.P99Ms)}; beyond it, {knee.Because.TrimEnd('.')}.",
        (null, { IsEmpty: false } search) when search[0].Offered == search[^1].Offered =>
            $"No knee was found; the only rate was {Rate(search[0].Offered)}.",
        (null, { IsEmpty: false } search) =>
            $"No knee was found; the rates were {Figures.Number(search[0].Offered)} to {Rate(search[^1].Offered)}.",
        _ => "No knee was searched for.",
    };

    private static IEnumerable<LoadPhase> Named(LoadResult result, string name) =>
        result.Phases.Where(phase => phase.Name == name);

    private static string Sustained(string when, LoadPhase phase) => $"{when} {Rate(phase.Offered)}, "
        + (phase.Answered == 0 ? "nothing was answered" : Percentiles(phase)) + $"; {Lost(phase)}.";

    private static string Percentiles(LoadPhase phase)
    {
        (string Name, double? Value)[] all = [("p50", phase.P50), ("p99", phase.P99), ("p99.9", phase.P999)];
        return string.Join(", ", all.Where(each => each.Value is not null)
            .Select(each => $"{each.Name} is {Figures.Ms(each.Value)}"));
    }

    private static string Overload(LoadPhase phase) => $"Under an overload of {Rate(phase.Offered)}, "
        + (phase.Answered == 0 ? "nothing was answered" : $"{Figures.Number(phase.Throughput)} a second were answered "
            + $"with a p99 of {Figures.Ms(phase.P99)}") + $"; {Lost(phase)}.";

    private static string Lost(LoadPhase phase) =>
        $"{Figures.Share(Figures.Part(phase.Failed, phase))} of {Figures.Count(phase.Sent)} requests failed, "
        + $"{Figures.Share(Figures.Part(phase.Shed, phase))} were shed";

    private static string Soak(LoadSoak soak)
    {
        var verdict = soak.Growing.Length > 0 ? $"{string.Join(", ", soak.Growing)} grew"
            : $"{string.Join(", ", soak.Measures.Select(measure => measure.What))} stayed flat";
        return $"In a soak of {Figures.Number(soak.Seconds)} s, {verdict}.";
    }

    private static string Rate(double rate) => $"{Figures.Number(rate)} requests a second";
}

/// <summary>Figures of a load result as people write them: about three digits that count.</summary>
internal static class Figures
{
    /// <summary>Where a figure is missing.</summary>
    public const string None = "–";

    private const double MiB = 1024 * 1024;

    public static string Number(double value) => value.ToString(Math.Abs(value) switch
    {
        >= 1e9 => "0.##e+0",
        >= 100 => "#,0",
        >= 10 => "0.#",
        >= 1 => "0.##",
        _ => "0.###;-0.###;0",
    }, CultureInfo.InvariantCulture);

    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Ms(double? value) => value is { } latency ? $"{Number(latency)} ms" : None;

    public static string Share(double share) => share.ToString("0.##%", CultureInfo.InvariantCulture);

    /// <summary>The part of the requests that failed, or were shed.</summary>
    public static double Part(long some, LoadFigures figures) => figures.Sent == 0 ? 0 : (double)some / figures.Sent;

    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Backends(LoadResult result) => string.Join("; ", result.Backends.Select(ReportFooter.Backend));

    public static string Mix(LoadResult result) =>
        string.Join(", ", result.Mix.Select(kind => $"{Share(kind.Share)} {kind.Kind}"));

    public static string Machine(LoadMachine machine) =>
        $"{Count(machine.Processors)} processors, {Number(machine.MemoryBytes / MiB)} MiB, {machine.System}";

    /// <summary>A figure of a soak with its unit: mebibytes of memory, or how many.</summary>
    public static string Soaked(SoakMeasure measure, double value) =>
        Number(Scaled(measure, value)) + (IsMemory(measure) ? " MiB" : "");

    public static double Scaled(SoakMeasure measure, double value) => IsMemory(measure) ? value / MiB : value;

    public static bool IsMemory(SoakMeasure measure) => measure.What == SoakMeasure.Memory;
}
