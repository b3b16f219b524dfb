using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Load;
using Netra.Compliance.Cli.Running;

namespace Netra.Compliance.Cli.Commands;

/// <summary>A load report on the terminal: what is wrong, the figures, where the report is, the verdict.</summary>
internal static class LoadSummary
{
    public static void Write(LoadReport report, StageClock clock, string path, Terminal terminal)
    {
        Lines(terminal.Error, report.Notes.Select(note => $"Note: {note}"));
        Lines(terminal.Out, report.Problems);
        Lines(terminal.Out, LoadSentences.Of(report));
        Lines(terminal.Out, report.Before is { } before ? LoadComparison.Of(before, report.Now).Select(Compared) : []);
        Lines(terminal.Out, LoadSentences.Context(report.Now));
        Lines(terminal.Out, [Time(clock), $"Report: {path}"]);
        terminal.Conclude(LoadSentences.Headline(report), report.Held);
    }

    private static string Time(StageClock clock) =>
        $"Wall time: {StageClock.Seconds(clock.Total)} in all; {StageClock.Seconds(clock.Build)} the build.";

    private static string Compared(ComparedFigure figure) =>
        $"{figure.What}: {figure.NowText}, before {figure.BeforeText} ({figure.Change})";

    private static void Lines(TextWriter writer, IEnumerable<string> lines) =>
        lines.Select(PlainText.Line).ToList().ForEach(writer.WriteLine);
}
