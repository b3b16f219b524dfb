using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.Compliance.Generators;

namespace Netra.Compliance.Benchmarks.Generator;

/// <summary>What the generator costs: from nothing, and per keystroke in an editor.</summary>
public class GeneratorBenchmarks
{
    private CSharpCompilation _project = null!;
    private GeneratorDriver _driver = null!;
    private Keystrokes _body = null!;
    private Keystrokes _attribute = null!;
    private Keystrokes _unrelated = null!;
    private Compilation _next = null!;

    [Params(10, 1_000, 10_000)]
    public int CriticalTests { get; set; }

    [GlobalSetup]
    public void Open()
    {
        _project = CriticalProject.Create(CriticalTests);
        _driver = NewDriver().RunGenerators(_project);
        _body = new Keystrokes(_project, "Test5.cs", "await Task.Yield();");
        _attribute = new Keystrokes(_project, "Test5.cs", "[CriticalTest(5, \"Test");
        _unrelated = new Keystrokes(_project, "Shared.cs", "get { ");
    }

    [IterationSetup(Target = nameof(Keystroke_in_a_test_body))]
    public void Type_in_a_test_body() => _next = _body.Next();

    [IterationSetup(Target = nameof(Keystroke_in_an_attribute))]
    public void Type_in_an_attribute() => _next = _attribute.Next();

    [IterationSetup(Target = nameof(Keystroke_in_an_unrelated_file))]
    public void Type_in_an_unrelated_file() => _next = _unrelated.Next();

    [Benchmark]
    public GeneratorDriver Cold() => NewDriver().RunGenerators(_project);

    [Benchmark]
    public GeneratorDriver Keystroke_in_a_test_body() => _driver = _driver.RunGenerators(_next);

    [Benchmark]
    public GeneratorDriver Keystroke_in_an_attribute() => _driver = _driver.RunGenerators(_next);

    [Benchmark]
    public GeneratorDriver Keystroke_in_an_unrelated_file() => _driver = _driver.RunGenerators(_next);

    private static CSharpGeneratorDriver NewDriver() =>
        CSharpGeneratorDriver.Create(
            [new ComplianceGenerator().AsSourceGenerator()], parseOptions: CriticalProject.ParseOptions);
}
