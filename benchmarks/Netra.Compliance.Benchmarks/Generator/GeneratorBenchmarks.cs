using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.Compliance.Generators;

namespace Netra.Compliance.Benchmarks.Generator;

/// <summary>What the generator costs: from nothing, and per keystroke in an editor.</summary>
public class GeneratorBenchmarks
{
    private const int Versions = 64;

    private CSharpCompilation _project = null!;
    private GeneratorDriver _driver = null!;
    private Keystrokes _body = null!;
    private Keystrokes _attribute = null!;
    private Keystrokes _unrelated = null!;

    [Params(10, 1_000, 10_000)]
    public int CriticalTests { get; set; }

    [GlobalSetup]
    public void Open()
    {
        _project = CriticalProject.Create(CriticalTests);
        _driver = NewDriver().RunGenerators(_project);
        _body = new Keystrokes(_project, "Test5.cs", "await Task.Yield();", Versions);
        _attribute = new Keystrokes(_project, "Test5.cs", "[CriticalTest(5, \"Test", Versions);
        _unrelated = new Keystrokes(_project, "Shared.cs", "get { ", Versions);
    }

    [Benchmark]
    public GeneratorDriver Cold() => NewDriver().RunGenerators(_project);

    [Benchmark]
    public GeneratorDriver Keystroke_in_a_test_body() => _driver = _driver.RunGenerators(_body.Next());

    [Benchmark]
    public GeneratorDriver Keystroke_in_an_attribute() => _driver = _driver.RunGenerators(_attribute.Next());

    [Benchmark]
    public GeneratorDriver Keystroke_in_an_unrelated_file() => _driver = _driver.RunGenerators(_unrelated.Next());

    private static CSharpGeneratorDriver NewDriver() =>
        CSharpGeneratorDriver.Create([new ComplianceGenerator().AsSourceGenerator()], parseOptions: CriticalProject.ParseOptions);
}
