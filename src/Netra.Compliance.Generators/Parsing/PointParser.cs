using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Emit;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>Reads a test method as a coverage point.</summary>
internal sealed class PointParser(KnownTypes known)
{
    private readonly PointCallParser _calls = new(known);
    private readonly TheoryParser _theories = new(known);

    public Point Parse(TestMethod test, bool isOverloaded) => new(
        isOverloaded ? KeyWithTypes(test.Method) : test.Method.Name,
        test.Fact.Named("DisplayName")?.Value as string ?? Sentence(test.Method.Name),
        test.Method.Find(known.Declared.Covers)?.Text(0),
        _calls.Parse(test.Method),
        test.Fact.AttributeClass.Inherits(known.Xunit.Theory) ? _theories.Parse(test.Method) : null,
        FaultsOf(test.Method)) { Step = StepOf(test.Method) };

    private Step? StepOf(IMethodSymbol method) => method.Find(known.Declared.Step) is { } step
        ? new Step(step.Number(0) ?? 0, step.Text(1) ?? "", step.Numbers("GuardedBy").ToEquatable())
        : null;

    private static string KeyWithTypes(IMethodSymbol method) =>
        method.Name + "(" + string.Join(",", method.Parameters.Select(TypeInKey)) + ")";

    private static string TypeInKey(IParameterSymbol parameter) =>
        parameter.Type.Clr() + (parameter.RefKind == RefKind.None ? "" : "&");

    private static string Sentence(string name)
    {
        var words = name.Replace('_', ' ').Trim();
        return words.Length == 0 ? name : words;
    }

    private EquatableArray<Fault> FaultsOf(IMethodSymbol method) => method.FindAll(known.Declared.ProvenBy)
        .Select(attribute => attribute.Type(0))
        .OfType<INamedTypeSymbol>()
        .Select(type => new Fault(type.Clr(), type.Qualified(), IsConstructible(type)))
        .Distinct()
        .ToEquatable();

    private bool IsConstructible(INamedTypeSymbol type) =>
        type is { IsAbstract: false, IsUnboundGenericType: false, TypeKind: TypeKind.Class }
        && type.Inherits(known.Declared.Fault)
        && known.CanName(type)
        && type.InstanceConstructors.Any(constructor => constructor.Parameters.Length == 0 && constructor.DeclaredAccessibility == Accessibility.Public);
}
