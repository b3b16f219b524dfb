using System.ComponentModel;
using System.Reflection;

namespace Netra.Compliance.Proving;

/// <summary>One coverage point, ready to run.</summary>
/// <param name="TestClass">The class that declares it.</param>
/// <param name="Name">Its name in the catalog: the method's, with parameter types when it is overloaded.</param>
/// <param name="Run">Runs the point on an instance of the class with one row of arguments; empty for a point without
/// parameters.</param>
/// <param name="Rows">The rows of arguments that the point runs with; one empty row for a point without parameters.
/// Read again for each run.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record CoveragePoint(
    Type TestClass,
    string Name,
    Func<object, object?[], Task> Run,
    Func<IEnumerable<object?[]>> Rows);

/// <summary>A fault that a proof uses.</summary>
/// <param name="Name">CLR full name of its type, as the catalog and the journal have it.</param>
/// <param name="Create">Makes a new one; a fault is used once.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record FaultMark(string Name, Func<Fault> Create)
{
    /// <summary>What a sentence calls it: the name without its namespace.</summary>
    public string ShortName => Name.Substring(Name.LastIndexOfAny(['.', '+']) + 1);
}

/// <summary>Ties a test method to its name in the catalog: the method's own, with its parameters' types when several
/// tests of the class share it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PointMethod
{
    private const BindingFlags Any =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
            | BindingFlags.FlattenHierarchy;

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
        Array.Find(
            testClass.GetMethods(Any), method => (method.Name == name || WithTypes(method) == name) && isTest(method))
        ?? throw new InvalidOperationException($"{testClass.Name} has no test '{name}'.");

    private static string WithTypes(MethodInfo method)
    {
        var types = method.GetParameters().Select(parameter => parameter.ParameterType.ToString());
        return $"{method.Name}({string.Join(",", types)})";
    }
}
