using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>Reads the critical tests and the journey that a class and its methods declare.</summary>
internal sealed class CriticalTestParser(KnownTypes known)
{
    private readonly PointParser _points = new(known);
    private readonly BusinessValueParser _values = new(known);

    public EquatableArray<CriticalTest> Parse(INamedTypeSymbol type, ImmutableArray<TestMethod> methods) =>
        OnMethods(type, methods)
            .Concat(OnClass(type, methods))
            .OrderBy(test => test.Number)
            .ThenBy(test => test.Member, StringComparer.Ordinal)
            .ToEquatable();

    private IEnumerable<CriticalTest> OnClass(INamedTypeSymbol type, ImmutableArray<TestMethod> methods) =>
        type.Find(known.Declared.CriticalTest) is { } attribute
            ? [Test(attribute, type, OwnPoints(methods))]
            : type.FindAll(known.Declared.Journey).Select(journey => Journey(journey, type, OwnPoints(methods)));

    private IEnumerable<CriticalTest> OnMethods(INamedTypeSymbol type, ImmutableArray<TestMethod> methods) =>
        from method in type.GetMembers().OfType<IMethodSymbol>()
        let attribute = method.Find(known.Declared.CriticalTest)
        where attribute is not null
        select Test(attribute, method, PointsOf(methods.Where(test => test.Method.Is(method)), methods));

    private CriticalTest Test(AttributeData attribute, ISymbol declaring, EquatableArray<Point> points)
    {
        var said = new CriticalTestDeclaration(attribute);
        return new CriticalTest(
            said.Number ?? 0, said.Title ?? "", declaring.Name, declaring is IMethodSymbol, _values.Parse(declaring),
            points);
    }

    private static CriticalTest Journey(AttributeData attribute, INamedTypeSymbol type, EquatableArray<Point> points) =>
        new(0, new JourneyDeclaration(attribute).Title ?? "", type.Name, false, null,
            points.OrderBy(point => point.Step?.Number ?? 0).ToEquatable()) { IsJourney = true };

    private EquatableArray<Point> OwnPoints(ImmutableArray<TestMethod> methods) =>
        PointsOf(methods.Where(test => !IsCritical(test.Method)), methods);

    private EquatableArray<Point> PointsOf(IEnumerable<TestMethod> points, ImmutableArray<TestMethod> all) =>
        points.Select(test => _points.Parse(test, all.Count(other => other.Method.Name == test.Method.Name) > 1))
            .ToEquatable();

    private bool IsCritical(IMethodSymbol method) => method.Has(known.Declared.CriticalTest);
}

/// <summary>Reads the stated value of a critical test.</summary>
internal sealed class BusinessValueParser(KnownTypes known)
{
    public BusinessValue? Parse(ISymbol declaring) =>
        declaring.Find(known.Declared.BusinessValue) is { } attribute ? Parse(attribute) : null;

    private static BusinessValue Parse(AttributeData attribute)
    {
        var said = new BusinessValueDeclaration(attribute);
        return new BusinessValue(said.MonthlyRevenueUsd ?? 0, said.Justification ?? "", GroupsOf(attribute),
            attribute.Named("Owner")?.Value as string);
    }

    private static BusinessGroups GroupsOf(AttributeData attribute) =>
        new(MemberName(attribute, "Category"), MemberName(attribute, "Stage"), MemberName(attribute, "Segment"));

    private static string MemberName(AttributeData attribute, string property) =>
        attribute.Named(property) is { Kind: TypedConstantKind.Enum } constant
            ? constant.Type!.GetMembers().OfType<IFieldSymbol>()
                .FirstOrDefault(field => Equals(field.ConstantValue, constant.Value))?.Name
                ?? BusinessGroups.Unspecified
            : BusinessGroups.Unspecified;
}
