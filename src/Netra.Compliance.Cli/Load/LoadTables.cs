using System.Collections.Immutable;

namespace Netra.Compliance.Cli.Load;

/// <summary>A table of a load report, for every format; its first column has names, the others have figures.</summary>
internal sealed record LoadTable(
    string Title, ImmutableArray<string> Head, ImmutableArray<ImmutableArray<string>> Rows);

/// <summary>The tables of a load report.</summary>
internal static class LoadTables
{
    private const int MostRows = 200;

    private static readonly ImmutableArray<string> Counted =
        ["Answered a second", "Sent", "Shed", "Failed", "p50 ms", "p99 ms", "p99.9 ms", "Slowest ms"];


    public static IEnumerable<LoadTable> Of(LoadReport report) =>
    [
        .. report.Before is { } before ? [Comparison(before, report.Now)] : Array.Empty<LoadTable>(),
        Phases(report.Now.Phases),
        .. report.Now.Phases.Where(phase => phase.Name != LoadPhase.SearchName && phase.Kinds.Length > 0)
            .Select(phase => Kinds(phase, report.Now.Mix)),
    ];

    private static LoadTable Comparison(LoadResult before, LoadResult now) => new(
        $"Compared with the run of {Figures.Time(before.Started)}",
        ["Figure", "Before", "Now", "Change"],
        [.. LoadComparison.Of(before, now).Select(Row)]);

    private static ImmutableArray<string> Row(ComparedFigure figure) =>
        [figure.What, figure.BeforeText, figure.NowText, figure.Change];

    private static LoadTable Phases(ImmutableArray<LoadPhase> phases) => Shortened(new(
        "Phases",
        ["Phase", "Offered a second", .. Counted],
        [.. phases.Take(MostRows).Select(Row)]), phases.Length);

    private static ImmutableArray<string> Row(LoadPhase phase) =>
        [phase.Name, Figures.Number(phase.Offered), .. Cells(phase)];

    private static LoadTable Kinds(LoadPhase phase, ImmutableArray<LoadShare> mix) => Shortened(new(
        $"Kinds of requests, {phase.Name} at {Figures.Number(phase.Offered)} a second",
        ["Kind", "Share", .. Counted],
        [.. phase.Kinds.Take(MostRows).Select(kind => Row(kind, mix))]), phase.Kinds.Length);

    private static ImmutableArray<string> Row(LoadKind kind, ImmutableArray<LoadShare> mix)
    {
        var share = mix.FirstOrDefault(part => part.Kind == kind.Kind);
        return [kind.Kind, share is null ? Figures.None : Figures.Share(share.Share), .. Cells(kind)];
    }

    private static ImmutableArray<string> Cells(LoadFigures figures) =>
    [
        Figures.Number(figures.Throughput),
        .. new[] { figures.Sent, figures.Shed, figures.Failed }.Select(Figures.Count),
        .. new[] { figures.P50Ms, figures.P99Ms, figures.P999Ms, figures.MaxMs }
            .Select(latency => figures.Answered == 0 ? Figures.None : Figures.Number(latency)),
    ];

    /// <summary>A program that tries very many rates makes a long file, not an endless page.</summary>
    private static LoadTable Shortened(LoadTable table, int rows) => rows <= MostRows ? table : table with
    {
        Title = $"{table.Title} (the first {MostRows} of {Figures.Count(rows)}; all are in {LoadHistory.Last})",
    };
}
