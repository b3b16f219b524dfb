namespace Netra.Compliance.Benchmarks.Builds;

/// <summary>What all rules cost in a real build, with and without them in turns, as Markdown tables.</summary>
internal sealed class BuildReport(string project, IReadOnlyList<string> options, MarkdownWriter output)
{
    private const int Rounds = 3;

    public Task<int> Write()
    {
        using var build = new DotnetBuild(project, options);
        var uses = Enum.GetValues<RuleUse>();
        Array.ForEach(uses, use => build.Run(use));
        var runs = Enumerable.Range(0, Rounds).SelectMany(_ => uses).Select(use => (Use: use, Log: build.Run(use)))
            .ToLookup(run => run.Use, run => run.Log);
        WriteTable(runs);
        WriteEachRule([.. runs[RuleUse.AsTheyCome]]);
        return Task.FromResult(0);
    }

    private void WriteTable(ILookup<RuleUse, BuildLog> runs)
    {
        output.Line(
            $"{Path.GetFileName(project)}, medians of {Rounds} rounds in turns, {Environment.ProcessorCount} cores\n");
        output.Head("-:::::", "", "compiler, s", "other analyzers, s of all threads", "the rules, s of all threads",
            "share of the compiler", "findings");
        Row("without the rules", [.. runs[RuleUse.None]]);
        Row("limits that nothing reaches", [.. runs[RuleUse.NothingTooLong]]);
        Row("as they come", [.. runs[RuleUse.AsTheyCome]]);
    }

    private void Row(string name, BuildLog[] logs)
    {
        var (compiler, rules, others) = (Median(logs, log => log.Compiler), Median(logs, log => log.Rules),
            Median(logs, log => log.Analyzers - log.Rules));
        output.Row($"{name}", $"{compiler:N2}", $"{others:N2}", $"{rules:N3}", $"{rules / compiler:P2}",
            $"{logs[^1].Findings:N0}");
    }

    private void WriteEachRule(BuildLog[] logs)
    {
        output.Line($"");
        output.Head("-:", "a rule as it comes", "s of all threads");
        var rules = logs.SelectMany(log => log.EachRule).GroupBy(rule => rule.Rule, rule => rule.Seconds);
        rules.Select(rule => (Rule: rule.Key.Split('.')[^1], Seconds: rule.Order().ElementAt(rule.Count() / 2)))
            .OrderByDescending(rule => rule.Seconds).ToList()
            .ForEach(rule => output.Row($"{rule.Rule}", $"{rule.Seconds:N3}"));
    }

    private static double Median(BuildLog[] logs, Func<BuildLog, TimeSpan> time) =>
        logs.Select(time).Order().ElementAt(logs.Length / 2).TotalSeconds;
}
