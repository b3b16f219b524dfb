using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.Compliance.Generators.Surveying;

namespace Netra.Compliance.Generators.Pipeline;

/// <summary>The compilation, as it was when something that matters changed last.</summary>
internal static class CompilationSource
{
    /// <summary>Changes with everything but bodies: what a body says cannot change what is emitted.</summary>
    public static IncrementalValueProvider<Compilation> Declarations(this IncrementalGeneratorInitializationContext context) =>
        context.CompilationProvider
            .Select((compilation, _) => compilation)
            .WithComparer(new DeclarationComparer(IsBody))
            .WithTrackingName(TrackingNames.Declarations);

    /// <summary>Changes with everything but bodies and attributes: what stays true of one file when attributes change in another.</summary>
    public static IncrementalValueProvider<Compilation> Shape(IncrementalValueProvider<Compilation> declarations) =>
        declarations
            .Select((compilation, _) => compilation)
            .WithComparer(new DeclarationComparer(node => IsBody(node) || node is AttributeListSyntax))
            .WithTrackingName(TrackingNames.Shape);

    private static bool IsBody(SyntaxNode node) => node is BlockSyntax or ArrowExpressionClauseSyntax;
}
