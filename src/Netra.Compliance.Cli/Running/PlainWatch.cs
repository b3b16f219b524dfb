using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Running;

/// <summary>One line when a stage begins and one when it ends, for logs.</summary>
internal sealed class PlainWatch(TextWriter writer, TimeProvider time) : IRunWatch
{
    public void Say(string line) => writer.WriteLine(PlainText.Line(line));

    public async Task<T> ShowAsync<T>(string what, Func<string> progress, Func<Task<T>> work)
    {
        var start = time.GetTimestamp();
        await writer.WriteLineAsync($"{what} …");
        var result = await work();
        var last = progress();
        await writer.WriteLineAsync($"{what}: done in {StageClock.Seconds(time.GetElapsedTime(start))}{(last.Length == 0 ? "" : ", " + last)}");
        return result;
    }
}
