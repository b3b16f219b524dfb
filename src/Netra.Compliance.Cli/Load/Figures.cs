using System.Globalization;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Load;

/// <summary>Figures of a load result as people write them: about three digits that count.</summary>
internal static class Figures
{
    /// <summary>Where a figure is missing.</summary>
    public const string None = "–";

    private const double MiB = 1024 * 1024;

    public static string Number(double value) => value.ToString(Math.Abs(value) switch
    {
        >= 1e9 => "0.##e+0",
        >= 100 => "#,0",
        >= 10 => "0.#",
        >= 1 => "0.##",
        _ => "0.###;-0.###;0",
    }, CultureInfo.InvariantCulture);

    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Ms(double value) => $"{Number(value)} ms";

    public static string Share(double share) => share.ToString("0.##%", CultureInfo.InvariantCulture);

    /// <summary>The part of the requests that failed, or were shed.</summary>
    public static double Part(long some, LoadFigures figures) => figures.Sent == 0 ? 0 : (double)some / figures.Sent;

    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Backends(LoadResult result) => string.Join("; ", result.Backends.Select(Closing.Backend));

    public static string Machine(LoadMachine machine) =>
        $"{Count(machine.Processors)} processors, {Number(machine.MemoryBytes / MiB)} MiB, {machine.System}";

    /// <summary>A figure of a soak with its unit: mebibytes of memory, or how many.</summary>
    public static string Soaked(SoakMeasure measure, double value) =>
        Number(Scaled(measure, value)) + (IsMemory(measure) ? " MiB" : "");

    public static double Scaled(SoakMeasure measure, double value) => IsMemory(measure) ? value / MiB : value;

    public static bool IsMemory(SoakMeasure measure) => measure.What == SoakMeasure.Memory;
}
