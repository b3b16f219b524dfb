using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Value;

/// <summary>NETRA2007: a journey, or a step of one, is not declared as a whole journey needs it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MisdeclaredJourney : NetraRule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "NETRA2007",
        title: "Journey is misdeclared",
        messageFormat: "'{0}' is misdeclared: {1}",
        category: Category.Value,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A step that is missing, unproven or guarded by no test breaks the line that the report draws from demo to retention.",
        helpLinkUri: HelpLink.For("NETRA2007"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, NetraTypes types)
    {
        if (types is { Journey: not null, Step: not null })
        {
            var found = new ConcurrentBag<INamedTypeSymbol>();
            context.RegisterSymbolAction(symbol => Collect((INamedTypeSymbol)symbol.Symbol, types, found), SymbolKind.NamedType);
            context.RegisterCompilationEndAction(end => Report(end, types, found));
        }
    }

    private static void Collect(INamedTypeSymbol type, NetraTypes types, ConcurrentBag<INamedTypeSymbol> found)
    {
        if (type.Has(types.Journey) || CriticalTest.In(type, types).Any() || JourneyStep.In(type, types).Any())
        {
            found.Add(type);
        }
    }

    private static void Report(CompilationAnalysisContext context, NetraTypes types, IReadOnlyCollection<INamedTypeSymbol> found)
    {
        var written = found.SelectMany(type => CriticalTest.In(type, types)).Select(test => test.Number);
        var planned = PlannedTest.In(context.Compilation.Assembly, types).Select(test => test.Number);
        var reader = new JourneyReader(types, TestMethods.Of(context.Compilation), [.. written.Concat(planned).OfType<int>()]);
        foreach (var (symbol, place, problem) in found.SelectMany(reader.ProblemsOf))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, place ?? symbol.Locations[0], symbol.Name, problem));
        }
    }
}
