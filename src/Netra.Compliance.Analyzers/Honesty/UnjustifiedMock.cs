using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>NETRA3005: a mock in an integration test, and nobody says why.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnjustifiedMock : HonestyRule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "NETRA3005",
        title: "Mock in an integration test",
        messageFormat: "'{0}' uses a mock in an integration test: meet the real thing, or say with [MockJustified] why it cannot be met",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An integration test is worth its price because it meets the real thing. A mock takes that away, mostly unseen.",
        helpLinkUri: HelpLink.For("NETRA3005"));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Register(CompilationStartAnalysisContext context, HonestyModel model)
    {
        var mocks = new MockCreation(model);
        var scope = new IntegrationScope(model);
        context.RegisterOperationBlockAction(block => Check(block, mocks, scope));
    }

    // The scope first: what is in no integration test is not even looked at.
    private static void Check(OperationBlockAnalysisContext context, MockCreation mocks, IntegrationScope scope)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.OperationBlocks[0].Syntax.SyntaxTree);
        if (scope.Holds(context.OwningSymbol, options) && !scope.IsJustified(context.OwningSymbol))
        {
            foreach (var made in OperationTree.Walk(context.OperationBlocks).Where(operation => mocks.Is(operation, options)))
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, made.Syntax.GetLocation(), context.OwningSymbol.Name));
            }
        }
    }
}
