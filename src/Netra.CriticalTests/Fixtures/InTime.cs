using System.Threading.Channels;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures.Models;

namespace Netra.CriticalTests.Fixtures;

/// <summary>Waits, in real time, for what should happen at once; what does not happen fails the test and does not hang it.</summary>
internal static class InTime
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2);

    /// <summary>The next item of a channel.</summary>
    /// <param name="reader">The channel.</param>
    /// <param name="patience">How long to wait; <see cref="Patience.Long"/> when not given.</param>
    [AssertionMethod]
    public static async Task<T> NextAsync<T>(this ChannelReader<T> reader, TimeSpan? patience = null)
    {
        using var late = new CancellationTokenSource(patience ?? Patience.Long);
        var came = await reader.WaitToReadAsync(late.Token).AsTask().ContinueWith(
            static waiting => waiting is { IsCompletedSuccessfully: true, Result: true }, TaskScheduler.Default);
        Assert.True(came && reader.TryPeek(out _), $"Expected one more {typeof(T).Name}, but none came.");
        return await reader.ReadAsync(CancellationToken.None);
    }

    /// <summary>Waits for the end of a task.</summary>
    [AssertionMethod]
    public static async Task DoneAsync(this Task task, string what)
    {
        var first = await Task.WhenAny(task, Task.Delay(Patience.Long));
        Assert.True(first == task, $"Expected that {what}.");
        await task;
    }

    /// <summary>Waits for a condition that no event tells of.</summary>
    [AssertionMethod]
    public static async Task TrueAsync(Func<ValueTask<bool>> condition, string what)
    {
        using var looks = new PeriodicTimer(Look);
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience.Long, $"Expected that {what}.");
            await looks.WaitForNextTickAsync();
        }
    }
}
