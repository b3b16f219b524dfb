using System.Reflection;

namespace Netra.Compliance.Proving;

/// <summary>Finds the methods of a service that a fault names.</summary>
internal static class ServiceMethods
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <exception cref="ArgumentException">There is none, or none with this result.</exception>
    public static IReadOnlyList<MethodInfo> Find(
        Type service, string name, Type? result, Func<MethodInfo, bool> overloads)
    {
        var named = Named(service, name).Where(overloads).ToList();
        var fitting = named.Where(method => result is null || CanReturn(method, result)).ToList();
        return named.Count == 0 ? throw NoMethod(service, name)
            : fitting.Count == 0 ? throw NoResult(service, named[0], result!)
            : fitting;
    }

    private static IEnumerable<MethodInfo> Named(Type service, string name) =>
        service.GetInterfaces().Prepend(service)
            .SelectMany(type => type.GetMethods(Instance))
            .Where(method => method.Name == name || method.Name == "get_" + name);

    /// <summary>The result of a generic method is known when it is called.</summary>
    private static bool CanReturn(MethodInfo method, Type result) =>
        method.ReturnType.ContainsGenericParameters || Returned.By(method).Result == result;

    private static ArgumentException NoMethod(Type service, string name) =>
        new($"{service.Name} and its bases have no method or readable property '{name}', or no such overload.");

    private static ArgumentException NoResult(Type service, MethodInfo method, Type result)
    {
        var returned = Returned.By(method).Result?.ToString() ?? "nothing";
        return new ArgumentException($"{service.Name}.{method.Name} returns {returned}, not {result}.");
    }
}
