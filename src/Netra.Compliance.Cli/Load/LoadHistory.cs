using System.Collections.Immutable;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Load;

/// <summary>The result of the run before, and why there is none.</summary>
internal sealed record LoadHistory(LoadResult? Before, ImmutableArray<string> Notes)
{
    /// <summary>The result of the last run.</summary>
    public const string Last = "load.json";

    private const string Earlier = "load.previous.json";

    /// <summary>Sets the last result aside: a run that fails leaves none there, and the next still has it.</summary>
    public static LoadHistory SetAside(string folder)
    {
        var (last, earlier) = (Path.Combine(folder, Last), Path.Combine(folder, Earlier));
        var (result, damaged) = Read(last);
        if (result is not null)
        {
            File.Move(last, earlier, overwrite: true);
            return new(result, []);
        }

        File.Delete(last);
        var (before, why) = Read(earlier);
        return new(before, [.. new[] { damaged, why }.OfType<string>()]);
    }

    private static (LoadResult? Result, string? Why) Read(string path)
    {
        try
        {
            return (File.Exists(path) ? LoadResultReader.Read(path) : null, null);
        }
        catch (Exception exception) when (exception is Refusal or IOException or UnauthorizedAccessException)
        {
            return (null, $"The result of an earlier run is not compared: {exception.Message}");
        }
    }
}
