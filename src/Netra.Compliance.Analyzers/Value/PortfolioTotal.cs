using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Value;

/// <summary>NETRA2004: the values of the critical tests do not add up to the total that the assembly
/// declares.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PortfolioTotal : NetraRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.PortfolioTotal);

    private protected override void Start(CompilationStartAnalysisContext context, NetraTypes types)
    {
        if (context.Compilation.Assembly.Find(types.RevenuePortfolio) is not { } portfolio)
        {
            return;
        }

        var sum = PlannedTest.In(context.Compilation.Assembly, types).Sum(test => (long)(test.MonthlyRevenueUsd ?? 0));
        context.RegisterSymbolAction(symbol => Interlocked.Add(ref sum, ValueOf(symbol, types)), SymbolKind.NamedType);
        context.RegisterCompilationEndAction(end => Compare(end, portfolio, Interlocked.Read(ref sum)));
    }

    private static long ValueOf(SymbolAnalysisContext context, NetraTypes types) =>
        CriticalTest.In((INamedTypeSymbol)context.Symbol, types).Sum(test => (long)(test.MonthlyRevenueUsd ?? 0));

    private static void Compare(CompilationAnalysisContext context, AttributeData portfolio, long sum)
    {
        if (new PortfolioDeclaration(portfolio).TotalUsd is { } declared && declared != sum)
        {
            var place = portfolio.Place(context.CancellationToken) ?? Location.None;
            object[] amounts = [Dollars.Format(sum), Dollars.Format(declared), Dollars.Format(sum - declared)];
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.PortfolioTotal, place, amounts));
        }
    }
}
