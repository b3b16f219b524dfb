using System.Globalization;
using BenchmarkDotNet.Running;
using Netra.Compliance.Benchmarks;
using Netra.Compliance.Benchmarks.Builds;
using Netra.Compliance.Benchmarks.Rules;
using Netra.Compliance.Benchmarks.Scaling;

var page = new MarkdownWriter(Console.Out);
return args switch
{
    ["tree", var folder, .. var rounds] => await new TreeReport(SourceTree.Load(folder), Rounds(rounds), page).Write(),
    ["growth", var folder, .. var rounds] =>
        await new GrowthReport(SourceTree.Load(folder), Rounds(rounds), page).Write(),
    ["scaling", .. var options] => await new ScalingReport(Size(options), Words(options), page).Write(),
    ["build", var project, .. var options] => await new BuildReport(project, options, page).Write(),
    _ => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, new InProcessConfig()).Any() ? 0 : 1,
};

static int Size(string[] options) =>
    options is [var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : 500;

static string Words(string[] options) => string.Join(' ', options.Skip(1));

static int Rounds(string[] rounds) => rounds is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 5;
