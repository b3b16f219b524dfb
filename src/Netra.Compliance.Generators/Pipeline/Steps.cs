using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.Compliance.Generators.Model;
using Netra.Compliance.Generators.Parsing;
using Netra.Compliance.Generators.Surveying;

namespace Netra.Compliance.Generators.Pipeline;

/// <summary>The compilation, as it was when something that matters changed last.</summary>
internal static class CompilationSource
{
    /// <summary>Changes with everything but bodies: what a body says cannot change what is emitted.</summary>
    public static IncrementalValueProvider<Compilation> Declarations(
        this IncrementalGeneratorInitializationContext context) =>
        context.CompilationProvider
            .Select((compilation, _) => compilation)
            .WithComparer(new DeclarationComparer(IsBody))
            .WithTrackingName(TrackingNames.Declarations);

    /// <summary>Changes with everything but bodies and attributes: what stays true of one file when attributes change
    /// in another.</summary>
    public static IncrementalValueProvider<Compilation> Shape(IncrementalValueProvider<Compilation> declarations) =>
        declarations
            .Select((compilation, _) => compilation)
            .WithComparer(new DeclarationComparer(node => IsBody(node) || node is AttributeListSyntax))
            .WithTrackingName(TrackingNames.Shape);

    private static bool IsBody(SyntaxNode node) => node is BlockSyntax or ArrowExpressionClauseSyntax;
}

/// <summary>What the files of a project declare: everything is parsed here, nothing of the compiler's leaves.</summary>
internal static class SurveySource
{
    public static IncrementalValuesProvider<SurveyedFile> Files(IncrementalValueProvider<Compilation> declarations) =>
        declarations.Combine(CompilationSource.Shape(declarations))
            .SelectMany((pair, cancellation) => new Survey(pair.Left, pair.Right).Read(cancellation))
            .WithTrackingName(TrackingNames.Files);

    public static IncrementalValuesProvider<CriticalClass> CriticalClasses(
        IncrementalValuesProvider<SurveyedFile> files) =>
        files.SelectMany((file, _) => file.Classes)
            .WithTrackingName(TrackingNames.CriticalClasses);

    public static IncrementalValueProvider<EquatableArray<UserCollection>> UserCollections(
        IncrementalValuesProvider<SurveyedFile> files) =>
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

/// <summary>What concerns the assembly as a whole.</summary>
internal static class AssemblySource
{
    public static IncrementalValueProvider<AssemblyFacts> Facts(IncrementalValueProvider<Compilation> declarations) =>
        declarations
            .Select((compilation, _) => AssemblyFactsParser.Parse(compilation))
            .WithTrackingName(TrackingNames.AssemblyFacts);

    public static IncrementalValueProvider<AssemblyConventions> Conventions(
        IncrementalValueProvider<AssemblyFacts> facts,
        IncrementalValueProvider<EquatableArray<UserCollection>> collections) =>
        facts.Combine(collections)
            .Select((pair, _) => new AssemblyConventions(pair.Left.Frameworks, pair.Right))
            .WithTrackingName(TrackingNames.Conventions);
}

/// <summary>Joins each class with what its file depends on beside it, and no more.</summary>
internal static class ClassUnits
{
    public static IncrementalValuesProvider<ClassUnit> Of(
        IncrementalValuesProvider<CriticalClass> classes,
        IncrementalValueProvider<AssemblyConventions> conventions) =>
        classes.Combine(conventions)
            .Select((pair, _) => Unit(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.ClassUnits);

    private static ClassUnit Unit(CriticalClass critical, AssemblyConventions conventions)
    {
        var collection = critical.Wiring.Collection ?? critical.Name.Module;
        var definition = conventions.Collections.FirstOrDefault(candidate => candidate.Name == collection);
        return new ClassUnit(critical, conventions.Frameworks, definition);
    }
}

/// <summary>The names of the pipeline's steps; the caching tests watch each.</summary>
internal static class TrackingNames
{
    public const string Declarations = nameof(Declarations);
    public const string Shape = nameof(Shape);
    public const string Files = nameof(Files);
    public const string CriticalClasses = nameof(CriticalClasses);
    public const string AssemblyFacts = nameof(AssemblyFacts);
    public const string UserCollections = nameof(UserCollections);
    public const string Conventions = nameof(Conventions);
    public const string ClassUnits = nameof(ClassUnits);
    public const string FileGroups = nameof(FileGroups);
    public const string PortfolioTests = nameof(PortfolioTests);
    public const string Portfolio = nameof(Portfolio);
}
