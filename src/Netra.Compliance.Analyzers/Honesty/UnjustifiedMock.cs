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
        context.RegisterSemanticModelAction(file => Check(file, mocks, scope));
    }

    // The scope first: what is in no integration test is not even looked at.
    private static void Check(SemanticModelAnalysisContext context, MockCreation mocks, IntegrationScope scope)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.SemanticModel.SyntaxTree);
        var codes = mocks.CanBeMade(options) ? new ScopedCode(context.SemanticModel, symbol => scope.Holds(symbol, options)).All(context.CancellationToken) : [];
        foreach (var code in codes.Where(code => !scope.IsJustified(code.Owner)))
        {
            code.Operations(context).Where(operation => mocks.Is(operation, options)).ToList().ForEach(made => Report(context, made, code.Owner));
        }
    }

    private static void Report(SemanticModelAnalysisContext context, IOperation made, ISymbol owner) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptor, made.Syntax.GetLocation(), owner.Name));
}
