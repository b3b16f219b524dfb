using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Netra.Compliance.Cli.Live;

/// <summary>The runs that tell a dashboard of themselves, the newest first.</summary>
internal sealed class LiveBoard(TimeProvider time)
{
    private const int MostRuns = 8;

    /// <summary>Readers hear something at least so often, so that they see whether a run has gone silent.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

    private readonly Lock _changing = new();
    private ImmutableArray<HeardRun> _runs = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ImmutableArray<HeardRun> Runs => _runs;

    /// <summary>Takes what a run says of itself; what comes after its end is late, and is left.</summary>
    public void Take(LiveRun run)
    {
        lock (_changing)
        {
            var before = _runs.FirstOrDefault(heard => heard.Run.Run == run.Run);
            if (before?.Run.End is null)
            {
                Keep(new(run, time.GetUtcNow()) { Since = before?.Since ?? time.GetUtcNow() });
            }
        }
    }

    /// <summary>Runs that go before those that ended, then the newest; by this machine's clock, whatever they
    /// say.</summary>
    private void Keep(HeardRun run)
    {
        var all = _runs.Where(heard => heard.Run.Run != run.Run.Run).Append(run);
        var kept = all.OrderBy(heard => heard.Run.End is not null || heard.IsSilent(run.At))
            .ThenByDescending(heard => heard.Since).Take(MostRuns);
        _runs = [.. kept.OrderByDescending(heard => heard.Since)];
        _changed.TrySetResult();
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The runs now, and again whenever one of them says something.</summary>
    public async IAsyncEnumerable<ImmutableArray<HeardRun>> FollowAsync(
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var changed = Changed();
            yield return _runs;
            await Task.WhenAny(changed, Task.Delay(Beat, time, cancellation));
        }
    }

    private Task Changed()
    {
        lock (_changing)
        {
            return _changed.Task;
        }
    }
}

/// <summary>A run, and when it was heard of last.</summary>
internal sealed record HeardRun(LiveRun Run, DateTimeOffset At)
{
    /// <summary>A run that says nothing for so long has probably been killed.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    /// <summary>When it was heard of first.</summary>
    public DateTimeOffset Since { get; init; } = At;

    public bool IsSilent(DateTimeOffset now) => Run.End is null && now - At > Silence;
}
