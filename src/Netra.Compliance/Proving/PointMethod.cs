using System.Reflection;

namespace Netra.Compliance.Proving;

/// <summary>Ties a test method to its name in the catalog: the method's own, with its parameters' types when several
/// tests of the class share it.</summary>
public static class PointMethod
{
    private const BindingFlags Any =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy;

    /// <summary>The name of a test method in the catalog.</summary>
    /// <param name="testClass">The class whose test it is; it may inherit the method.</param>
    /// <param name="method">The test method.</param>
    /// <param name="isTest">Whether a method is a test to the framework in use.</param>
    public static string NameOf(Type testClass, MethodInfo method, Func<MethodInfo, bool> isTest) =>
        testClass.GetMethods(Any).Count(other => other.Name == method.Name && isTest(other)) > 1
            ? WithTypes(method)
            : method.Name;

    /// <summary>The test method that has a name in the catalog.</summary>
    /// <param name="testClass">The class whose test it is; it may inherit the method.</param>
    /// <param name="name">The name in the catalog.</param>
    /// <param name="isTest">Whether a method is a test to the framework in use.</param>
    /// <exception cref="InvalidOperationException">There is no such test.</exception>
    public static MethodInfo Find(Type testClass, string name, Func<MethodInfo, bool> isTest) =>
        Array.Find(testClass.GetMethods(Any), method => (method.Name == name || WithTypes(method) == name) && isTest(method))
        ?? throw new InvalidOperationException($"{testClass.Name} has no test '{name}'.");

    private static string WithTypes(MethodInfo method) =>
        $"{method.Name}({string.Join(",", method.GetParameters().Select(parameter => parameter.ParameterType.ToString()))})";
}
