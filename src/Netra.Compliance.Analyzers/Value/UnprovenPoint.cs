using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Value;

/// <summary>NETRA2006: a coverage point names no fault that it would catch.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnprovenPoint : NetraRule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "NETRA2006",
        title: "Coverage point has no proof",
        messageFormat: "The coverage point '{0}' names no fault that it catches: add [ProvenBy]",
        category: Category.Value,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A test that was never seen to fail may be unable to. A fault under which it must fail proves that it protects something.",
        helpLinkUri: HelpLink.For("NETRA2006"));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

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
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, point.Locations[0], point.Name));
        }
    }
}
