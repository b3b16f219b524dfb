using Netra.Compliance.Cli.Inputs;
using Spectre.Console;

namespace Netra.Compliance.Cli.Running;

/// <summary>One line that redraws itself, for people.</summary>
internal sealed class LiveWatch(IAnsiConsole console, TimeProvider time) : IRunWatch
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(400);

    public void Say(string line) => console.WriteLine(PlainText.Line(line));

    public Task<T> ShowAsync<T>(string what, Func<string> progress, Func<Task<T>> work, Func<T, bool>? succeeded = null) =>
        console.Status().StartAsync(Plain(what), status => FollowAsync(status, what, progress, work()));

    private static string Plain(string text) => Markup.Escape(PlainText.Line(text));

    private async Task<T> FollowAsync<T>(StatusContext status, string what, Func<string> progress, Task<T> work)
    {
        var start = time.GetTimestamp();
        while (await Task.WhenAny(work, Task.Delay(Beat, time)) != work)
        {
            status.Status(Plain($"{what} · {StageClock.Seconds(time.GetElapsedTime(start))}  {progress()}"));
        }

        return await work;
    }
}
