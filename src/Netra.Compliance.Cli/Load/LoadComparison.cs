using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Load;

/// <summary>One figure of this run and of the one before; null where a run does not have it.</summary>
internal sealed record ComparedFigure(string What, double? Before, double? Now, Func<double, string> Words)
{
    /// <summary>Why the two say nothing of each other; null: they do.</summary>
    public string? Apart { get; init; }

    public string BeforeText => Before is { } before ? Words(before) : Figures.None;

    public string NowText => Now is { } now ? Words(now) : Figures.None;

    public string Change => (Before, Now) switch
    {
        (null, _) or (_, null) => Figures.None,
        _ when Apart is { } why => why,
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
        new("p50 at the steady rate", phase => phase.P50, value => Figures.Ms(value)),
        new("p99 at the steady rate", phase => phase.P99, value => Figures.Ms(value)),
        new("p99.9 at the steady rate", phase => phase.P999, value => Figures.Ms(value)),
        new("Error rate at the steady rate", phase => Figures.Part(phase.Failed, phase), Figures.Share),
    ];

    /// <summary>Rates that differ by more than the search for the knee can tell apart are different rates.</summary>
    private const double Alike = 1.125;

    public static ImmutableArray<ComparedFigure> Of(LoadResult before, LoadResult now) =>
    [
        Steady(new("Steady rate, requests a second", phase => phase.Offered, Figures.Number), before, now),
        .. OfSteady.Select(each => Steady(each, before, now) with { Apart = Apart(before.Steady, now.Steady) }),
        new("Throughput at the knee, a second", before.Knee?.Throughput, now.Knee?.Throughput, Figures.Number),
    ];

    private static ComparedFigure Steady(SteadyFigure figure, LoadResult before, LoadResult now) =>
        new(figure.What, Value(before.Steady, figure), Value(now.Steady, figure), figure.Words);

    private static double? Value(LoadPhase? steady, SteadyFigure figure) => steady is null ? null : figure.Of(steady);

    private static string? Apart(LoadPhase? before, LoadPhase? now) =>
        before is null || now is null || Ratio(before.Offered, now.Offered) <= Alike ? null : "other rate";

    private static double Ratio(double one, double other) => Math.Max(one, other) / Math.Min(one, other);

    private sealed record SteadyFigure(string What, Func<LoadPhase, double?> Of, Func<double, string> Words);
}

/// <summary>The result of the run before, and why there is none.</summary>
internal sealed record LoadHistory(LoadResult? Before, ImmutableArray<string> Notes)
{
    /// <summary>The result of the last run.</summary>
    public const string Last = "load.json";

    private const string Earlier = "load.previous.json";

    /// <summary>Sets the last result aside: a run that fails leaves none there, and the next still has it.</summary>
    public static LoadHistory SetAside(string folder)
    {
        var (last, earlier) = (Path.Combine(folder, Last), Path.Combine(folder, Earlier));
        var (result, damaged) = Read(last);
        if (result is not null)
        {
            File.Move(last, earlier, overwrite: true);
            return new(result, []);
        }

        File.Delete(last);
        var (before, why) = Read(earlier);
        return new(before, [.. new[] { damaged, why }.OfType<string>()]);
    }

    private static (LoadResult? Result, string? Why) Read(string path)
    {
        try
        {
            return (File.Exists(path) ? LoadResultReader.Read(path) : null, null);
        }
        catch (Exception exception) when (exception is Refusal or IOException or UnauthorizedAccessException)
        {
            return (null, $"The result of an earlier run is not compared: {exception.Message}");
        }
    }
}
