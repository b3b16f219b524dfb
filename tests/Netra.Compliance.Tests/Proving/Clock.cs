using Microsoft.Extensions.Time.Testing;

namespace Netra.Compliance.Tests.Proving;

internal static class Clock
{
    /// <summary>Moves a clock until something ends: when it sets its timers cannot be seen from outside.</summary>
    public static async Task<T> AdvanceUntilAsync<T>(FakeTimeProvider time, Task<T> task)
    {
        while (!task.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await task;
    }
}
