using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Netra.Compliance.Generators.Tests.Running;

/// <summary>One run of the generator over a project, and the compilation with what it made.</summary>
internal sealed class Generation
{
    private const string MissingDocumentation = "CS1591";

    private Generation(GeneratorDriverRunResult result, Compilation output)
    {
        Result = result.Results.Single();
        Output = output;
    }

    public GeneratorRunResult Result { get; }

    public Compilation Output { get; }

    /// <summary>The file names of the generated sources, with their text.</summary>
    public ImmutableSortedDictionary<string, string> Sources => Result.GeneratedSources.ToImmutableSortedDictionary(
        source => source.HintName,
        source => source.SourceText.ToString(),
        StringComparer.Ordinal);

    /// <summary>Everything the compiler says about the project with the generated sources in it; hidden hints and the
    /// project's own missing documentation aside.</summary>
    public ImmutableArray<string> Complaints => Output.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Info)
        .Where(diagnostic => diagnostic.Id != MissingDocumentation || IsGenerated(diagnostic))
        .Select(diagnostic => diagnostic.ToString())
        .ToImmutableArray();

    public static Generation Of(Project project)
    {
        var driver = Driver(project).RunGeneratorsAndUpdateCompilation(project.Compile(), out var output, out _);
        return new Generation(driver.GetRunResult(), output);
    }

    private static bool IsGenerated(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;

    public static GeneratorDriver Driver(Project project) => CSharpGeneratorDriver.Create(
        [new ComplianceGenerator().AsSourceGenerator()],
        parseOptions: project.ParseOptions,
        driverOptions: new GeneratorDriverOptions(
            IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
