using System.Globalization;

namespace Netra.Compliance.Benchmarks.Rules;

/// <summary>Parsing and analyzers on a folder of sources, as a Markdown table.</summary>
internal sealed class TreeReport(SourceTree sources, int rounds, TextWriter output)
{
    public async Task<int> Write()
    {
        var contest = new Contest(sources, Contestant.All);
        await contest.Run(rounds);
        Line($"{sources.Files.Length:N0} files, {sources.Lines:N0} lines; medians of {rounds} rounds in turns, {Environment.ProcessorCount} cores, Roslyn {typeof(Microsoft.CodeAnalysis.Compilation).Assembly.GetName().Version}\n");
        Line($"| | wall ms | of parsing | processor ms | of parsing | allocated MB | findings |\n|---|--:|--:|--:|--:|--:|--:|");
        Row("Parsing", contest.Parsing, contest.Parsing, "");
        Contestant.All.ToList().ForEach(contestant => Row(contestant.Name, contest.Of(contestant), contest.Parsing, $"{contest.FindingsOf(contestant):N0}"));
        return 0;
    }

    private void Row(string name, Measured run, Measured parsing, string findings) => Line(
        $"| {name} | {run.Wall.TotalMilliseconds:N0} | {run.Wall / parsing.Wall:N2} | {run.Processor.TotalMilliseconds:N0} | {run.Processor / parsing.Processor:N2} | {run.Allocated / 1e6:N1} | {findings} |");

    private void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
