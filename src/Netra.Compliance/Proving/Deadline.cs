namespace Netra.Compliance.Proving;

/// <summary>The time that one proof has for all its runs of the point together.</summary>
internal sealed class Deadline(TimeSpan limit, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>Runs an attempt away from the caller's thread, so that a point that blocks does not block the limit.</summary>
    /// <remarks>An attempt that is too late goes on by itself and still cleans up if it ever ends; only its result is not waited for.</remarks>
    public async Task<AttemptResult> RunAsync(Attempt attempt)
    {
        try
        {
            return await Task.Run(attempt.RunAsync).WaitAsync(Remaining(), time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return AttemptResult.TimedOut(limit);
        }
    }

    private TimeSpan Remaining() => Elapsed < limit ? limit - Elapsed : TimeSpan.Zero;
}
