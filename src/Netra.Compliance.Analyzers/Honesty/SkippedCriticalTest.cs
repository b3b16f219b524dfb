using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;
using Netra.Compliance.Analyzers.Value;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>NETRA3007: a critical test or a step of a journey is skipped whatever the circumstances.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SkippedCriticalTest : TestRule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "NETRA3007",
        title: "Critical test is skipped",
        messageFormat: "'{0}' of the {1} is skipped without a condition: {2} goes unverified",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A skipped test protects nothing, and the run stays green. Skip on a condition, or mend the test.",
        helpLinkUri: HelpLink.For("NETRA3007"));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Check(Test test)
    {
        if (test.Model.Netra is { } types && Loss(test.Method, types) is var (whole, part))
        {
            foreach (var place in Skips.Of(test))
            {
                test.ReportAt(place, Descriptor, test.Method.Name, whole, part);
            }
        }
    }

    /// <summary>What a test belongs to, and what its skip leaves unverified; null where it is neither critical nor a step.</summary>
    private static (string Whole, string Part)? Loss(IMethodSymbol method, NetraTypes types) =>
        Critical(method, types) is { } critical ? ($"critical test '{critical.Title}'", Revenue(critical))
        : method.ContainingType.Find(types.Journey) is { } journey ? ($"journey '{journey.Text(0) ?? method.ContainingType.Name}'", "a step")
        : null;

    private static CriticalTest? Critical(IMethodSymbol method, NetraTypes types) =>
        CriticalTest.Of(method, types) ?? CriticalTest.Of(method.ContainingType, types);

    private static string Revenue(CriticalTest critical) =>
        critical.MonthlyRevenueUsd is { } revenue ? Dollars.Format(revenue) + " a month" : "revenue that nobody stated";
}
