using System.Runtime.CompilerServices;

namespace Netra.CriticalTests.Fixtures;

/// <summary>The clock of an open loop: requests come when they are due, however many are still unanswered.</summary>
internal static class OpenLoop
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(2);

    /// <summary>Yields each moment when it has come; it looks every two milliseconds. Who waits for an answer before
    /// the next moment closes the loop.</summary>
    /// <param name="due">The moments, counted from the start, in order.</param>
    /// <param name="start">The start, as a timestamp of the clock.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancel">Ends the loop.</param>
    public static async IAsyncEnumerable<TimeSpan> WhenDueAsync(
        IEnumerable<TimeSpan> due,
        long start,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancel = default)
    {
        using var ticks = new PeriodicTimer(Tick, time);
        foreach (var next in due)
        {
            while (time.GetElapsedTime(start) < next)
            {
                await ticks.WaitForNextTickAsync(cancel);
            }

            yield return next;
        }
    }
}
