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

    /// <summary>Takes what a run says of itself.</summary>
    public void Take(LiveRun run)
    {
        lock (_changing)
        {
            var others = _runs.Where(heard => heard.Run.Run != run.Run);
            _runs = [.. others.Append(new(run, time.GetUtcNow()))
                .OrderByDescending(heard => heard.Run.StartedAt).Take(MostRuns)];
            _changed.TrySetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
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

    public bool IsSilent(DateTimeOffset now) => Run.End is null && now - At > Silence;
}
