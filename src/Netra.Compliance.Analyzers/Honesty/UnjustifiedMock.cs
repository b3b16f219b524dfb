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
        context.RegisterOperationAction(operation => Check(operation, mocks, scope), OperationKind.Invocation, OperationKind.ObjectCreation);
    }

    private static void Check(OperationAnalysisContext context, MockCreation mocks, IntegrationScope scope)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Operation.Syntax.SyntaxTree);
        if (mocks.Is(context.Operation, options) && scope.Holds(context.ContainingSymbol, options) && !scope.IsJustified(context.ContainingSymbol))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, context.Operation.Syntax.GetLocation(), context.ContainingSymbol.Name));
        }
    }
}
