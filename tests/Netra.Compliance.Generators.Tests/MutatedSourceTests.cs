using System.Reflection;
using Netra.Compliance.Analyzers.Tests.Robustness.Mutating;
using Netra.Compliance.Generators.Tests.Running;
using Xunit.Abstractions;

namespace Netra.Compliance.Generators.Tests;

/// <summary>Real critical tests, broken at random: the generator never throws, and what it writes parses.</summary>
public sealed class MutatedSourceTests(ITestOutputHelper output)
{
    private const int Few = 100;

    [Fact]
    public void Never_fails_on_a_mutant()
    {
        var generations = Batches().Select(Generate).ToArray();
        output.WriteLine($"{Few} mutants, {generations.Sum(made => made.Sources.Count)} files generated");
        Assert.Empty(generations.Select(made => made.Result.Exception).OfType<Exception>());
        Assert.Empty(
            generations.SelectMany(made => made.Result.GeneratedSources)
                .SelectMany(file => file.SyntaxTree.GetDiagnostics()));
        Assert.NotEmpty(generations.SelectMany(made => made.Sources));
    }

    // Each file once in a batch.
    private static IEnumerable<Mutant[]> Batches()
    {
        var files = CriticalTests().Order(StringComparer.Ordinal).ToArray();
        return Enumerable.Range(0, Few).Select(seed => Mutant.Of(files[seed % files.Length], seed)).Chunk(files.Length);
    }

    private static Generation Generate(Mutant[] batch) =>
        Generation.Of(batch.Aggregate(new Project(), (project, mutant) => project.Add(mutant.Name, mutant.Text)));

    private static IEnumerable<string> CriticalTests() =>
        Directory.EnumerateFiles(Folder(), "*.cs", SearchOption.AllDirectories).Where(IsCriticalTest);

    private static bool IsCriticalTest(string file) =>
        File.ReadAllText(file).Contains("[CriticalTest(", StringComparison.Ordinal);

    private static string Folder() => Path.Combine(
        typeof(MutatedSourceTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "ProjectFolder").Value!,
        "../../src/Netra.CriticalTests");
}
