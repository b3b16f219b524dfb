using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Configuration;
using Netra.Compliance.Analyzers.Honesty;
using Netra.Compliance.Analyzers.Known;
using Netra.Compliance.Analyzers.Structure;
using Netra.Compliance.Analyzers.Stubs;
using Netra.Compliance.Analyzers.TypeSafety;
using Netra.Compliance.Analyzers.Value;

namespace Netra.Compliance.Analyzers;

/// <summary>Every rule of this assembly, for hosts that run the rules themselves.</summary>
public static class RuleCatalog
{
    /// <summary>The analyzers that look at parsed files alone: right on a compilation without any reference.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> StructuralRules { get; } =
        ImmutableArray.Create<DiagnosticAnalyzer>(new StructureAnalyzer(), new InvalidOption());

    /// <summary>The analyzers that ask what a name means: they need the project's references.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> SemanticRules { get; } =
        ImmutableArray.Create<DiagnosticAnalyzer>(
            new MissingBusinessValue(),
            new InvalidBusinessValue(),
            new CriticalTestNumber(),
            new PortfolioTotal(),
            new UnregistrableShape(),
            new UnprovenPoint(),
            new MisdeclaredJourney(),
            new UnsupportedFramework(),
            new EmptyTest(),
            new NoAssertion(),
            new CannotFail(),
            new NoProductCode(),
            new UnjustifiedMock(),
            new SwallowedFailure(),
            new SkippedCriticalTest(),
            new RealTime(),
            new UntypedSignature(),
            new NullableOff(),
            new StubInProduct());

    /// <summary>All analyzers, structural ones first.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> AllRules { get; } = StructuralRules.AddRange(SemanticRules);

    /// <summary>The descriptors of all rules, each once, by ordinal order of their identifiers.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = AllRules
        .SelectMany(rule => rule.SupportedDiagnostics)
        .Distinct()
        .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)
        .ToImmutableArray();

    /// <summary>Whether the rules judge a file: one that a person wrote.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="options">Its options.</param>
    public static bool Judges(SyntaxTree tree, AnalyzerConfigOptions options) => !GeneratedCode.Is(tree, options);
}
