using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Pipeline;

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
        return new ClassUnit(critical, conventions.Frameworks, conventions.AllowsNullable, definition);
    }
}
