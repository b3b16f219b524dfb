using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Benchmarks.Rules;

/// <summary>The structural rules against parsing and against their nearest relatives, over copies of this project's own
/// sources.</summary>
public class StructureBenchmarks
{
    private SourceTree _sources = null!;
    private SyntaxTree[] _trees = null!;

    [Params(10_000, 100_000, 300_000)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void Read() => _sources = SourceTree.Load(Repository.Folder("src")).OfLines(Lines);

    [IterationSetup]
    public void Parse_anew() => _trees = _sources.Parse();

    [Benchmark(Baseline = true)]
    public object Parsing() => _sources.Parse();

    [Benchmark]
    public Task<int> Structural_rules() => Run(Contestant.Structural);

    [Benchmark]
    public Task<int> Structural_rules_at_60_lines() => Run(Contestant.AtSixtyLines);

    [Benchmark]
    public Task<int> Meziantou_MA0051() => Run(Contestant.MethodTooLong);

    [Benchmark]
    public Task<int> StyleCop_SA1107() => Run(Contestant.StatementsOnOneLine);

    private async Task<int> Run(Contestant contestant) =>
        (await Host.Findings(Host.Compile(_trees, contestant), contestant)).Count;
}
