using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Value;

/// <summary>Compares a class with what the generator and the test framework need.</summary>
internal sealed class ShapeReader(NetraTypes types, TestMethods tests)
{
    public IEnumerable<ShapeProblem> ProblemsOf(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var critical = CriticalTest.In(type, types).ToArray();
        return critical.Length > 0 || type.Has(types.Journey)
            ? Modifiers(type, cancellation).Concat(Kind(type)).Concat(critical.SelectMany(Methods)).Concat(Tests(type))
            : Inherited(type);
    }

    private static IEnumerable<ShapeProblem> Modifiers(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (!type.WithContainers().All(part => IsPartial(part, cancellation)))
        {
            yield return new ShapeProblem("it, or a type around it, is not partial", "partial");
        }

        if (type.WithContainers().Any(part => part.DeclaredAccessibility != Accessibility.Public || part.IsFileLocal))
        {
            yield return new ShapeProblem("it, or a type around it, is not public", "public");
        }
    }

    private static IEnumerable<ShapeProblem> Kind(INamedTypeSymbol type)
    {
        if (type.WithContainers().Any(part => part.Arity > 0))
        {
            yield return new ShapeProblem("it, or a type around it, is generic");
        }

        if (type.IsAbstract || type.IsStatic)
        {
            yield return new ShapeProblem(type.IsStatic ? "it is static" : "it is abstract");
        }
    }

    private IEnumerable<ShapeProblem> Methods(CriticalTest critical)
    {
        if (critical.Symbol is IMethodSymbol method && !tests.Contain(method))
        {
            yield return new ShapeProblem($"'{method.Name}' is no test");
        }
    }

    private IEnumerable<ShapeProblem> Tests(INamedTypeSymbol type)
    {
        var all = tests.RunFor(type).ToArray();
        if (types.Declares(type) && !all.Any(IsNotCritical))
        {
            yield return new ShapeProblem("there is no test in it");
        }

        var points = types.Declares(type) ? all : all.Where(test => test.Has(types.CriticalTest));
        if (points.FirstOrDefault(test => !tests.RunInXunit(test)) is { } foreign)
        {
            yield return new ShapeProblem($"'{foreign.Name}' is a test of another framework than xunit");
        }
    }

    private IEnumerable<ShapeProblem> Inherited(INamedTypeSymbol type)
    {
        if (type.WithBases().Skip(1).FirstOrDefault(types.Declares) is { } declared)
        {
            yield return new ShapeProblem($"[{(declared.Has(types.CriticalTest) ? "CriticalTest" : "Journey")}] on '{declared.Name}' is not inherited");
        }
    }

    private bool IsNotCritical(IMethodSymbol test) => !test.Has(types.CriticalTest);

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(cancellation) is TypeDeclarationSyntax declaration
            && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
