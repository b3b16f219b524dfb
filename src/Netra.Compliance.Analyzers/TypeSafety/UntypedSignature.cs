using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.TypeSafety;

/// <summary>NETRA4001: a public signature that the compiler cannot check.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UntypedSignature : ProductRule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "NETRA4001",
        title: "Public signature is untyped",
        messageFormat: "The public signature of '{0}' has {1}: name the type, or make it generic",
        category: Category.TypeSafety,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What takes or gives anything is checked by nobody until it fails at run time.",
        helpLinkUri: HelpLink.For("NETRA4001"));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    // Tests are public for their framework's sake: nobody calls them.
    private protected override void Register(CompilationStartAnalysisContext context) =>
        context.RegisterSymbolAction(Check, SymbolKind.Method, SymbolKind.Property, SymbolKind.Field);

    private static void Check(SymbolAnalysisContext context)
    {
        if (!context.IsGeneratedCode && UntypedPart.Of(context.Symbol) is { } part && PublicContract.IsFree(context.Symbol) && !GeneratedCode.Holds(part.Place))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, part.Place, context.Symbol.SpokenName(), part.Text));
        }
    }
}
