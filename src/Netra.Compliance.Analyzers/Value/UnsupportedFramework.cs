using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Value;

/// <summary>NETRA2008: critical tests or journeys are declared where none can be journaled or proven.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsupportedFramework : NetraRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.UnsupportedFramework);

    private protected override void Start(CompilationStartAnalysisContext context, NetraTypes types)
    {
        var support = FrameworkSupport.Of(context.Compilation);
        if (!support.Proves)
        {
            var declared = new ConcurrentBag<Declaration>();
            context.RegisterSymbolAction(symbol => Collect(symbol, types, declared), SymbolKind.NamedType);
            context.RegisterCompilationEndAction(end => Report(end, support, [.. declared]));
        }
    }

    private static void Collect(SymbolAnalysisContext context, NetraTypes types, ConcurrentBag<Declaration> declared)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var members = type.WithBases().SelectMany(part => part.GetMembers());
        var critical = CriticalTest.In(type, types).Select(test => test.Place(context.CancellationToken));
        var journey = type.Find(types.Journey)?.Place(context.CancellationToken);
        foreach (var place in critical.Append(journey).OfType<Location>())
        {
            declared.Add(new Declaration(place, members.Any(member => member.Has(types.ProvenBy))));
        }
    }

    /// <summary>Without xunit.assert alone, only proofs are missed.</summary>
    private static void Report(CompilationAnalysisContext context, FrameworkSupport support, Declaration[] declared)
    {
        var missed = declared.Where(test => !support.Journals || test.IsProven).ToArray();
        if (missed.Length > 0)
        {
            var severity = missed.Any(test => test.IsProven)
                ? DiagnosticSeverity.Error : Descriptors.UnsupportedFramework.DefaultSeverity;
            var finding = Diagnostic.Create(
                Descriptors.UnsupportedFramework, First(missed), severity, null, null, Words(support));
            context.ReportDiagnostic(finding);
        }
    }

    private static Location First(Declaration[] declared) => declared
        .Select(test => test.Place)
        .OrderBy(place => place.SourceTree?.FilePath, StringComparer.Ordinal)
        .ThenBy(place => place.SourceSpan.Start)
        .First();

    private static object[] Words(FrameworkSupport support) => support.Journals
        ? ["proven", support.Found, TestFrameworks.Supported + " with xunit.assert"]
        : ["recorded or proven", support.Found, TestFrameworks.Supported + " in C# 8 or later"];

    /// <param name="Place">Where the critical test or the journey is declared.</param>
    /// <param name="IsProven">Whether a point of it names a fault.</param>
    private sealed record Declaration(Location Place, bool IsProven);
}
