using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Emit;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Parsing;

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
        && (method.DeclaredAccessibility == Accessibility.Public || (IsInternal(method) && known.IsOwn(method.ContainingAssembly)));

    private static bool IsInternal(IMethodSymbol method) =>
        method.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private bool IsForbidden(IMethodSymbol method) =>
        method.Find(known.Obsolete) is { ConstructorArguments: { Length: 2 } arguments } && arguments[1].Value is true;

    private static bool IsPassable(IParameterSymbol parameter) =>
        parameter is { RefKind: RefKind.None, Type: { IsRefLikeType: false, TypeKind: not (TypeKind.Pointer or TypeKind.FunctionPointer) } }
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
        return new PointParameter(type.QualifiedNullable(), parameter is { IsParams: true, Type: IArrayTypeSymbol }, DefaultOf(parameter));
    }

    private static string? DefaultOf(IParameterSymbol parameter) =>
        parameter.HasExplicitDefaultValue ? ConstantExpression.Of(parameter.ExplicitDefaultValue, parameter.Type) : null;
}
