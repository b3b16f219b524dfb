using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Netra.Compliance.Proving;

/// <summary>How a method returns its result: itself, or as a task; reads it from what was returned and writes it
/// back.</summary>
internal abstract class Returned
{
    private static readonly ConcurrentDictionary<Type, Returned> Known = new();

    private static readonly Dictionary<Type, Type> Generic = new()
    {
        [typeof(Task<>)] = typeof(ByTask<>),
        [typeof(ValueTask<>)] = typeof(ByValueTask<>),
    };

    /// <summary>The result's type, without its task; null when there is none.</summary>
    public abstract Type? Result { get; }

    public static Returned By(MethodInfo method) => Known.GetOrAdd(method.ReturnType, Make);

    /// <summary>The result of a call that was made.</summary>
    public abstract Task<object?> ReadAsync(object? returned);

    /// <summary>What the caller gets; a result of null becomes the default of its type.</summary>
    public abstract object? Write(Task<object?> result);

    private static Returned Make(Type type) =>
        type == typeof(Task) ? new ByTask()
            : type == typeof(ValueTask) ? new ByValueTask()
            : WayOf(type) is { } way ? Make(way, type.GetGenericArguments()[0])
            : Make(typeof(Directly<>), type == typeof(void) ? typeof(None) : type);

    private static Type? WayOf(Type type) =>
        type.IsGenericType && Generic.TryGetValue(type.GetGenericTypeDefinition(), out var way) ? way : null;

    private static Returned Make(Type way, Type result) =>
        (Returned)Activator.CreateInstance(way.MakeGenericType(result))!;

    private static async Task<T> CastAsync<T>(Task<object?> result) =>
        await result.ConfigureAwait(false) is T value ? value : default!;

    private static async Task<object?> NothingAsync(Task done)
    {
        await done.ConfigureAwait(false);
        return null;
    }

    /// <summary>Stands for the result of a method that has none.</summary>
    private readonly struct None;

    private sealed class Directly<T> : Returned
    {
        public override Type? Result => typeof(T) == typeof(None) ? null : typeof(T);

        public override Task<object?> ReadAsync(object? returned) => Task.FromResult(returned);

        public override object? Write(Task<object?> result) => CastAsync<T>(result).GetAwaiter().GetResult();
    }

    private sealed class ByTask : Returned
    {
        public override Type? Result => null;

        public override Task<object?> ReadAsync(object? returned) => NothingAsync((Task)returned!);

        public override object Write(Task<object?> result) => result;
    }

    private sealed class ByTask<T> : Returned
    {
        public override Type Result => typeof(T);

        public override async Task<object?> ReadAsync(object? returned) =>
            await ((Task<T>)returned!).ConfigureAwait(false);

        public override object Write(Task<object?> result) => CastAsync<T>(result);
    }

    private sealed class ByValueTask : Returned
    {
        public override Type? Result => null;

        public override Task<object?> ReadAsync(object? returned) => NothingAsync(((ValueTask)returned!).AsTask());

        public override object Write(Task<object?> result) => new ValueTask(result);
    }

    private sealed class ByValueTask<T> : Returned
    {
        public override Type Result => typeof(T);

        public override async Task<object?> ReadAsync(object? returned) =>
            await ((ValueTask<T>)returned!).ConfigureAwait(false);

        public override object Write(Task<object?> result) => new ValueTask<T>(CastAsync<T>(result));
    }
}

/// <summary>Calls by reflection that throw what the called code threw, with its own stack trace.</summary>
internal static class Unwrapped
{
    public static object? Invoke(Func<object?> call)
    {
        try
        {
            return call();
        }
        catch (TargetInvocationException wrapper) when (wrapper.InnerException is not null)
        {
            ExceptionDispatchInfo.Capture(wrapper.InnerException).Throw();
            throw;
        }
    }
}
