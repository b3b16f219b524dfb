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

    // Tests are public for their framework's sake: nobody calls them. Types are asked for, and not their members one by one, as most of those are nobody else's.
    private protected override void Register(CompilationStartAnalysisContext context) =>
        context.RegisterSymbolAction(CheckType, SymbolKind.NamedType);

    private static void CheckType(SymbolAnalysisContext context)
    {
        if (!context.IsGeneratedCode && context.Symbol is INamedTypeSymbol type && PublicContract.IsOpen(type))
        {
            foreach (var member in type.GetMembers())
            {
                Check(context, member);
            }
        }
    }

    private static void Check(SymbolAnalysisContext context, ISymbol member)
    {
        if (PublicContract.IsOffered(member) && UntypedPart.Of(member) is { } part && PublicContract.IsFree(member) && !GeneratedCode.Is(part.Place, context.Options))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, part.Place, member.SpokenName(), part.Text));
        }
    }
}
