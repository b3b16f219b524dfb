using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.Analyzers.Value;

/// <summary>NETRA2001: a test that must say what it is worth does not.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingBusinessValue : NetraRule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "NETRA2001",
        title: "Test states no business value",
        messageFormat: "'{0}' states no business value: add [BusinessValue] with the monthly revenue that it protects and why",
        category: Category.Value,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A critical test is worth what would be lost if it were not there. Without an amount it counts for nothing in the ledger.",
        helpLinkUri: HelpLink.For("NETRA2001"));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, NetraTypes types)
    {
        var tests = TestMethods.Of(context.Compilation);
        context.RegisterSymbolAction(symbol => Check(symbol, types, tests), SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context, NetraTypes types, TestMethods tests)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var critical = CriticalTest.In(type, types).ToArray();
        foreach (var test in critical.Where(test => test.Value is null))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, test.NamePlace, test.Symbol.Name));
        }

        CheckOthers(context, new UnvaluedTests(types, tests), critical.Any(test => test.Symbol.Is(type)) || type.Has(types.Journey));
    }

    private static void CheckOthers(SymbolAnalysisContext context, UnvaluedTests unvalued, bool isCritical)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (var symbol in isCritical || !IsInScope(context, type) ? [] : unvalued.In(type))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, symbol.Locations[0], symbol.Name));
        }
    }

    private static bool IsInScope(SymbolAnalysisContext context, INamedTypeSymbol type) =>
        type.Locations[0].SourceTree is { } tree
        && OptionCatalog.ValueScope.Includes(type.ContainingNamespace, context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree));
}
