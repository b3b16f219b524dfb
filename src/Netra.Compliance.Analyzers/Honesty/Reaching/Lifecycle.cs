using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>What runs around the tests of a class: constructors, set-up, clean-up, and the same of the fixtures that it is given.</summary>
internal sealed class Lifecycle(TestMethods tests, AssemblyRoles roles)
{
    private static readonly string[] Names = ["Dispose", "DisposeAsync", "InitializeAsync"];

    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<IMethodSymbol>> _methods = new(SymbolEqualityComparer.Default);

    public ImmutableArray<IMethodSymbol> Of(INamedTypeSymbol type) => _methods.GetOrAdd(type, Find);

    private ImmutableArray<IMethodSymbol> Find(INamedTypeSymbol type)
    {
        var classes = type.WithBases().ToArray();
        return classes.Concat(classes.SelectMany(Fixtures))
            .Where(part => roles.Is(part, AssemblyRole.Tests))
            .SelectMany(part => part.GetMembers().OfType<IMethodSymbol>().Where(RunsAround))
            .ToImmutableArray();
    }

    private static IEnumerable<INamedTypeSymbol> Fixtures(INamedTypeSymbol type) => type.InstanceConstructors
        .SelectMany(constructor => constructor.Parameters)
        .Select(parameter => parameter.Type)
        .OfType<INamedTypeSymbol>()
        .SelectMany(fixture => fixture.WithBases());

    private bool RunsAround(IMethodSymbol method) =>
        method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor
        || (method.Parameters.IsEmpty && Names.Contains(method.Name))
        || method.ExplicitInterfaceImplementations.Any(member => Names.Contains(member.Name))
        || (method.GetAttributes().Any(IsOfFramework) && !tests.Contain(method));

    private bool IsOfFramework(AttributeData attribute) =>
        attribute.AttributeClass is { } type && roles.Of(type) is AssemblyRole.Framework or AssemblyRole.Assertions;
}
