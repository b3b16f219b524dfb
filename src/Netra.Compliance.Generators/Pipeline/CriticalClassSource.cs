using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.Compliance.Generators.Model;
using Netra.Compliance.Generators.Parsing;

namespace Netra.Compliance.Generators.Pipeline;

/// <summary>The critical classes of a project: everything is parsed here, nothing of the compiler's leaves.</summary>
internal static class CriticalClassSource
{
    public static IncrementalValuesProvider<CriticalClass> CriticalClasses(this IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(DeclaredTypes.CriticalTestName, IsCandidate, Parse)
            .Where(critical => critical is not null)
            .Select((critical, _) => critical!)
            .WithTrackingName(TrackingNames.CriticalClasses);

    private static bool IsCandidate(SyntaxNode node, CancellationToken cancellation) =>
        node is ClassDeclarationSyntax or RecordDeclarationSyntax or MethodDeclarationSyntax;

    private static CriticalClass? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var parser = new CriticalClassParser(KnownTypes.Of(context.SemanticModel.Compilation));
        var type = context.TargetSymbol as INamedTypeSymbol ?? context.TargetSymbol.ContainingType;
        return type is { TypeKind: TypeKind.Class } && IsFirst(parser, type, context) ? parser.Parse(type) : null;
    }

    /// <summary>Several attributes can lead to one class; only the first of them does.</summary>
    private static bool IsFirst(CriticalClassParser parser, INamedTypeSymbol type, GeneratorAttributeSyntaxContext context)
    {
        var first = parser.Declarations(type).FirstOrDefault()?.ApplicationSyntaxReference;
        return first is not null && context.Attributes.Any(attribute => IsSame(attribute.ApplicationSyntaxReference, first));
    }

    private static bool IsSame(SyntaxReference? one, SyntaxReference other) =>
        one is not null && one.SyntaxTree == other.SyntaxTree && one.Span == other.Span;
}
