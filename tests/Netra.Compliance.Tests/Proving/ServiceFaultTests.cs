namespace Netra.Compliance.Tests.Proving;

/// <summary>Each break of a call; once for each way in which a method returns.</summary>
public abstract class ServiceFaultTests
{
    private readonly Service _right = new();

    /// <summary>The method that returns its argument twice.</summary>
    private protected abstract string Twice { get; }

    /// <summary>The method that returns nothing.</summary>
    private protected abstract string Save { get; }

    [Fact]
    public async Task Answers_something_else()
    {
        var fault = new Broken(on => on.Answer<int>(Twice, (right, call) => right + call.Argument<int>("number")));

        Assert.Equal(9, await CallTwiceAsync(fault.Break(_right), 3));
        Assert.True(fault.WasReached);
    }

    [Fact]
    public async Task Is_not_reached_by_an_answer_that_is_right()
    {
        var fault = new Broken(on => on.Answer<int>(Twice, (_, _) => 6));

        Assert.Equal(6, await CallTwiceAsync(fault.Break(_right), 3));
        Assert.False(fault.WasReached);
    }

    [Fact]
    public async Task Makes_the_right_call_once_before_it_answers()
    {
        await CallTwiceAsync(new Broken(on => on.Answer<int>(Twice, (_, _) => 0)).Break(_right), 3);

        Assert.Equal(["6"], _right.Calls);
    }

    [Fact]
    public async Task Answers_after_a_wait()
    {
        var fault =
            new Broken(on =>
                on.AnswerAsync<int>(Twice, async (right, call) => right + await call.Service.TwiceAsync(10)));

        Assert.Equal(26, await CallTwiceAsync(fault.Break(_right), 3));
    }

    [Fact]
    public async Task Tells_the_service_something_else()
    {
        var fault = new Broken(on => on.Tell(Save, call => call.With("number", 5)));
        await CallSaveAsync(fault.Break(_right), 3);

        Assert.Equal(["10"], _right.Calls);
        Assert.True(fault.WasReached);
    }

    [Fact]
    public async Task Is_not_reached_by_arguments_that_are_right()
    {
        var fault = new Broken(on => on.Tell(Save, call => call.With(0, 3)));
        await CallSaveAsync(fault.Break(_right), 3);

        Assert.False(fault.WasReached);
    }

    [Fact]
    public async Task Tells_the_service_something_else_after_a_wait()
    {
        var fault = new Broken(on => on.TellAsync(Save, async call => call.With(0, await call.Service.SameAsync(7))));
        await CallSaveAsync(fault.Break(_right), 3);

        Assert.Equal(["14"], _right.Calls);
    }

    [Fact]
    public async Task Loses_a_call()
    {
        var fault = new Broken(on => on.Skip(Save));
        await CallSaveAsync(fault.Break(_right), 3);

        Assert.Empty(_right.Calls);
        Assert.True(fault.WasReached);
    }

    [Fact]
    public async Task Gives_the_default_for_a_lost_call() =>
        Assert.Equal(0, await CallTwiceAsync(new Broken(on => on.Skip(Twice)).Break(_right), 3));

    [Fact]
    public async Task Loses_only_the_calls_that_it_is_told_to()
    {
        var fault = new Broken(on => on.Skip(Save, when: call => call.Argument<int>(0) > 3));
        await CallSaveAsync(fault.Break(_right), 3);
        Assert.False(fault.WasReached);

        await CallSaveAsync(fault.Break(_right), 4);
        Assert.Equal(["6"], _right.Calls);
        Assert.True(fault.WasReached);
    }

    [Fact]
    public async Task Is_not_reached_by_an_effect_that_does_not_matter()
    {
        var faults = new[]
        {
            new Broken(on => on.Skip(Save, matters: _ => false)),
            new Broken(on => on.Repeat(Save, matters: _ => false)),
            new Broken(on => on.Tell(Save, call => call.With(0, 9), matters: _ => false)),
        };
        await Task.WhenAll(faults.Select(fault => CallSaveAsync(fault.Break(_right), 3)));

        Assert.All(faults, fault => Assert.False(fault.WasReached));
    }

    [Fact]
    public async Task Doubles_a_call()
    {
        var fault = new Broken(on => on.Repeat(Twice));

        Assert.Equal(6, await CallTwiceAsync(fault.Break(_right), 3));
        Assert.Equal(["6", "6"], _right.Calls);
        Assert.True(fault.WasReached);
    }

    [Fact]
    public async Task Swallows_an_exception()
    {
        var fault = new Broken(on => on.Swallow<InvalidOperationException>(Twice));
        Assert.Equal(6, await CallTwiceAsync(fault.Break(_right), 3));
        Assert.False(fault.WasReached);

        Assert.Equal(0, await CallTwiceAsync(fault.Break(_right), -1));
        Assert.True(fault.WasReached);
    }

    [Fact]
    public async Task Gives_something_instead_of_an_exception() =>
        Assert.Equal(7, await CallTwiceAsync(
            new Broken(on => on.Swallow<InvalidOperationException, int>(Twice, _ => 7)).Break(_right), -1));

    [Fact]
    public async Task Lets_other_exceptions_through_unwrapped()
    {
        var fault = new Broken(on => on.Swallow<IOException>(Twice));
        var failure =
            await Assert.ThrowsAsync<InvalidOperationException>(() => CallTwiceAsync(fault.Break(_right), -1));

        Assert.Contains(nameof(Service) + "." + nameof(IService.Twice), failure.StackTrace);
    }

    [Fact]
    public async Task Delays_a_call_until_it_may_go_on()
    {
        var gate = new Gate();
        var fault = new Broken(on => on.Delay(Twice, _ => gate.Opened, matters: _ => gate.Reach()));
        var call = CallTwiceAsync(fault.Break(_right), 3);
        await gate.Reached;
        Assert.Empty(_right.Calls);

        gate.Open();
        Assert.Equal(6, await call);
        Assert.True(fault.WasReached);
    }

    private protected abstract Task<int> CallTwiceAsync(IService service, int number);

    private protected abstract Task CallSaveAsync(IService service, int number);

    private sealed class Gate
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public Task Opened => _opened.Task;

        public void Open() => _opened.SetResult();

        public bool Reach() => _reached.TrySetResult();
    }
}

/// <summary>Of methods that return directly.</summary>
public sealed class SyncServiceFaultTests : ServiceFaultTests
{
    private protected override string Twice => nameof(IService.Twice);

    private protected override string Save => nameof(IService.Save);

    private protected override Task<int> CallTwiceAsync(IService service, int number) =>
        Task.Run(() => service.Twice(number));

    private protected override Task CallSaveAsync(IService service, int number) => Task.Run(() => service.Save(number));
}

/// <summary>Of methods that return a task.</summary>
public sealed class TaskServiceFaultTests : ServiceFaultTests
{
    private protected override string Twice => nameof(IService.TwiceAsync);

    private protected override string Save => nameof(IService.SaveAsync);

    private protected override Task<int> CallTwiceAsync(IService service, int number) => service.TwiceAsync(number);

    private protected override Task CallSaveAsync(IService service, int number) => service.SaveAsync(number);
}

/// <summary>Of methods that return a value task.</summary>
public sealed class ValueTaskServiceFaultTests : ServiceFaultTests
{
    private protected override string Twice => nameof(IService.TwiceLaterAsync);

    private protected override string Save => nameof(IService.SaveLaterAsync);

    private protected override Task<int> CallTwiceAsync(IService service, int number) =>
        service.TwiceLaterAsync(number).AsTask();

    private protected override Task CallSaveAsync(IService service, int number) =>
        service.SaveLaterAsync(number).AsTask();
}
