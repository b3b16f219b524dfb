using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Model;
using Netra.Compliance.Generators.Parsing;

namespace Netra.Compliance.Generators.Pipeline;

/// <summary>What concerns the assembly as a whole.</summary>
internal static class AssemblySource
{
    public static IncrementalValueProvider<AssemblyFacts> AssemblyFacts(this IncrementalGeneratorInitializationContext context) =>
        context.CompilationProvider
            .Select((compilation, _) => AssemblyFactsParser.Parse(compilation))
            .WithTrackingName(TrackingNames.AssemblyFacts);

    public static IncrementalValueProvider<EquatableArray<UserCollection>> UserCollections(this IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(XunitTypes.CollectionDefinitionName, (_, _) => true, Parse)
            .Collect()
            .Select((collections, _) => ByName(collections))
            .WithTrackingName(TrackingNames.UserCollections);

    public static IncrementalValueProvider<AssemblyConventions> Conventions(
        IncrementalValueProvider<AssemblyFacts> facts,
        IncrementalValueProvider<EquatableArray<UserCollection>> collections) =>
        facts.Combine(collections)
            .Select((pair, _) => new AssemblyConventions(pair.Left.Frameworks, pair.Left.AllowsNullable, pair.Right))
            .WithTrackingName(TrackingNames.Conventions);

    private static UserCollection? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        context.TargetSymbol is INamedTypeSymbol type
            ? CollectionParser.Parse(type, context.Attributes[0], KnownTypes.Of(context.SemanticModel.Compilation))
            : null;

    private static EquatableArray<UserCollection> ByName(ImmutableArray<UserCollection?> collections) => collections
        .OfType<UserCollection>()
        .GroupBy(collection => collection.Name, StringComparer.Ordinal)
        .Select(group => group.First())
        .OrderBy(collection => collection.Name, StringComparer.Ordinal)
        .ToEquatable();
}
