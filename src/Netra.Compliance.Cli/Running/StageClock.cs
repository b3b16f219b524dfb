using System.Globalization;

namespace Netra.Compliance.Cli.Running;

/// <summary>The wall time of a run's stages.</summary>
internal sealed class StageClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    public TimeSpan Build { get; private set; }

    public TimeSpan Tests { get; private set; }

    public TimeSpan Total => time.GetElapsedTime(_start);

    public static string Seconds(TimeSpan span) => span.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";

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
