using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Value;

/// <summary>NETRA2005: a critical test or a journey has a shape that the generator cannot register.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnregistrableShape : NetraRule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "NETRA2005",
        title: "Critical test cannot be registered",
        messageFormat: "'{0}' cannot be registered as a {2}: {1}",
        category: Category.Value,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The generator adds to the class and the test framework runs it: both need a public, partial, concrete class with a test in it.",
        helpLinkUri: HelpLink.For("NETRA2005"));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    /// <summary>Where nothing is journaled whatever the shape, no other shape would help: NETRA2008 tells.</summary>
    private protected override void Start(CompilationStartAnalysisContext context, NetraTypes types)
    {
        if (FrameworkSupport.Of(context.Compilation).Journals)
        {
            var shapes = new ShapeReader(types, TestMethods.Of(context.Compilation));
            context.RegisterSymbolAction(symbol => Check(symbol, shapes, types), SymbolKind.NamedType);
        }
    }

    private static void Check(SymbolAnalysisContext context, ShapeReader shapes, NetraTypes types)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var problems = shapes.ProblemsOf(type, context.CancellationToken).ToArray();
        if (problems.Length > 0)
        {
            context.ReportDiagnostic(Finding(type, type.WithBases().Any(part => part.Has(types.Journey)) ? "journey" : "critical test", problems));
        }
    }

    private static Diagnostic Finding(INamedTypeSymbol type, string what, ShapeProblem[] problems) => Diagnostic.Create(
        Descriptor,
        type.Locations[0],
        ImmutableDictionary<string, string?>.Empty.Add("fix", string.Join(" ", problems.Select(problem => problem.Modifier).OfType<string>())),
        type.Name,
        string.Join(", ", problems.Select(problem => problem.Text)),
        what);
}
