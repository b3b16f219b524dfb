using System.Threading.Channels;

namespace Netra.CriticalTests.Fixtures;

/// <summary>A clock that says when a wait on it has begun, so that a test does not move it too early.</summary>
internal sealed class WatchedClock(TimeProvider inner) : TimeProvider
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = inner.CreateTimer(callback, state, dueTime, period);
        _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Returns when somebody waits for this time, in whole milliseconds as
    /// <see cref="Task.Delay(TimeSpan, TimeProvider)"/> counts.</summary>
    public async Task BegunAsync(TimeSpan wait)
    {
        var whole = TimeSpan.FromMilliseconds((long)wait.TotalMilliseconds);
        await (whole > TimeSpan.Zero ? NextAsync(whole, whole) : Task.CompletedTask).InTimeAsync(
            "somebody waits so long");
    }

    /// <summary>The next wait that is neither shorter nor longer; others have timers, too.</summary>
    public async Task<TimeSpan> NextAsync(TimeSpan shortest, TimeSpan longest)
    {
        var wait = await _waits.Reader.ReadAsync();
        return wait >= shortest && wait <= longest ? wait : await NextAsync(shortest, longest);
    }
}
