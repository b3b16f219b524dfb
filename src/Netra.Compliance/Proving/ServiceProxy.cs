using System.Reflection;

namespace Netra.Compliance.Proving;

/// <summary>The rest of a call: the right service, or it with an earlier break.</summary>
internal delegate Task<object?> Next<TService>(ServiceCall<TService> call)
    where TService : class;

/// <summary>What a call becomes.</summary>
internal delegate Task<object?> Break<TService>(ServiceCall<TService> call, Next<TService> next)
    where TService : class;

/// <summary>Methods of a service that go wrong in one way.</summary>
/// <param name="Methods">The methods; generic ones by their definition.</param>
/// <param name="Result">The result that calls must have to be broken; null: any.</param>
/// <param name="Run">What a call becomes.</param>
internal sealed record BrokenMethod<TService>(IReadOnlyList<MethodInfo> Methods, Type? Result, Break<TService> Run)
    where TService : class
{
    public bool Is(MethodInfo called) =>
        Methods.Any(method => IsSame(method, called)) && (Result is null || Returned.By(called).Result == Result);

    /// <summary>A called generic method is one of its definition's; their tokens are the same.</summary>
    private static bool IsSame(MethodInfo method, MethodInfo called) =>
        method.MetadataToken == called.MetadataToken
        && method.Module == called.Module
        && method.DeclaringType == called.DeclaringType;
}

/// <summary>Stands before a service and runs the script of its fault; not sealed, so that the runtime can derive from
/// it.</summary>
internal class ServiceProxy<TService> : DispatchProxy
    where TService : class
{
    private TService _right = null!;
    private FaultScript<TService> _script = null!;

    public static TService Around(TService right, FaultScript<TService> script)
    {
        var service = Create<TService, ServiceProxy<TService>>();
        var proxy = (ServiceProxy<TService>)(object)service;
        (proxy._right, proxy._script) = (right, script);
        return service;
    }

    protected override object? Invoke(MethodInfo? method, object?[]? arguments)
    {
        var call = new ServiceCall<TService>(_right, method!, arguments ?? []);
        var breaks = _script.Breaks(method!).ToList();
        var returned = breaks.Count == 0 ? call.Make() : Run(call, breaks, Returned.By(method!));
        OutParameters.FillIn(method!, arguments ?? []);
        return returned;
    }

    private static object? Run(
        ServiceCall<TService> call, IReadOnlyList<BrokenMethod<TService>> breaks, Returned returned)
    {
        Next<TService> right = made => returned.ReadAsync(made.Make());
        var whole = breaks.Aggregate(right, (next, broken) => made => broken.Run(made, next));
        return returned.Write(whole(call));
    }
}

/// <summary>What a call that was never made leaves in <c>out</c> parameters.</summary>
internal static class OutParameters
{
    /// <summary>The proxy reads a value back for each, and null is no value of a value type.</summary>
    public static void FillIn(MethodInfo method, object?[] arguments)
    {
        foreach (var parameter in method.GetParameters().Where(parameter => parameter.ParameterType.IsByRef))
        {
            var type = parameter.ParameterType.GetElementType()!;
            arguments[parameter.Position] ??= type.IsValueType ? Activator.CreateInstance(type) : null;
        }
    }
}

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
