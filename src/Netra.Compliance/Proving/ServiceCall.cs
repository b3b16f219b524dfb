using System.Reflection;
using Netra.Compliance.Proving;

namespace Netra.Compliance;

/// <summary>One call of a service that a fault breaks.</summary>
/// <typeparam name="TService">The interface of the service.</typeparam>
public sealed class ServiceCall<TService>
    where TService : class
{
    private readonly MethodInfo _method;
    private readonly object?[] _arguments;
    private readonly object?[] _callers;

    internal ServiceCall(TService service, MethodInfo method, object?[] arguments, object?[]? callers = null)
    {
        Service = service;
        _method = method;
        _arguments = arguments;
        _callers = callers ?? arguments;
    }

    /// <summary>The right service, without the fault.</summary>
    public TService Service { get; }

    /// <summary>Name of the method that is called; <c>get_Name</c> for a property.</summary>
    public string Method => _method.Name;

    /// <summary>An argument by its position, from 0.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <exception cref="ArgumentException">The method has no such parameter.</exception>
    /// <exception cref="InvalidCastException">The argument is of another type.</exception>
    public T Argument<T>(int index) => (T)_arguments[Checked(index)]!;

    /// <summary>An argument by the name of its parameter.</summary>
    /// <inheritdoc cref="Argument{T}(int)"/>
    public T Argument<T>(string name) => (T)_arguments[IndexOf(name)]!;

    /// <summary>This call with another argument at a position, from 0.</summary>
    /// <exception cref="ArgumentException">The method has no such parameter.</exception>
    public ServiceCall<TService> With<T>(int index, T value)
    {
        var changed = (object?[])_arguments.Clone();
        changed[Checked(index)] = value;
        return new ServiceCall<TService>(Service, _method, changed, _callers);
    }

    /// <summary>This call with another argument for a parameter.</summary>
    /// <exception cref="ArgumentException">The method has no such parameter.</exception>
    public ServiceCall<TService> With<T>(string name, T value) => With(IndexOf(name), value);

    internal bool HasArgumentsOf(ServiceCall<TService> other) => Outcome.Equal(_arguments, other._arguments);

    /// <summary>Makes the call; what it writes to <c>ref</c> and <c>out</c> parameters reaches the caller
    /// too.</summary>
    internal object? Make()
    {
        var returned = Unwrapped.Invoke(() => _method.Invoke(Service, _arguments));
        foreach (var parameter in _method.GetParameters().Where(parameter => parameter.ParameterType.IsByRef))
        {
            _callers[parameter.Position] = _arguments[parameter.Position];
        }

        return returned;
    }

    private int Checked(int index) =>
        index >= 0 && index < _arguments.Length ? index : throw NoParameter($"at {index}");

    private int IndexOf(string name)
    {
        var index = Array.FindIndex(_method.GetParameters(), parameter => parameter.Name == name);
        return index >= 0 ? index : throw NoParameter($"'{name}'");
    }

    private ArgumentException NoParameter(string which)
    {
        var names = _method.GetParameters().Select(parameter => parameter.Name);
        return new ArgumentException(
            $"{typeof(TService).Name}.{Method} has no parameter {which}; it has {string.Join(", ", names)}.");
    }
}
