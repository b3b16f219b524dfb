using System.Reflection;
using System.Runtime.CompilerServices;
using Netra.Compliance.Proving;

namespace Netra.Compliance;

/// <summary>A fault in a service of the product: it stands before the right service and breaks the calls that its
/// constructor names with <see cref="On"/>; every other call passes straight through.</summary>
/// <remarks>
/// <para>It does not depend on a container: a base class of the test project puts <see cref="Break"/> before the
/// service.</para>
/// <para>The engine calls <see cref="Fault.Reached"/>: for another answer or other arguments when they differ from the
/// right ones, for a lost, doubled or delayed call when it happens.</para>
/// <para>The proxy is disposable exactly when the service's interface is, and passes disposal on.</para>
/// </remarks>
/// <typeparam name="TService">The interface of the service; may be internal to the product.</typeparam>
public abstract class ServiceFault<TService> : Fault
    where TService : class
{
    /// <summary>Begins a fault that breaks nothing yet.</summary>
    /// <exception cref="ArgumentException"><typeparamref name="TService"/> is not an interface.</exception>
    protected ServiceFault() => On = new FaultScript<TService>(Reached);

    /// <summary>What goes wrong, method by method; written in the constructor.</summary>
    protected FaultScript<TService> On { get; }

    /// <summary>The service with the fault in it; the same one for the same right service.</summary>
    /// <param name="right">The service as the product made it.</param>
    public TService Break(TService right) => On.Break(right);
}

/// <summary>What goes wrong in a service, method by method.</summary>
/// <remarks>
/// <para>A method is named by <c>nameof</c>, and means all its overloads; a property's name means its getter, and
/// <c>set_Name</c> its setter. Methods of base interfaces count. Lambdas see the result itself, never its task.</para>
/// <para>Several breaks of one method apply in the order in which they are written: each finds the service as the one
/// before left it. A broken method that is not asynchronous blocks while its break waits, and an <c>AsyncLocal</c> that
/// it sets does not flow out.</para>
/// <para>Calls with spans or other ref structs cannot pass a proxy: they throw <see cref="InvalidProgramException"/>.
/// Break such a service by hand.</para>
/// </remarks>
/// <typeparam name="TService">The interface of the service.</typeparam>
public sealed class FaultScript<TService>
    where TService : class
{
    private readonly Action _reached;
    private readonly Func<MethodInfo, bool> _overloads;
    private readonly List<BrokenMethod<TService>> _broken;
    private readonly ConditionalWeakTable<TService, TService> _proxies = new();

    internal FaultScript(Action reached)
        : this(reached, _ => true, [])
    {
        if (!typeof(TService).IsInterface)
        {
            throw new ArgumentException($"{typeof(TService).Name} is not an interface, so its calls cannot be broken.");
        }
    }

    private FaultScript(Action reached, Func<MethodInfo, bool> overloads, List<BrokenMethod<TService>> broken)
    {
        _reached = reached;
        _overloads = overloads;
        _broken = broken;
    }

    /// <summary>The same script, for some overloads only.</summary>
    /// <param name="which">Chooses among the methods that a verb names.</param>
    public FaultScript<TService> Overloads(Func<MethodInfo, bool> which) => new(_reached, which, _broken);

    /// <summary>Gives another result. The right call is made first; a result that equals the right one is no
    /// fault.</summary>
    /// <remarks>Values are compared by <c>Equals</c>, collections and tuples item by item; a sequence that is only read
    /// later counts as another one. Calls of a generic method with another result stay right.</remarks>
    /// <typeparam name="TResult">The method's result, without its task.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="wrong">From the right result to the wrong one; does not change the right one.</param>
    /// <exception cref="ArgumentException">The service has no such method with such a result.</exception>
    public FaultScript<TService> Answer<TResult>(
        string method, Func<TResult, ServiceCall<TService>, TResult> wrong) =>
        AnswerAsync<TResult>(method, (right, call) => Task.FromResult(wrong(right, call)));

    /// <inheritdoc cref="Answer{TResult}"/>
    public FaultScript<TService> AnswerAsync<TResult>(
        string method, Func<TResult, ServiceCall<TService>, Task<TResult>> wrong) =>
        Add(method, typeof(TResult), async (call, next) =>
        {
            var right = await next(call).ConfigureAwait(false);
            var answer = await wrong((TResult)right!, call).ConfigureAwait(false);
            return Reach(answer, !Outcome.Equal(right, answer));
        });

    /// <summary>Makes the call with other arguments. Arguments that equal the right ones are no fault.</summary>
    /// <param name="method">The method.</param>
    /// <param name="wrong">The call with changes (<see cref="ServiceCall{TService}.With{T}(string, T)"/>), or as it
    /// is.</param>
    /// <param name="matters">When other arguments have an effect; null: always.</param>
    /// <exception cref="ArgumentException">The service has no such method.</exception>
    public FaultScript<TService> Tell(
        string method,
        Func<ServiceCall<TService>, ServiceCall<TService>> wrong,
        Func<ServiceCall<TService>, bool>? matters = null) =>
        TellAsync(method, call => Task.FromResult(wrong(call)), matters);

    /// <inheritdoc cref="Tell"/>
    public FaultScript<TService> TellAsync(
        string method,
        Func<ServiceCall<TService>, Task<ServiceCall<TService>>> wrong,
        Func<ServiceCall<TService>, bool>? matters = null) =>
        Add(method, null, async (call, next) =>
        {
            var told = await wrong(call).ConfigureAwait(false);
            var differs = !told.HasArgumentsOf(call) && Matters(matters, call);
            return await next(Reach(told, differs)).ConfigureAwait(false);
        });

    /// <summary>Loses the call: it is not made, and returns the default of its result, completed.</summary>
    /// <param name="method">The method.</param>
    /// <param name="when">Which calls are lost; null: all.</param>
    /// <param name="matters">When the loss has an effect; null: always.</param>
    /// <exception cref="ArgumentException">The service has no such method.</exception>
    public FaultScript<TService> Skip(
        string method,
        Func<ServiceCall<TService>, bool>? when = null,
        Func<ServiceCall<TService>, bool>? matters = null) =>
        Add(method, null, (call, next) =>
            Matters(when, call) ? Reach(Task.FromResult<object?>(null), Matters(matters, call)) : next(call));

    /// <summary>Makes the call twice, one after the other, and returns what the second gives.</summary>
    /// <param name="method">The method.</param>
    /// <param name="when">Which calls are doubled; null: all.</param>
    /// <param name="matters">When the second call has an effect; null: always.</param>
    /// <exception cref="ArgumentException">The service has no such method.</exception>
    public FaultScript<TService> Repeat(
        string method,
        Func<ServiceCall<TService>, bool>? when = null,
        Func<ServiceCall<TService>, bool>? matters = null) =>
        Add(method, null, async (call, next) =>
        {
            var once = await next(call).ConfigureAwait(false);
            return Matters(when, call)
                ? await next(Reach(call, Matters(matters, call))).ConfigureAwait(false)
                : once;
        });

    /// <summary>Swallows an exception of the right call, and returns the default of its result.</summary>
    /// <typeparam name="TException">What is swallowed.</typeparam>
    /// <param name="method">The method.</param>
    /// <exception cref="ArgumentException">The service has no such method.</exception>
    public FaultScript<TService> Swallow<TException>(string method)
        where TException : Exception => Catch<TException>(method, null, _ => null);

    /// <summary>Swallows an exception of the right call, and returns something else.</summary>
    /// <typeparam name="TException">What is swallowed.</typeparam>
    /// <typeparam name="TResult">The method's result, without its task.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="instead">What the call returns in place of the exception.</param>
    /// <exception cref="ArgumentException">The service has no such method with such a result.</exception>
    public FaultScript<TService> Swallow<TException, TResult>(
        string method, Func<ServiceCall<TService>, TResult> instead)
        where TException : Exception => Catch<TException>(method, typeof(TResult), call => instead(call));

    /// <summary>Delays the call. One whose wait is over at once is no fault.</summary>
    /// <param name="method">The method.</param>
    /// <param name="until">When the call continues.</param>
    /// <param name="matters">When the delay has an effect; null: always.</param>
    /// <exception cref="ArgumentException">The service has no such method.</exception>
    public FaultScript<TService> Delay(
        string method, Func<ServiceCall<TService>, Task> until, Func<ServiceCall<TService>, bool>? matters = null) =>
        Add(method, null, async (call, next) =>
        {
            var wait = until(call);
            await Reach(wait, !wait.IsCompleted && Matters(matters, call)).ConfigureAwait(false);
            return await next(call).ConfigureAwait(false);
        });

    /// <summary>Delays the call by a time on a clock.</summary>
    /// <param name="method">The method.</param>
    /// <param name="time">How long.</param>
    /// <param name="clock">On which clock.</param>
    /// <param name="matters">When the delay has an effect; null: always.</param>
    /// <exception cref="ArgumentException">The service has no such method.</exception>
    public FaultScript<TService> Delay(
        string method, TimeSpan time, TimeProvider clock, Func<ServiceCall<TService>, bool>? matters = null) =>
        Delay(method, _ => DelayAsync(time, clock), matters);

    /// <summary>Breaks each part that the service makes or hands out: a session, a connection, a transaction.</summary>
    /// <typeparam name="TPart">The part's interface, as the method returns it, without its task.</typeparam>
    /// <param name="method">The method that gives the part.</param>
    /// <param name="script">Writes what goes wrong in a part.</param>
    /// <exception cref="ArgumentException">The service has no such method and result, or the part is no
    /// interface.</exception>
    public FaultScript<TService> Each<TPart>(string method, Action<FaultScript<TPart>> script)
        where TPart : class
    {
        var each = new FaultScript<TPart>(_reached);
        script(each);
        return Add(method, typeof(TPart), async (call, next) =>
            await next(call).ConfigureAwait(false) is TPart part ? each.Break(part) : null);
    }

    internal TService Break(TService right) =>
        _proxies.GetValue(right, key => ServiceProxy<TService>.Around(key, this));

    internal IEnumerable<BrokenMethod<TService>> Breaks(MethodInfo method) =>
        _broken.Where(broken => broken.Is(method));

#if NET8_0_OR_GREATER
    private static Task DelayAsync(TimeSpan time, TimeProvider clock) => Task.Delay(time, clock);
#else
    private static Task DelayAsync(TimeSpan time, TimeProvider clock) => clock.Delay(time);
#endif

    private static bool Matters(Func<ServiceCall<TService>, bool>? condition, ServiceCall<TService> call) =>
        condition?.Invoke(call) ?? true;

    private FaultScript<TService> Catch<TException>(
        string method, Type? result, Func<ServiceCall<TService>, object?> instead)
        where TException : Exception => Add(method, result, async (call, next) =>
        {
            try
            {
                return await next(call).ConfigureAwait(false);
            }
            catch (TException)
            {
                return Reach(instead(call), true);
            }
        });

    private FaultScript<TService> Add(string method, Type? result, Break<TService> run)
    {
        var methods = ServiceMethods.Find(typeof(TService), method, result, _overloads);
        _broken.Add(new BrokenMethod<TService>(methods, result, run));
        return this;
    }

    /// <summary>Passes a value on, and marks the fault when it makes a difference.</summary>
    private T Reach<T>(T value, bool differs)
    {
        if (differs)
        {
            _reached();
        }

        return value;
    }
}
