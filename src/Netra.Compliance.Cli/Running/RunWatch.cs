using System.Globalization;
using Netra.Compliance.Cli.Inputs;
using Spectre.Console;

namespace Netra.Compliance.Cli.Running;

/// <summary>How far a stage is.</summary>
/// <param name="Text">In words; empty where there is nothing to tell.</param>
internal sealed record StageProgress(string Text)
{
    /// <summary>The tests of the stage; null for one that runs none.</summary>
    public RunProgress? Run { get; init; }

    public static implicit operator StageProgress(string text) => new(text);
}

/// <summary>Shows that something long is going on.</summary>
internal interface IRunWatch
{
    /// <summary>Shows one line that stays.</summary>
    void Say(string line);

    /// <summary>Shows <paramref name="what"/>, and again and again what <paramref name="progress"/> says, until the
    /// work is done.</summary>
    /// <param name="what">The work in a few words.</param>
    /// <param name="progress">How far it is.</param>
    /// <param name="work">The work.</param>
    /// <param name="succeeded">Whether the work's result is what was hoped for; null: it is.</param>
    Task<T> ShowAsync<T>(
        string what, Func<StageProgress> progress, Func<Task<T>> work, Func<T, bool>? succeeded = null);
}

/// <summary>One line that redraws itself, for people.</summary>
internal sealed class LiveWatch(IAnsiConsole console, TimeProvider time) : IRunWatch
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(400);

    public void Say(string line) => console.WriteLine(PlainText.Line(line));

    public Task<T> ShowAsync<T>(
        string what, Func<StageProgress> progress, Func<Task<T>> work, Func<T, bool>? succeeded = null) =>
        console.Status().StartAsync(Plain(what), status => FollowAsync(status, what, progress, work()));

    private static string Plain(string text) => Markup.Escape(PlainText.Line(text));

    private async Task<T> FollowAsync<T>(StatusContext status, string what, Func<StageProgress> progress, Task<T> work)
    {
        var start = time.GetTimestamp();
        while (await Task.WhenAny(work, Task.Delay(Beat, time)) != work)
        {
            status.Status(Plain($"{what} · {StageClock.Seconds(time.GetElapsedTime(start))}  {progress().Text}"));
        }

        return await work;
    }
}

/// <summary>One line when a stage begins and one when it ends, for logs.</summary>
internal sealed class PlainWatch(TextWriter writer, TimeProvider time) : IRunWatch
{
    public void Say(string line) => writer.WriteLine(PlainText.Line(line));

    public async Task<T> ShowAsync<T>(
        string what, Func<StageProgress> progress, Func<Task<T>> work, Func<T, bool>? succeeded = null)
    {
        var (start, ended) = (time.GetTimestamp(), "stopped after");
        Say($"{what} …");
        try
        {
            var result = await work();
            ended = succeeded?.Invoke(result) == false ? "failed after" : "done in";
            return result;
        }
        finally
        {
            Say($"{what}: {ended} {StageClock.Seconds(time.GetElapsedTime(start))}{After(progress().Text)}");
        }
    }

    private static string After(string progress) => progress.Length == 0 ? "" : $", {progress}";
}

/// <summary>The wall time of a run's stages.</summary>
internal sealed class StageClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    public TimeSpan Build { get; private set; }

    public TimeSpan Tests { get; private set; }

    public TimeSpan Total => time.GetElapsedTime(_start);

    public static string Seconds(TimeSpan span) =>
        span.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";

    public async Task<T> BuildAsync<T>(Func<Task<T>> stage)
    {
        var start = time.GetTimestamp();
        var result = await stage();
        Build += time.GetElapsedTime(start);
        return result;
    }

    public async Task<T> TestAsync<T>(Func<Task<T>> stage)
    {
        var start = time.GetTimestamp();
        var result = await stage();
        Tests += time.GetElapsedTime(start);
        return result;
    }
}
