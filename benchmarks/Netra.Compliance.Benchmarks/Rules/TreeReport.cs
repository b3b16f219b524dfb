using System.Collections.Immutable;

namespace Netra.Compliance.Benchmarks.Rules;

/// <summary>Parsing and analyzers on a folder of sources, as a Markdown table.</summary>
internal sealed class TreeReport(SourceTree sources, int rounds, MarkdownWriter output)
{
    public async Task<int> Write()
    {
        ImmutableArray<Contestant> contestants = [await Echo(), .. Contestant.All];
        var contest = new Contest(sources, contestants);
        await contest.Run(rounds);
        WriteHead();
        Row("Parsing", contest.Parsing, contest.Parsing, $"");
        contestants.ToList().ForEach(contestant => Row(
            contestant.Name, contest.Of(contestant), contest.Parsing, $"{contest.FindingsOf(contestant):N0}"));
        return 0;
    }

    private void WriteHead()
    {
        var roslyn = typeof(Microsoft.CodeAnalysis.Compilation).Assembly.GetName().Version;
        output.Line($"{sources.Files.Length:N0} files, {sources.Lines:N0} lines; medians of {rounds} rounds in turns, {
            Environment.ProcessorCount} cores, Roslyn {roslyn}\n");
        output.Head("-::::::", "", "wall ms", "of parsing", "processor ms", "of parsing", "allocated MB", "findings");
    }

    private async Task<Contestant> Echo()
    {
        var rules = Contestant.Structural;
        return Contestant.EchoOf(rules.Name, await Host.Findings(Host.Compile(sources.Parse(), rules), rules));
    }

    private void Row(string name, Measured run, Measured parsing, FormattableString findings) => output.Row(
        $"{name}",
        $"{run.Wall.TotalMilliseconds:N0}",
        $"{run.Wall / parsing.Wall:N2}",
        $"{run.Processor.TotalMilliseconds:N0}",
        $"{run.Processor / parsing.Processor:N2}",
        $"{run.Allocated / 1e6:N1}",
        findings);
}
