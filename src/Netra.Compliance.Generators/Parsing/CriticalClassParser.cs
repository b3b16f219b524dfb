using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>Reads a class with all critical tests in it.</summary>
internal sealed class CriticalClassParser(KnownTypes known)
{
    private readonly CriticalTestParser _tests = new(known);
    private readonly WiringParser _wiring = new(known);
    private readonly FixtureParser _fixtures = new(known);

    /// <summary>Every use of <c>[CriticalTest]</c> and <c>[Journey]</c> on the class and on its own methods, the
    /// class's first.</summary>
    public ImmutableArray<AttributeData> Declarations(INamedTypeSymbol type) =>
        type.FindAll(known.Declared.CriticalTest)
        .Concat(type.FindAll(known.Declared.Journey))
        .Concat(
            type.GetMembers().OfType<IMethodSymbol>().SelectMany(method => method.FindAll(known.Declared.CriticalTest)))
        .ToImmutableArray();

    /// <summary>Null when the class and its methods declare no critical test and no journey, or the class has no name
    /// yet.</summary>
    public CriticalClass? Parse(INamedTypeSymbol type)
    {
        var methods = TestMethods.Of(type, known);
        var tests = _tests.Parse(type, methods);
        return tests.Count == 0 || IsHalfTyped(type)
            ? null : Parse(type, tests, tests.Sum(test => test.Points.Count) < methods.Length);
    }

    private static bool IsHalfTyped(INamedTypeSymbol type) =>
        type.WithContainers().Any(part => part.Name.Length == 0) || IsHalfTyped(type.ContainingNamespace);

    private static bool IsHalfTyped(INamespaceSymbol space) =>
        !space.IsGlobalNamespace && (space.Name.Length == 0 || IsHalfTyped(space.ContainingNamespace));

    private CriticalClass Parse(INamedTypeSymbol type, EquatableArray<CriticalTest> tests, bool hasOtherTests) => new(
        ClassNames.Of(type),
        ClassShape.Of(type),
        _fixtures.LifetimeOf(type),
        _wiring.Parse(type),
        tests,
        hasOtherTests);
}

/// <summary>Reads a class's names.</summary>
internal static class ClassNames
{
    private const string GlobalModule = "Global";

    public static ClassName Of(INamedTypeSymbol type) => new(
        EscapedNamespace(type.ContainingNamespace),
        type.WithContainers().Skip(1).Reverse().Select(Shell).ToEquatable(),
        Shell(type),
        type.ClrDefinition(),
        type.Qualified(),
        ModuleOf(type.ContainingNamespace));

    private static string EscapedNamespace(INamespaceSymbol space) => space.IsGlobalNamespace
        ? ""
        : space.ToDisplayString(
            SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(
                SymbolDisplayGlobalNamespaceStyle.Omitted));

    private static string ModuleOf(INamespaceSymbol space) => space.IsGlobalNamespace ? GlobalModule : space.Name;

    private static TypeShell Shell(INamedTypeSymbol type) => new(KeywordOf(type), type.Name);

    private static string KeywordOf(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
        { TypeKind: TypeKind.Struct } => "struct",
        { IsRecord: true } => "record",
        _ => "class",
    };
}
