using System.Globalization;
using BenchmarkDotNet.Running;
using Netra.Compliance.Benchmarks;
using Netra.Compliance.Benchmarks.Builds;
using Netra.Compliance.Benchmarks.Rules;
using Netra.Compliance.Benchmarks.Scaling;

return args switch
{
    ["tree", var folder, .. var rounds] => await new TreeReport(SourceTree.Load(folder), Rounds(rounds), Console.Out).Write(),
    ["growth", var folder, .. var rounds] => await new GrowthReport(SourceTree.Load(folder), Rounds(rounds), Console.Out).Write(),
    ["scaling", .. var options] => await new ScalingReport(Size(options), string.Join(' ', options.Skip(1)), Console.Out).Write(),
    ["build", var project, .. var options] => await new BuildReport(project, options, Console.Out).Write(),
    _ => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, new InProcessConfig()).Any() ? 0 : 1,
};

static int Size(string[] options) => options is [var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : 500;

static int Rounds(string[] rounds) => rounds is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 5;
