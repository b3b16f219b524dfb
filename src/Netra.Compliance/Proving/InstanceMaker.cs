using System.Reflection;

namespace Netra.Compliance.Proving;

/// <summary>Makes fixtures and test classes as a test framework would: by the one public constructor, from fixtures
/// made before and what the framework provides.</summary>
internal sealed class InstanceMaker(ITestDialect dialect)
{
    private readonly List<object> _fixtures = [];

    public object MakeFixture(Type type)
    {
        var fixture = Make(type);
        _fixtures.Add(fixture);
        return fixture;
    }

    public object Make(Type type)
    {
        var constructor = OnlyConstructor(type);
        object?[] arguments = [.. constructor.GetParameters().Select(parameter => Argument(type, parameter))];
        return Unwrapped.Invoke(() => constructor.Invoke(arguments))!;
    }

    private static ConstructorInfo OnlyConstructor(Type type) =>
        type.GetConstructors() is [var only]
            ? only
            : throw new InvalidOperationException($"{type.Name} needs exactly one public constructor.");

    private object? Argument(Type type, ParameterInfo parameter) =>
        _fixtures.Find(fixture => fixture.GetType() == parameter.ParameterType)
        ?? dialect.Provide(parameter.ParameterType)
        ?? Default(type, parameter);

    private static object? Default(Type type, ParameterInfo parameter) =>
        parameter.HasDefaultValue
            ? parameter.DefaultValue
            : throw new InvalidOperationException(
                $"{type.Name} needs a {parameter.ParameterType.Name}, which no fixture of the point provides.");
}
