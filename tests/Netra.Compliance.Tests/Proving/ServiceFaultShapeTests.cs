using Microsoft.Extensions.Time.Testing;

namespace Netra.Compliance.Tests.Proving;

/// <summary>What a fault of a service can be written for, and what it leaves alone.</summary>
public sealed class ServiceFaultShapeTests
{
    private readonly Service _right = new();

    [Fact]
    public async Task Delays_a_call_on_a_clock()
    {
        var clock = new FakeTimeProvider();
        var fault = new Broken(on => on.Delay(nameof(IService.SaveAsync), TimeSpan.FromSeconds(5), clock));
        var call = fault.Break(_right).SaveAsync(3);
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.False(call.IsCompleted);

        clock.Advance(TimeSpan.FromSeconds(1));
        await call;
        Assert.Equal(["6"], _right.Calls);
    }

    [Fact]
    public void Breaks_a_part_that_the_service_makes()
    {
        var fault =
            new Broken(on =>
                on.Each<IPart>(
                    nameof(IService.Part), part => part.Answer<int>(nameof(IPart.Next), (right, _) => -right)));
        var part = fault.Break(_right).Part();
        Assert.False(fault.WasReached);

        Assert.Equal([-1, -2], [part.Next(), part.Next()]);
        Assert.True(fault.WasReached);
    }

    [Fact]
    public async Task Breaks_a_part_that_comes_later()
    {
        var fault = new Broken(on => on
            .Each<IPart>(nameof(IService.PartAsync), part => part.Skip(nameof(IPart.Next)))
            .Each<IPart>(nameof(IService.PartLaterAsync), part => part.Skip(nameof(IPart.Next))));

        Assert.Equal(0, (await fault.Break(_right).PartAsync()).Next());
        Assert.Null(await fault.Break(_right).PartLaterAsync());
    }

    [Fact]
    public void Gives_the_same_part_for_the_same_right_part()
    {
        var fault = new Broken(on => on.Skip(nameof(IService.Save)));

        Assert.Same(fault.Break(_right), fault.Break(_right));
    }

    [Fact]
    public void Passes_through_what_it_does_not_name()
    {
        var fault = new Broken(on => on.Skip(nameof(IService.Save)));
        var broken = fault.Break(_right);
        broken.Name = "new";

        Assert.Equal(("new", "inherited word", "default of new", "same"),
            (broken.Name, broken.Inherited("word"), broken.ByDefault(), broken.Same("same")));
        Assert.False(fault.WasReached);
    }

    [Fact]
    public void Rethrows_what_it_does_not_name_unwrapped() =>
        Assert.Throws<InvalidOperationException>(() => new Broken(_ => { }).Break(_right).Twice(-1));

    [Fact]
    public async Task Passes_disposal_on()
    {
        var broken = new Broken(_ => { }).Break(_right);
        broken.Dispose();
        await broken.DisposeAsync();

        Assert.Equal(["disposed", "disposed later"], _right.Calls);
    }

    [Fact]
    public void Is_disposable_only_where_the_service_is() =>
        Assert.False(new PartFault().Break(_right.Part()) is IDisposable or IAsyncDisposable);

    [Fact]
    public void Breaks_an_inherited_method() =>
        Assert.Equal("wrong",
            new Broken(on => on.Answer<string>(nameof(IService.Inherited), (_, _) => "wrong")).Break(_right)
                .Inherited("word"));

    [Fact]
    public void Breaks_a_member_with_a_default() =>
        Assert.Equal("wrong",
            new Broken(on => on.Answer<string>(nameof(IService.ByDefault), (_, _) => "wrong")).Break(_right)
                .ByDefault());

    [Fact]
    public void Breaks_the_getter_of_a_property_by_its_name()
    {
        var broken =
            new Broken(on => on.Answer<string>(nameof(IService.Name), (right, call) => $"{call.Method} {right}")).Break(
                _right);
        broken.Name = "set";

        Assert.Equal("get_Name set", broken.Name);
    }

    [Fact]
    public void Breaks_the_setter_of_a_property()
    {
        new Broken(on => on.Skip("set_Name")).Break(_right).Name = "lost";

        Assert.Equal("right", _right.Name);
    }

    [Fact]
    public async Task Breaks_a_generic_method_where_its_result_fits()
    {
        var broken = new Broken(on => on
            .Answer<int>(nameof(IService.Same), (right, _) => right + 1)
            .Answer<int>(nameof(IService.SameAsync), (right, _) => right + 1)).Break(_right);

        Assert.Equal((2, "word"), (broken.Same(1), broken.Same("word")));
        Assert.Equal((2, "word"), (await broken.SameAsync(1), await broken.SameAsync("word")));
    }

    [Fact]
    public void Breaks_all_overloads()
    {
        var broken =
            new Broken(on => on.Answer<string>(nameof(IService.Overloaded), (right, _) => right + "!")).Break(_right);

        Assert.Equal(("number!", "word!"), (broken.Overloaded(1), broken.Overloaded("")));
    }

    [Fact]
    public void Breaks_the_overload_that_it_chooses()
    {
        var broken = new Broken(on => on
            .Overloads(method => method.GetParameters()[0].ParameterType == typeof(int))
            .Answer<string>(nameof(IService.Overloaded), (right, _) => right + "!")).Break(_right);

        Assert.Equal(("number!", "word"), (broken.Overloaded(1), broken.Overloaded("")));
    }

    [Fact]
    public void Passes_ref_and_out_on()
    {
        var broken = new Broken(on => on.Tell(nameof(IService.Try), call => call.With("word", "longer"))).Break(_right);
        var count = 1;

        Assert.True(broken.Try("word", ref count, out var length));
        Assert.Equal((2, 6), (count, length));
    }

    [Fact]
    public void Leaves_defaults_in_out_when_the_call_is_lost()
    {
        var broken = new Broken(on => on.Skip(nameof(IService.Try))).Break(_right);
        var count = 1;

        Assert.False(broken.Try("word", ref count, out var length));
        Assert.Equal((1, 0), (count, length));
    }

    [Fact]
    public void Compares_sequences_item_by_item()
    {
        var fault = new Broken(on => on.Answer<int[]>(nameof(IService.Numbers), (right, _) => [.. right]));
        fault.Break(_right).Numbers();
        Assert.False(fault.WasReached);

        fault = new Broken(on => on.Answer<int[]>(nameof(IService.Numbers), (right, _) => [.. right.Reverse()]));
        fault.Break(_right).Numbers();
        Assert.True(fault.WasReached);
    }

    [Fact]
    public void Applies_several_breaks_in_the_order_written() =>
        Assert.Equal(14, new Broken(on => on
            .Answer<int>(nameof(IService.Twice), (right, _) => right + 1)
            .Answer<int>(nameof(IService.Twice), (right, _) => right * 2)).Break(_right).Twice(3));

    [Fact]
    public void Breaks_a_generic_service()
    {
        var broken = new OddFault<string>().Break(new Odd<string>());

        Assert.Equal("wrong", broken.Find("right"));
    }

    [Fact]
    public void Passes_events_through()
    {
        var broken = new OddFault<string>().Break(new Odd<string>());
        var heard = 0;
        broken.Changed += (_, _) => heard++;
        broken.Change();

        Assert.Equal(1, heard);
    }

    [Fact]
    public void Keeps_calls_from_many_threads_apart()
    {
        var broken =
            new Broken(on =>
                on.Answer<int>(nameof(IService.Same), (right, call) => right + call.Argument<int>(0))).Break(_right);

        Assert.All(Enumerable.Range(0, 500).AsParallel().Select(number => (number, broken.Same(number))),
            pair => Assert.Equal(2 * pair.number, pair.Item2));
    }

    [Fact]
    public void Names_a_method_that_is_not_there() =>
        Assert.Contains("IService and its bases have no method", Refusal(on => on.Skip("Gone")));

    [Fact]
    public void Names_a_result_that_the_method_does_not_have() =>
        Assert.Equal("IService.Twice returns System.Int32, not System.String.",
            Refusal(on => on.Answer<string>(nameof(IService.Twice), (right, _) => right)));

    [Fact]
    public void Names_an_argument_that_is_not_there() =>
        Assert.Equal(
            "IService.Twice has no parameter 'count'; it has number.",
            Assert.Throws<ArgumentException>(() =>
                new Broken(on => on.Tell(nameof(IService.Twice), call => call.With("count", 1))).Break(_right)
                    .Twice(1)).Message);

    [Fact]
    public void Refuses_a_service_that_is_no_interface() =>
        Assert.Contains("is not an interface", Assert.Throws<ArgumentException>(() => new ClassFault()).Message);

    private static string Refusal(Action<FaultScript<IService>> script) =>
        Assert.Throws<ArgumentException>(() => new Broken(script)).Message;

    private interface IOdd<T>
    {
        event EventHandler? Changed;

        static string Kind => "odd";

        T? Find(T key);

        void Change();
    }

    private sealed class Odd<T> : IOdd<T>
    {
        public event EventHandler? Changed;

        public T? Find(T key) => key;

        public void Change() => Changed?.Invoke(this, EventArgs.Empty);
    }

    private sealed class OddFault<T> : ServiceFault<IOdd<T>>
    {
        public OddFault() => On.Answer<T?>(nameof(IOdd<T>.Find), (_, _) => (T)(object)"wrong");
    }

    private sealed class PartFault : ServiceFault<IPart>;

    private sealed class ClassFault : ServiceFault<Service>;
}

/// <summary>A fault that each test writes for itself.</summary>
internal sealed class Broken : ServiceFault<IService>
{
    public Broken(Action<FaultScript<IService>> script) => script(On);
}
