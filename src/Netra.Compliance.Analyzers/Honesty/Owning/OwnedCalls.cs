using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Owning;

/// <summary>Judges calls, creations and properties for <see cref="OwnedValues"/>.</summary>
internal sealed class OwnedCalls(OwnedValues values, HonestyModel model, OwnedHelpers helpers)
{
    public bool Own(IInvocationOperation call) => values.IsMocked(call.Instance, call.TargetMethod)
        ? OwnsInstance(call.Instance) && OwnsArguments(call.Arguments)
        : OwnsCall(call);

    public bool Own(IPropertyReferenceOperation property) => values.IsMocked(property.Instance, property.Property)
        ? OwnsInstance(property.Instance) && OwnsArguments(property.Arguments)
        : OwnsProperty(property);

    private bool OwnsCall(IInvocationOperation call) => model.Roles.Of(call.TargetMethod) switch
    {
        AssemblyRole.BaseLibrary => PureLibrary.Holds(call.TargetMethod) && OwnsReceiver(call.Instance) && OwnsArguments(call.Arguments),
        AssemblyRole.Mocking => OwnsInstance(call.Instance) && call.Arguments.Where(argument => !IsFunction(argument)).All(OwnsArgument),
        AssemblyRole.Tests => helpers.Own(call.TargetMethod) && OwnsThisOr(call.Instance) && OwnsArguments(call.Arguments),
        AssemblyRole.Assertions => GivesSubject(call.TargetMethod) && OwnsInstance(call.Instance) && OwnsArguments(call.Arguments),
        _ => false,
    };

    private bool OwnsProperty(IPropertyReferenceOperation property) => model.Roles.Of(property.Property) switch
    {
        AssemblyRole.BaseLibrary => PureLibrary.Holds(property.Property) && OwnsReceiver(property.Instance) && OwnsArguments(property.Arguments),
        AssemblyRole.Tests => OwnsOwnProperty(property),
        AssemblyRole.Mocking => OwnsInstance(property.Instance) && OwnsArguments(property.Arguments),
        _ => false,
    };

    public bool Own(IObjectCreationOperation creation) =>
        OwnsType(creation) && OwnsArguments(creation.Arguments) && (creation.Initializer is null || values.Own(creation.Initializer));

    private bool OwnsType(IObjectCreationOperation creation) => creation.Type is INamedTypeSymbol type && model.Roles.Of(type) switch
    {
        AssemblyRole.BaseLibrary => PureLibrary.Holds(type),
        AssemblyRole.Tests => creation.Constructor is { } constructor && helpers.Owns(type, constructor),
        AssemblyRole.Product => false,
        _ => true,
    };

    // A plain property of an object that the test made; what belongs to the test class itself can be set from anywhere.
    private bool OwnsOwnProperty(IPropertyReferenceOperation property) =>
        property.Property.GetMethod is { } getter
        && OwnsArguments(property.Arguments)
        && (property.Instance is null ? helpers.Own(getter) : OwnsPlainly(getter, property.Instance));

    private bool OwnsPlainly(IMethodSymbol getter, IOperation instance) =>
        values.Own(instance) && (model.Bodies.Of(getter).IsEmpty || helpers.Own(getter));

    private bool OwnsArguments(IEnumerable<IArgumentOperation> arguments) => arguments.All(OwnsArgument);

    private bool OwnsArgument(IArgumentOperation argument) => argument.ArgumentKind == ArgumentKind.DefaultValue || values.Own(argument.Value);

    private bool OwnsInstance(IOperation? instance) => instance is null || values.Own(instance);

    // What .NET says about a value of the product (its name, its hash) is the product's.
    private bool OwnsReceiver(IOperation? instance) =>
        OwnsInstance(instance) && (instance?.Bare().Type is not INamedTypeSymbol type || !model.Roles.Is(type, AssemblyRole.Product));

    private bool OwnsThisOr(IOperation? instance) => instance is IInstanceReferenceOperation || OwnsInstance(instance);

    // T IsType<T>(object): what is judged comes back.
    private static bool GivesSubject(IMethodSymbol method) => method.OriginalDefinition.ReturnType is ITypeParameterSymbol;

    private static bool IsFunction(IArgumentOperation argument) => argument.Value.Bare() is IDelegateCreationOperation or IAnonymousFunctionOperation
        || argument.Parameter?.Type is INamedTypeSymbol { Name: "Expression" };
}
