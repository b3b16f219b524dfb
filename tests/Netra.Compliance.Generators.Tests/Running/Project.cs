using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.Generators.Tests.Running;

/// <summary>A test project in memory, as strict about warnings as the compiler can be.</summary>
internal sealed record Project
{
    private const string Usings =
        """
        global using System;
        global using System.Threading.Tasks;
        global using Netra.Compliance;
        global using Xunit;
        """;

    public string Name { get; init; } = "Shop.Tests";

    public ImmutableArray<(string Path, string Text)> Files { get; init; } = [("Usings.cs", Usings)];

    public ImmutableArray<MetadataReference> References { get; init; } = Running.References.All;

    public LanguageVersion Language { get; init; } = LanguageVersion.Latest;

    public CSharpParseOptions ParseOptions => new(Language, DocumentationMode.Diagnose);

    public static Project With(params string[] sources) =>
        sources.Select((source, index) => ($"File{index}.cs", source))
            .Aggregate(new Project(), (project, file) => project.Add(file.Item1, file.source));

    public Project Add(string path, string text) => this with { Files = Files.Add((path, text)) };

    public Project WithoutUsings() => this with { Files = Files.RemoveAll(file => file.Path == "Usings.cs") };

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        Name,
        Files.Select(file =>
            CSharpSyntaxTree.ParseText(SourceText.From(file.Text, System.Text.Encoding.UTF8), ParseOptions, file.Path)),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));
}
