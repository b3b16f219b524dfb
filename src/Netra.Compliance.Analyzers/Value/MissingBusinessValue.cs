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
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.MissingBusinessValue);

    private protected override void Start(CompilationStartAnalysisContext context, NetraTypes types)
    {
        var tests = TestMethods.Of(context.Compilation);
        context.RegisterSymbolAction(symbol => Check(symbol, types, tests), SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context, NetraTypes types, TestMethods tests)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var critical = CriticalTest.In(type, types).ToArray();
        foreach (var test in critical.Where(test => !test.HasValue))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(Descriptors.MissingBusinessValue, test.NamePlace, test.Symbol.Name));
        }

        CheckOthers(context, new UnvaluedTests(types, tests),
            critical.Any(test => test.Symbol.Is(type)) || type.Has(types.Journey));
    }

    private static void CheckOthers(SymbolAnalysisContext context, UnvaluedTests unvalued, bool isCritical)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (var symbol in isCritical || !IsInScope(context, type) ? [] : unvalued.In(type))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(Descriptors.MissingBusinessValue, symbol.Locations[0], symbol.Name));
        }
    }

    private static bool IsInScope(SymbolAnalysisContext context, INamedTypeSymbol type) =>
        type.Locations[0].SourceTree is { } tree
        && OptionCatalog.ValueScope.Includes(
            type.ContainingNamespace, context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree));
}

/// <summary>Finds tests without a value beyond the critical ones.</summary>
internal sealed class UnvaluedTests(NetraTypes types, TestMethods tests)
{
    /// <summary>The class itself where none of its tests has a value, else those of its tests that have none.</summary>
    public IEnumerable<ISymbol> In(INamedTypeSymbol type)
    {
        var all = type.Has(types.BusinessValue) ? [] : tests.DeclaredIn(type).Where(IsNotCritical).ToArray();
        var without = all.Where(test => !test.Has(types.BusinessValue)).ToArray();
        return without.Length == all.Length ? without.Take(1).Select(_ => type) : without;
    }

    private bool IsNotCritical(IMethodSymbol test) => !test.Has(types.CriticalTest);
}
