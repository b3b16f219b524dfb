using System.Collections.Immutable;
using System.Globalization;

namespace Netra.Compliance.Cli.Load;

/// <summary>One figure of this run and of the one before; null where a run does not have it.</summary>
internal sealed record ComparedFigure(string What, double? Before, double? Now, Func<double, string> Words)
{
    public string BeforeText => Before is { } before ? Words(before) : Figures.None;

    public string NowText => Now is { } now ? Words(now) : Figures.None;

    public string Change => (Before, Now) switch
    {
        (null, _) or (_, null) => Figures.None,
        (0, 0) => "0%",
        (0, _) => "from zero",
        var (before, now) => Signed((now.Value / before.Value) - 1),
    };

    private static string Signed(double change) => change.ToString("+0.#%;−0.#%;0%", CultureInfo.InvariantCulture);
}

/// <summary>This run beside the one before.</summary>
internal static class LoadComparison
{
    private static readonly ImmutableArray<SteadyFigure> OfSteady =
    [
        new("Steady rate, requests a second", phase => phase.Offered, Figures.Number),
        new("p50 at the steady rate", phase => Latency(phase, phase.P50Ms), Figures.Ms),
        new("p99 at the steady rate", phase => Latency(phase, phase.P99Ms), Figures.Ms),
        new("p99.9 at the steady rate", phase => Latency(phase, phase.P999Ms), Figures.Ms),
        new("Error rate at the steady rate", phase => Figures.Part(phase.Failed, phase), Figures.Share),
    ];

    public static ImmutableArray<ComparedFigure> Of(LoadResult before, LoadResult now) =>
    [
        .. OfSteady.Select(each => Steady(each, before, now)),
        new("Throughput at the knee, a second", before.Knee?.Throughput, now.Knee?.Throughput, Figures.Number),
    ];

    private static ComparedFigure Steady(SteadyFigure figure, LoadResult before, LoadResult now) =>
        new(figure.What, Value(before.Steady, figure), Value(now.Steady, figure), figure.Words);

    private static double? Value(LoadPhase? steady, SteadyFigure figure) => steady is null ? null : figure.Of(steady);

    /// <summary>Where nothing was answered, nothing was fast.</summary>
    private static double? Latency(LoadPhase phase, double latency) => phase.Answered == 0 ? null : latency;

    private sealed record SteadyFigure(string What, Func<LoadPhase, double?> Of, Func<double, string> Words);
}
