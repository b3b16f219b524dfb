using System.Threading.Channels;

namespace Netra.CriticalTests.Fixtures;

/// <summary>Waits, in real time, for what should happen at once.</summary>
/// <remarks>What does not happen is a time-out, never a failed assertion; what crashed meanwhile is thrown as it
/// is.</remarks>
internal static class InTime
{
    /// <summary>For what happens whatever is broken; a test that waits longer is out of order and proves
    /// nothing.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2);

    /// <summary>The next item of a channel.</summary>
    /// <exception cref="InvalidOperationException">The channel has ended in good order.</exception>
    public static async Task<T> NextAsync<T>(this ChannelReader<T> reader)
    {
        var goesOn = await reader.WaitToReadAsync().AsTask().InTimeAsync($"one more {typeof(T).Name} comes");
        return goesOn
            ? await reader.ReadAsync()
            : throw new InvalidOperationException($"Expected one more {typeof(T).Name}, but the channel has ended.");
    }

    /// <summary>Waits for the end of a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="what">What its end means, as a clause.</param>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    public static async Task InTimeAsync(this Task task, string what)
    {
        await task.WaitAsync(Limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await (task.IsCompleted ? task : throw Late(what));
    }

    /// <inheritdoc cref="InTimeAsync(Task, string)"/>
    public static async Task<T> InTimeAsync<T>(this Task<T> task, string what)
    {
        await InTimeAsync((Task)task, what);
        return await task;
    }

    /// <summary>Waits a short while for what a broken product may never do; what happens then is the test's to
    /// judge.</summary>
    public static async Task GiveAMomentAsync(params Task[] tasks) =>
        await Task.WhenAll(tasks).WaitAsync(Moment).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Waits for a condition that no event tells of.</summary>
    /// <exception cref="TimeoutException">It did not come true in time.</exception>
    public static async Task TrueAsync(Func<ValueTask<bool>> condition, string what)
    {
        if (!await ComesTrueAsync(condition, Limit))
        {
            throw Late(what);
        }
    }

    /// <summary>Whether a condition that no event tells of comes true in time.</summary>
    public static async Task<bool> ComesTrueAsync(Func<ValueTask<bool>> condition, TimeSpan patience)
    {
        using var looks = new PeriodicTimer(Look);
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition() && TimeProvider.System.GetElapsedTime(start) < patience)
        {
            await looks.WaitForNextTickAsync();
        }

        return await condition();
    }

    private static TimeoutException Late(string what) => new($"Waited {Limit.TotalSeconds} s in vain until {what}.");
}
