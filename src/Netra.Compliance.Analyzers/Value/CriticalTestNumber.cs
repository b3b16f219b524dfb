using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Value;

/// <summary>NETRA2003: the numbers of the critical tests are not 1 to n, each once.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CriticalTestNumber : NetraRule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "NETRA2003",
        title: "Critical tests are not numbered 1 to n",
        messageFormat: "Critical test number {0}: tests are numbered from 1 without gaps, each number once",
        category: Category.Value,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A number used twice hides a test, and a gap hides that one was removed.",
        helpLinkUri: HelpLink.For("NETRA2003"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, NetraTypes types)
    {
        var tests = new ConcurrentBag<CriticalTest>();
        context.RegisterSymbolAction(symbol => Collect(symbol, types, tests), SymbolKind.NamedType);
        context.RegisterCompilationEndAction(end => Report(end, types, tests));
    }

    private static void Collect(SymbolAnalysisContext context, NetraTypes types, ConcurrentBag<CriticalTest> tests)
    {
        foreach (var test in CriticalTest.In((INamedTypeSymbol)context.Symbol, types))
        {
            tests.Add(test);
        }
    }

    private static void Report(CompilationAnalysisContext context, NetraTypes types, IEnumerable<CriticalTest> written)
    {
        var planned = PlannedTest.In(context.Compilation.Assembly, types);
        var uses = written.Select(NumberUse.Of).Concat(planned.Select(NumberUse.Of)).OfType<NumberUse>();
        foreach (var (use, problem) in NumberSequence.Problems(uses))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, use.Place(context.CancellationToken), problem));
        }
    }
}
