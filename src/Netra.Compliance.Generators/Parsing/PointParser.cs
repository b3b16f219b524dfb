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

    private Step? StepOf(IMethodSymbol method) =>
        method.Find(known.Declared.Step) is { } attribute ? Step(new StepDeclaration(attribute)) : null;

    private static Step Step(StepDeclaration said) =>
        new(said.Number ?? 0, said.Title ?? "", said.GuardedBy.ToEquatable());

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
        && type.InstanceConstructors
            .Any(constructor => constructor.Parameters.Length == 0
                && constructor.DeclaredAccessibility == Accessibility.Public);
}

/// <summary>Reads how generated code calls a test method, and whether it can.</summary>
internal sealed class PointCallParser(KnownTypes known)
{
    public PointCall Parse(IMethodSymbol method) => new(
        Identifier.Escape(method.Name),
        ResultOf(method),
        method.IsStatic,
        IsPossible(method),
        method.Parameters.Select(Parameter).ToEquatable());

    private PointResult ResultOf(IMethodSymbol method) => method.ReturnType switch
    {
        _ when method.ReturnsVoid => PointResult.Void,
        var type when type.Inherits(known.Results.Task) => PointResult.Task,
        var type when type.Is(known.Results.ValueTask) => PointResult.ValueTask,
        var type when type.OriginalDefinition.Is(known.Results.ValueTaskOfValue) => PointResult.ValueTaskOfValue,
        _ => PointResult.Value,
    };

    private bool IsPossible(IMethodSymbol method) =>
        IsVisible(method)
        && method is { IsGenericMethod: false, ReturnsByRef: false, ReturnsByRefReadonly: false, IsAbstract: false }
        && !(method.IsAsync && method.ReturnsVoid)
        && method.ReturnType.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer)
        && method.Parameters.All(IsPassable);

    private bool IsVisible(IMethodSymbol method) =>
        !IsForbidden(method)
        && (method.DeclaredAccessibility == Accessibility.Public
            || (IsInternal(method) && known.IsOwn(method.ContainingAssembly)));

    private static bool IsInternal(IMethodSymbol method) =>
        method.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private bool IsForbidden(IMethodSymbol method) =>
        method.Find(known.Obsolete) is { ConstructorArguments: { Length: 2 } arguments } && arguments[1].Value is true;

    private static bool IsPassable(IParameterSymbol parameter) =>
        parameter is { RefKind: RefKind.None,
            Type: { IsRefLikeType: false, TypeKind: not (TypeKind.Pointer or TypeKind.FunctionPointer) } }
        && IsKnown(parameter.Type);

    // A type that is still being written has no name that could be repeated, nor has a tuple of it.
    private static bool IsKnown(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsKnown(array.ElementType),
        INamedTypeSymbol named => named.TypeKind != TypeKind.Error && named.TypeArguments.All(IsKnown),
        _ => type.TypeKind != TypeKind.Error,
    };

    private static PointParameter Parameter(IParameterSymbol parameter)
    {
        var type = parameter is { IsParams: true, Type: IArrayTypeSymbol array } ? array.ElementType : parameter.Type;
        return new PointParameter(
            type.QualifiedNullable(), parameter is { IsParams: true, Type: IArrayTypeSymbol }, DefaultOf(parameter));
    }

    private static string? DefaultOf(IParameterSymbol parameter) =>
        parameter.HasExplicitDefaultValue
            ? ConstantExpression.Of(parameter.ExplicitDefaultValue, parameter.Type) : null;
}

/// <summary>Reads the rows of a theory that stand in its attributes.</summary>
internal sealed class TheoryParser(KnownTypes known)
{
    public Theory Parse(IMethodSymbol method)
    {
        var data = method.GetAttributes().Where(attribute => attribute.AttributeClass.Inherits(known.Xunit.Data))
            .ToArray();
        var rows = data.Where(IsInline).Where(row => row.Named("Skip")?.Value is null).Select(Row);
        return new Theory(rows.ToEquatable(), !data.All(IsInline));
    }

    private bool IsInline(AttributeData attribute) => attribute.AttributeClass.Is(known.Xunit.InlineData);

    private static TheoryRow Row(AttributeData attribute)
    {
        var arguments = attribute.ConstructorArguments;
        return arguments is [{ Kind: TypedConstantKind.Array, IsNull: false } items]
            ? new TheoryRow(items.Values.Select(ConstantExpression.Of).ToEquatable())
            : new TheoryRow(new[] { "null" }.ToEquatable());
    }
}

/// <summary>What a test method may return to be awaited.</summary>
internal sealed class ResultTypes(Compilation compilation)
{
    public INamedTypeSymbol? Task { get; } = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task");

    public INamedTypeSymbol? ValueTask { get; } = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask");

    public INamedTypeSymbol? ValueTaskOfValue { get; } =
        compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask`1");
}
