using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Value;

/// <summary>NETRA2006: a coverage point names no fault that it would catch.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnprovenPoint : NetraRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.UnprovenPoint);

    private protected override void Start(CompilationStartAnalysisContext context, NetraTypes types)
    {
        var tests = TestMethods.Of(context.Compilation);
        if (types.ProvenBy is not null && FrameworkSupport.Of(context.Compilation).Proves)
        {
            context.RegisterSymbolAction(symbol => Check(symbol, types, tests), SymbolKind.NamedType);
        }
    }

    private static void Check(SymbolAnalysisContext context, NetraTypes types, TestMethods tests)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var isCritical = type.Has(types.CriticalTest);
        var points = tests.DeclaredIn(type).Where(test => isCritical || test.Has(types.CriticalTest));
        foreach (var point in points.Where(point => !point.Has(types.ProvenBy)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnprovenPoint, point.Locations[0], point.Name));
        }
    }
}
