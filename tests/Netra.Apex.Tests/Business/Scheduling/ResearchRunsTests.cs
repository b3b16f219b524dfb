using Microsoft.EntityFrameworkCore;
using Netra.Apex.Business.Scheduling;
using Netra.Apex.Storage;
using Netra.Apex.Tests.Data.Usage;

namespace Netra.Apex.Tests.Business.Scheduling;

/// <summary>Who works on a due time that is fired more than once.</summary>
public sealed class ResearchRunsTests
{
    private static readonly RunResult Nothing = new(1, [], Reason: null);
    private static readonly DueRun Run = new(Guid.NewGuid(), new DateTimeOffset(2026, 11, 26, 13, 0, 0, TimeSpan.Zero));

    private int _begun;

    [Fact]
    public async Task Leaves_a_run_alone_while_another_node_works_on_it_and_when_it_is_over()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var (slow, other, work) = (RunsOf(platform), RunsOf(platform), new TaskCompletionSource<RunResult>());
        var first = slow.RunAsync(Run, _ => BeginAsync(work.Task), default);

        var isSettled = await other.RunAsync(Run, _ => BeginAsync(), default);
        work.SetResult(Nothing);
        await first;

        Assert.Equal((false, true), (isSettled, await other.RunAsync(Run, _ => BeginAsync(), default)));
        Assert.Equal(1, _begun);
    }

    [Fact]
    public async Task Takes_a_run_over_that_somebody_has_begun_and_left()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var (dead, other) = (RunsOf(platform), RunsOf(platform));
        var left = dead.RunAsync(
            Run, _ => BeginAsync(Task.FromException<RunResult>(new OperationCanceledException())), default);
        await Assert.ThrowsAsync<OperationCanceledException>(() => left);

        await other.RunAsync(Run, _ => BeginAsync(), default);

        Assert.Equal((2, RunState.Done), (_begun, (await other.ReadAsync(Run.Order, default)).Single().State));
    }

    [Fact]
    public async Task Another_due_time_and_another_order_are_runs_of_their_own()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var runs = RunsOf(platform);
        foreach (var run in new[] { Run, Run with { DueAt = Run.DueAt.AddSeconds(1) },
            Run with { Order = Guid.NewGuid() } })
        {
            await runs.RunAsync(run, _ => BeginAsync(), default);
        }

        Assert.Equal(3, _begun);
    }

    private static ResearchRuns RunsOf(UsagePlatform platform) =>
        new(platform.Get<IDbContextFactory<ApexContext>>(), platform.Get<IWorkLocks>(), TimeProvider.System);

    private Task<RunResult> BeginAsync(Task<RunResult>? work = null)
    {
        _begun++;
        return work ?? Task.FromResult(Nothing);
    }
}
