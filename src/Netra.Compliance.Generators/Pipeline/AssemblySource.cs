using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Model;
using Netra.Compliance.Generators.Parsing;

namespace Netra.Compliance.Generators.Pipeline;

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
            .Select((pair, _) => new AssemblyConventions(pair.Left.Frameworks, pair.Left.AllowsNullable, pair.Right))
            .WithTrackingName(TrackingNames.Conventions);
}
