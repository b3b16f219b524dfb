using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Model;
using Netra.Compliance.Generators.Surveying;

namespace Netra.Compliance.Generators.Pipeline;

/// <summary>What the files of a project declare: everything is parsed here, nothing of the compiler's leaves.</summary>
internal static class SurveySource
{
    public static IncrementalValuesProvider<SurveyedFile> Files(IncrementalValueProvider<Compilation> declarations) =>
        declarations.Combine(CompilationSource.Shape(declarations))
            .SelectMany((pair, cancellation) => new Survey(pair.Left, pair.Right).Read(cancellation))
            .WithTrackingName(TrackingNames.Files);

    public static IncrementalValuesProvider<CriticalClass> CriticalClasses(IncrementalValuesProvider<SurveyedFile> files) =>
        files.SelectMany((file, _) => file.Classes)
            .WithTrackingName(TrackingNames.CriticalClasses);

    public static IncrementalValueProvider<EquatableArray<UserCollection>> UserCollections(IncrementalValuesProvider<SurveyedFile> files) =>
        files.SelectMany((file, _) => file.Collections)
            .Collect()
            .Select((collections, _) => ByName(collections))
            .WithTrackingName(TrackingNames.UserCollections);

    private static EquatableArray<UserCollection> ByName(ImmutableArray<UserCollection> collections) => collections
        .GroupBy(collection => collection.Name, StringComparer.Ordinal)
        .Select(group => group.First())
        .OrderBy(collection => collection.Name, StringComparer.Ordinal)
        .ToEquatable();
}
