using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Tests.Running;

namespace Netra.Compliance.Generators.Tests.Caching;

/// <summary>A run, an edit of one file as an editor makes it, and what the second run did again.</summary>
internal sealed class SecondRun
{
    private readonly GeneratorRunResult _result;

    private SecondRun(GeneratorRunResult result) => _result = result;

    /// <summary>The file names of the sources that were written again.</summary>
    public string[] Rewritten { get; private init; } = [];

    public ImmutableArray<IncrementalStepRunReason> Outputs =>
        Reasons(_result.TrackedOutputSteps.SelectMany(step => step.Value));

    public ImmutableDictionary<string, string> Sources { get; private init; } =
        ImmutableDictionary<string, string>.Empty;

    public static SecondRun After(Project project, string path, string before, string after)
    {
        var compilation = project.Compile();
        var driver = Generation.Driver(project).RunGenerators(compilation);
        var second = driver.RunGenerators(Edit.Text(compilation, path, before, after));
        return Between(driver.GetRunResult().Results.Single(), second.GetRunResult().Results.Single());
    }

    public ImmutableArray<IncrementalStepRunReason> Step(string name) =>
        _result.TrackedSteps.TryGetValue(name, out var steps)
            ? Reasons(steps) : throw new InvalidOperationException($"No step {name} was run.");

    private static SecondRun Between(GeneratorRunResult first, GeneratorRunResult second)
    {
        var old = first.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText);
        var fresh = second.GeneratedSources
            .Where(source => !old.TryGetValue(source.HintName, out var text) || text != source.SourceText);
        return new SecondRun(second)
        {
            Rewritten = [.. fresh.Select(source => source.HintName).Order(StringComparer.Ordinal)],
            Sources = second.GeneratedSources.ToImmutableDictionary(
                source => source.HintName, source => source.SourceText.ToString()),
        };
    }

    private static ImmutableArray<IncrementalStepRunReason> Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        [.. steps.SelectMany(step => step.Outputs).Select(output => output.Reason)];
}
