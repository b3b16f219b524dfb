using System.Globalization;

namespace Netra.Compliance.Benchmarks.Builds;

/// <summary>What all rules cost in a real build, with and without them in turns, as Markdown tables.</summary>
internal sealed class BuildReport(string project, IReadOnlyList<string> options, TextWriter output)
{
    private const int Rounds = 3;

    public Task<int> Write()
    {
        using var build = new DotnetBuild(project, options);
        build.Run(withRules: true);
        build.Run(withRules: false);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => (Without: build.Run(withRules: false), With: build.Run(withRules: true))).ToArray();
        WriteTable([.. rounds.Select(round => round.Without)], [.. rounds.Select(round => round.With)]);
        return Task.FromResult(0);
    }

    private void WriteTable(BuildLog[] without, BuildLog[] with)
    {
        var (compiler, rules) = (Median(with, log => log.Compiler), Median(with, log => log.Rules));
        Line($"{Path.GetFileName(project)}, medians of {Rounds} rounds in turns\n\n| | seconds |\n|---|--:|");
        Line($"| compiler without the rules | {Median(without, log => log.Compiler):N2} |");
        Line($"| compiler with the rules | {compiler:N2} |");
        Line($"| all other analyzers, all threads | {Median(with, log => log.Analyzers - log.Rules):N2} |");
        Line($"| the rules, all threads | {rules:N3} ({rules / compiler:P2} of the compiler) |");
        with[^1].EachRule.ToList().ForEach(rule => Line($"| … {rule.Rule.Split('.')[^1]} | {rule.Seconds:N3} |"));
    }

    private static double Median(BuildLog[] logs, Func<BuildLog, TimeSpan> time) =>
        logs.Select(time).Order().ElementAt(logs.Length / 2).TotalSeconds;

    private void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
