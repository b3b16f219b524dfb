using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.Compliance.Analyzers.Tests.Robustness.Mutating;

namespace Netra.Compliance.Analyzers.Tests.Robustness.Sources;

/// <summary>Sources that are compiled together: parsed and declared once, however many mutants are made of
/// them.</summary>
internal sealed class SourceProject
{
    private static readonly string[] Marks = ["[Fact", "[Theory", "[Test"];

    private readonly Lazy<ImmutableDictionary<string, SyntaxTree>> _trees;
    private readonly Lazy<CSharpCompilation> _empty;
    private readonly Lazy<CSharpCompilation> _whole;

    /// <param name="name">What to call the assembly.</param>
    /// <param name="files">Paths, in a fixed order.</param>
    /// <param name="preamble">What every file of the project uses, and who sees its internals.</param>
    /// <param name="references">The projects that it refers to.</param>
    public SourceProject(
        string name, ImmutableArray<string> files, string preamble, ImmutableArray<SourceProject> references)
    {
        Files = files;
        _trees = new(() => files.ToImmutableDictionary(file => file, Parse));
        _empty = new(() => Frame().WithAssemblyName(name)
            .AddReferences(references.Select(project => project.Whole.ToMetadataReference()))
            .AddSyntaxTrees(SourceParsing.Parse(preamble, "Preamble.cs")));
        _whole = new(() => Empty.AddSyntaxTrees(files.Select(file => _trees.Value[file])));
    }

    public ImmutableArray<string> Files { get; }

    /// <summary>What it refers to, and nothing of its own but the preamble.</summary>
    public CSharpCompilation Empty => _empty.Value;

    /// <summary>As it was written.</summary>
    public CSharpCompilation Whole => _whole.Value;

    /// <summary>With mutants in the place of the files that they were.</summary>
    public CSharpCompilation With(IEnumerable<Mutant> mutants) =>
        mutants.Aggregate(
            Whole, (project, mutant) => project.ReplaceSyntaxTree(_trees.Value[mutant.File], mutant.Tree));

    private static SyntaxTree Parse(string file) => SourceParsing.Parse(File.ReadAllText(file), file);

    // A project with a test framework is one of tests, and rules about products are silent there.
    private CSharpCompilation Frame() => HoldsTests() ? RuleRun.Tests : RuleRun.Product;

    private bool HoldsTests() => _trees.Value.Values.Any(tree => Marks.Any(tree.ToString().Contains));
}
