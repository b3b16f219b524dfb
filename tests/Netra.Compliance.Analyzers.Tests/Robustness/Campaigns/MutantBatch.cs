using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.Compliance.Analyzers.Tests.Robustness.Mutating;
using Netra.Compliance.Analyzers.Tests.Robustness.Sources;

namespace Netra.Compliance.Analyzers.Tests.Robustness.Campaigns;

/// <summary>Mutants of different files of one project, judged in one compilation: declaring a project anew for each
/// would take most of the time.</summary>
/// <param name="Round">Counts up with the seeds.</param>
/// <param name="Project">Where they come from.</param>
/// <param name="Mutants">In the order of their seeds; never empty.</param>
internal sealed record MutantBatch(int Round, SourceProject Project, ImmutableArray<Mutant> Mutants)
{
    public IEnumerable<SyntaxTree> Trees => Mutants.Select(mutant => mutant.Tree);

    /// <summary>In the midst of the project, whose other files are as they were.</summary>
    public CSharpCompilation InProject() => Project.With(Mutants);

    /// <summary>With what the project refers to, and without its other files.</summary>
    public CSharpCompilation Alone() => Project.Empty.AddSyntaxTrees(Trees);

    /// <summary>Without any reference, not even the framework.</summary>
    public CSharpCompilation Bare() => RuleRun.Bare.AddSyntaxTrees(Trees);

    public override string ToString() =>
        $"{Mutants[0].Name} and the {Mutants.Length - 1} after it (NETRA_MUTANT_SEED={Mutants[0].Seed} "
        + $"NETRA_MUTANTS={Mutants.Length})";
}
