using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>What runs around a test: constructors, set-up, clean-up, and the same of the fixtures that it is given.</summary>
internal static class Lifecycle
{
    private static readonly string[] Names = ["Dispose", "DisposeAsync", "InitializeAsync"];

    public static IEnumerable<IMethodSymbol> Of(INamedTypeSymbol type, HonestyModel model)
    {
        var classes = type.WithBases().ToArray();
        return classes.Concat(classes.SelectMany(Fixtures))
            .Where(part => model.Roles.Is(part, AssemblyRole.Tests))
            .SelectMany(part => part.GetMembers().OfType<IMethodSymbol>().Where(method => RunsAround(method, model)));
    }

    private static IEnumerable<INamedTypeSymbol> Fixtures(INamedTypeSymbol type) => type.InstanceConstructors
        .SelectMany(constructor => constructor.Parameters)
        .Select(parameter => parameter.Type)
        .OfType<INamedTypeSymbol>()
        .SelectMany(fixture => fixture.WithBases());

    private static bool RunsAround(IMethodSymbol method, HonestyModel model) =>
        method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor
        || (method.Parameters.IsEmpty && Names.Contains(method.Name))
        || method.ExplicitInterfaceImplementations.Any(member => Names.Contains(member.Name))
        || (!model.Tests.Contain(method) && method.GetAttributes().Any(attribute => IsOfFramework(attribute, model)));

    private static bool IsOfFramework(AttributeData attribute, HonestyModel model) =>
        attribute.AttributeClass is { } type && model.Roles.Of(type) is AssemblyRole.Framework or AssemblyRole.Assertions;
}
