using Netra.Compliance.Analyzers.Honesty;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Honesty;

public sealed class RealTimeTests
{
    [Theory]
    [InlineData("{|NETRA3008:Thread.Sleep(100)|};")]
    [InlineData("await {|NETRA3008:Task.Delay(100)|};")]
    [InlineData("await {|NETRA3008:Task.Delay(TimeSpan.FromSeconds(1))|};")]
    [InlineData("_ = {|NETRA3008:DateTime.Now|};")]
    [InlineData("_ = {|NETRA3008:DateTime.UtcNow|};")]
    [InlineData("_ = {|NETRA3008:DateTime.Today|};")]
    [InlineData("_ = {|NETRA3008:DateTimeOffset.UtcNow|}.AddDays(1);")]
    public Task Reports_fixed_waits_and_the_wall_clock(string body) => Verify(body);

    [Theory]
    [InlineData("while (!token.IsCancellationRequested) { await Task.Delay(10); }")]
    [InlineData("await Task.WhenAny(Task.CompletedTask, Task.Delay(1000));")]
    [InlineData("await Task.Delay(Timeout.Infinite, token);")]
    [InlineData("await Task.Delay(Timeout.InfiniteTimeSpan, token);")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(1), time);")]
    [InlineData("_ = time.GetUtcNow();")]
    [InlineData("_ = new DateTime(2026, 1, 1);")]
    [InlineData("_ = nameof(DateTime.Now);")]
    public Task Accepts_limits_polls_and_a_clock_of_ones_own(string body) => Verify(body);

    [Fact]
    public Task Reports_helpers_in_the_class_of_a_critical_test() =>
        Test(
            "[CriticalTest(1, \"\")] public class A { private class Helper { public void Wait() => "
            + "{|NETRA3008:Thread.Sleep(1)|}; } }").RunAsync();

    [Fact]
    public Task Reports_a_critical_method() =>
        Test("public class A { [Fact, CriticalTest(1, \"\")] public void T() => {|NETRA3008:Thread.Sleep(1)|}; }")
            .RunAsync();

    [Fact]
    public Task Looks_at_the_steps_of_a_journey() =>
        Test("[Journey(\"\")] public class A { [Fact, Step(1, \"\")] public void T() => "
            + "{|NETRA3008:Thread.Sleep(1)|}; }").RunAsync();

    [Fact]
    public Task Is_silent_on_ordinary_tests() =>
        Test("public class A { [Fact] public void T() => Thread.Sleep(1); }").RunAsync();

    [Fact]
    public Task Says_what_to_do_instead() =>
        Test("[CriticalTest(1, \"\")] public class A { [Fact] public void T() => {|#0:Thread.Sleep(1)|}; }")
        .Saying("Thread.Sleep makes a critical test depend on real time; wait for a condition with a generous timeout")
            .RunAsync();

    private static Task Verify(string body) =>
        Test(
            $"[CriticalTest(1, \"\")] public class A {{ [Fact] public async Task T() {{ await Task.Yield(); var time "
            + $"= TimeProvider.System; CancellationToken token = default; {body} }} }}")
            .RunAsync();

    private static RuleTest<RealTime> Test(string source) =>
        new("using System; using System.Threading; using System.Threading.Tasks; using Netra.Compliance; using Xunit;\n"
            + source);
}
