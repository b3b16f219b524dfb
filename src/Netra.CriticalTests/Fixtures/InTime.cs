using System.Threading.Channels;
using Netra.Compliance;

namespace Netra.CriticalTests.Fixtures;

/// <summary>Waits, in real time, for what should happen at once; what does not happen fails the test and does not hang it.</summary>
internal static class InTime
{
    /// <summary>Long enough for a busy machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2);

    /// <summary>The next item of a channel.</summary>
    [AssertionMethod]
    public static async Task<T> NextAsync<T>(this ChannelReader<T> reader)
    {
        using var late = new CancellationTokenSource(Patience);
        var came = await reader.WaitToReadAsync(late.Token).AsTask().ContinueWith(
            static waiting => waiting is { IsCompletedSuccessfully: true, Result: true }, TaskScheduler.Default);
        Assert.True(came && reader.TryPeek(out _), $"Expected one more {typeof(T).Name} within {Patience.TotalSeconds} s, but none came.");
        return await reader.ReadAsync(CancellationToken.None);
    }

    /// <summary>Waits for the end of a task.</summary>
    [AssertionMethod]
    public static async Task DoneAsync(this Task task, string what)
    {
        var first = await Task.WhenAny(task, Task.Delay(Patience));
        Assert.True(first == task, $"Expected within {Patience.TotalSeconds} s that {what}.");
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
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, $"Expected within {Patience.TotalSeconds} s that {what}.");
            await looks.WaitForNextTickAsync();
        }
    }
}
