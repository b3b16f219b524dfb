using System.Globalization;
using BenchmarkDotNet.Running;
using Netra.Compliance.Benchmarks;
using Netra.Compliance.Benchmarks.Builds;
using Netra.Compliance.Benchmarks.Rules;

return args switch
{
    ["tree", var folder, .. var rounds] => await new TreeReport(SourceTree.Load(folder), Rounds(rounds), Console.Out).Write(),
    ["growth", var folder, .. var rounds] => await new GrowthReport(SourceTree.Load(folder), Rounds(rounds), Console.Out).Write(),
    ["build", var project, .. var options] => await new BuildReport(project, options, Console.Out).Write(),
    _ => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, new InProcessConfig()).Any() ? 0 : 1,
};

static int Rounds(string[] rounds) => rounds is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 5;
