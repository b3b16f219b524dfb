using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Running;

/// <summary>One line when a stage begins and one when it ends, for logs.</summary>
internal sealed class PlainWatch(TextWriter writer, TimeProvider time) : IRunWatch
{
    public void Say(string line) => writer.WriteLine(PlainText.Line(line));

    public async Task<T> ShowAsync<T>(string what, Func<string> progress, Func<Task<T>> work, Func<T, bool>? succeeded = null)
    {
        var (start, ended) = (time.GetTimestamp(), "broken off after");
        Say($"{what} …");
        try
        {
            var result = await work();
            ended = succeeded?.Invoke(result) == false ? "failed after" : "done in";
            return result;
        }
        finally
        {
            Say($"{what}: {ended} {StageClock.Seconds(time.GetElapsedTime(start))}{After(progress())}");
        }
    }

    private static string After(string progress) => progress.Length == 0 ? "" : $", {progress}";
}
