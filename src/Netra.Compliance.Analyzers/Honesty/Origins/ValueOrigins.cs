using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty.Reaching;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Origins;

/// <summary>Recognizes values that come only from a test's own literals, helpers and mocks, and not from the
/// product.</summary>
/// <remarks>Where it is not certain, a value is not the test's own: the rule stays silent.</remarks>
internal sealed class ValueOrigins
{
    private const int DeepestExpression = 60;
    private const int DeepestMock = 8;

    private readonly CallOrigins _calls;
    private readonly LocalOrigins _locals;
    private readonly AssemblyRoles _roles;
    private readonly bool _ownsParameters;
    private readonly HashSet<ISymbol> _entered = new(SymbolEqualityComparer.Default);
    private int _depth;

    /// <param name="model">What is known of the compilation.</param>
    /// <param name="bodies">The body that the values are in.</param>
    /// <param name="ownsParameters">Whether the arguments are the test's own.</param>
    /// <param name="helpers">What is known of helpers that the body calls.</param>
    public ValueOrigins(
        HonestyModel model, ImmutableArray<IOperation> bodies, bool ownsParameters, HelperOrigins helpers)
    {
        _calls = new CallOrigins(this, model, helpers);
        _locals = new LocalOrigins(this, model, bodies);
        _roles = model.Roles;
        _ownsParameters = ownsParameters;
    }

    public bool IsOwn(IOperation operation)
    {
        _depth++;
        var verdict = _depth < DeepestExpression ? Trace(operation) : IsTooDeep();
        _depth--;
        return verdict;
    }

    /// <summary>Whether a member is asked of a mock, which answers for it.</summary>
    public bool IsMocked(IOperation? instance, ISymbol member) =>
        Mockable.Is(member) && instance is not null && IsMock(instance.Bare(), 0);

    private bool IsMock(IOperation instance, int depth) => depth < DeepestMock && instance switch
    {
        IInvocationOperation call => _roles.Is(call.TargetMethod, AssemblyRole.Mocking)
            || (Mockable.Is(call.TargetMethod) && call.Instance is { } receiver && IsMock(receiver.Bare(), depth + 1)),
        IPropertyReferenceOperation property => _roles.Is(property.Property, AssemblyRole.Mocking)
            || (Mockable.Is(property.Property) && property.Instance is { } receiver
                && IsMock(receiver.Bare(), depth + 1)),
        ILocalReferenceOperation => _locals.Declared(instance) is { } declared && IsMock(declared, depth + 1),
        _ => false,
    };

    private bool IsTooDeep()
    {
        _locals.CutShort();
        return false;
    }

    private bool Trace(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => _locals.IsOwn(local.Local),
        IParameterReferenceOperation parameter => OwnsParameter(parameter.Parameter),
        IMemberReferenceOperation member => OwnsMember(member),
        IInvocationOperation call => !IsFlagOfProduct(call) && _calls.IsOwn(call),
        IObjectCreationOperation creation => _calls.IsOwn(creation),
        IAnonymousFunctionOperation function => OwnsFunction(function),
        _ => IsPlain(operation) && Parts(operation).All(IsOwn),
    };

    private bool IsFlagOfProduct(IInvocationOperation call) =>
        call.TargetMethod.Name == "HasFlag" && IsNameOfProduct(call.Instance?.Bare());

    private static IEnumerable<IOperation> Parts(IOperation operation) =>
        operation is IConditionalAccessInstanceOperation && ValueBefore(operation) is { } value
            ? [value] : operation.ChildOperations;

    // What stands before the question mark.
    private static IOperation? ValueBefore(IOperation instance)
    {
        var inner = instance;
        var outer = instance.Parent;
        while (outer is not null && (outer is not IConditionalAccessOperation access || access.Operation == inner))
        {
            (inner, outer) = (outer, outer.Parent);
        }

        return (outer as IConditionalAccessOperation)?.Operation;
    }

    // What a function is called with is the test's own where all else that its caller gets is: elsewhere, ask nothing
    // of it.
    private bool OwnsFunction(IAnonymousFunctionOperation function)
    {
        _entered.Add(function.Symbol);
        var verdict = IsOwn(function.Body);
        _entered.Remove(function.Symbol);
        return verdict;
    }

    private bool OwnsParameter(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction
            or MethodKind.LocalFunction } function
            ? _entered.Contains(function)
            : _ownsParameters && _locals.IsNeverWritten(parameter);

    private bool OwnsMember(IMemberReferenceOperation member) => member switch
    {
        IFieldReferenceOperation field => OwnsField(field),
        IPropertyReferenceOperation property => _calls.IsOwn(property),
        _ => false,
    };

    // A constant of the product is what a test may well be about; a name from an enumeration is only a value.
    private bool OwnsField(IFieldReferenceOperation field) => field switch
    {
        { Field.ContainingType.TypeKind: TypeKind.Enum } => true,
        { Field.IsConst: true } => !_roles.Is(field.Field, AssemblyRole.Product),
        { Instance: { } instance } => IsOwn(instance),
        _ => _roles.Is(field.Field, AssemblyRole.BaseLibrary) && PureLibrary.Holds(field.Field),
    };

    private bool IsPlain(IOperation operation) => operation switch
    {
        IConversionOperation conversion => IsPlain(conversion),
        IBinaryOperation binary => IsBuiltIn(binary.OperatorMethod) && !IsComparedByProduct(binary),
        IUnaryOperation unary => IsBuiltIn(unary.OperatorMethod),
        IDefaultValueOperation value => !IsValueOfProduct(value.Type),
        IInstanceReferenceOperation instance => instance.ReferenceKind == InstanceReferenceKind.ImplicitReceiver,
        _ => PlainKinds.Hold(operation) && !IsCollectionOfProduct(operation),
    };

    private bool IsPlain(IConversionOperation conversion) => conversion.OperatorMethod is null
        && !IsNumberOfProduct(conversion) && !IsCollectionOfProduct(conversion);

    private bool IsValueOfProduct(ITypeSymbol? type) =>
        type is INamedTypeSymbol { IsValueType: true } && _roles.Is(type, AssemblyRole.Product);

    // Brackets make one, too.
    private bool IsCollectionOfProduct(IOperation operation) =>
        operation.Syntax is CollectionExpressionSyntax && operation.Type is INamedTypeSymbol type
            && _roles.Is(type, AssemblyRole.Product);

    private bool IsBuiltIn(IMethodSymbol? method) => method is null || _roles.Is(method, AssemblyRole.BaseLibrary);

    // Which operator it is, the product decides, with those that it declares and those that it does not.
    private bool IsComparedByProduct(IBinaryOperation binary) => binary.OperatorKind switch
    {
        BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals =>
            IsObjectOfProduct(binary.LeftOperand.Bare().Type) || IsObjectOfProduct(binary.RightOperand.Bare().Type),
        BinaryOperatorKind.And or BinaryOperatorKind.Or or BinaryOperatorKind.ExclusiveOr => IsNameOfProduct(binary),
        _ => false,
    };

    private bool IsObjectOfProduct(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct }
            && _roles.Is(type, AssemblyRole.Product);

    // The number behind a name is the product's, and so are its bits.
    private bool IsNumberOfProduct(IConversionOperation conversion) =>
        conversion.Type is { IsValueType: true } && !conversion.Type.Is(conversion.Operand.Type)
            && IsNameOfProduct(conversion.Operand);

    private bool IsNameOfProduct(IOperation? operation) =>
        operation?.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type && _roles.Is(type, AssemblyRole.Product);
}
