namespace Netra.Compliance.Benchmarks.Rules;

/// <summary>How the structural rules grow with the lines that they are given, as a Markdown table.</summary>
internal sealed class GrowthReport(SourceTree sources, int rounds, MarkdownWriter output)
{
    private static readonly int[] Sizes = [10_000, 30_000, 100_000, 300_000, 1_000_000];

    public async Task<int> Write()
    {
        output.Head("::::::", "lines", "parsing, processor ms", "structural rules at 60 lines a member, processor ms",
            "of parsing", "ns a line", "allocated MB");
        foreach (var size in Sizes)
        {
            var part = sources.OfLines(size);
            var contest = new Contest(part, [Contestant.AtSixtyLines]);
            await contest.Run(rounds);
            Row(part, contest.Parsing, contest.Of(Contestant.AtSixtyLines));
        }

        return 0;
    }

    private void Row(SourceTree part, Measured parsing, Measured rules) => output.Row(
        $"{part.Lines:N0}",
        $"{parsing.Processor.TotalMilliseconds:N1}",
        $"{rules.Processor.TotalMilliseconds:N1}",
        $"{rules.Processor / parsing.Processor:N2}",
        $"{rules.Processor.TotalNanoseconds / part.Lines:N0}",
        $"{rules.Allocated / 1e6:N1}");
}
