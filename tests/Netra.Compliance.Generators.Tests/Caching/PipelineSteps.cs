using System.Collections.Immutable;
using System.Reflection;

namespace Netra.Compliance.Generators.Tests.Caching;

/// <summary>The tracking names that the generator itself uses, read from it so that no step can be forgotten
/// here.</summary>
internal static class PipelineSteps
{
    public static readonly ImmutableArray<string> All = typeof(ComplianceGenerator).Assembly
        .GetType("Netra.Compliance.Generators.Pipeline.TrackingNames", throwOnError: true)!
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(field => (string)field.GetRawConstantValue()!)
        .ToImmutableArray();
}
