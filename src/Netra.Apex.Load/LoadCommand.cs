using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Netra.Apex.Load.Soaking;

namespace Netra.Apex.Load;

/// <summary>Exit codes.</summary>
internal enum LoadExit
{
    /// <summary>Everything held.</summary>
    Held = 0,

    /// <summary>The load could not be completed.</summary>
    Failure = 1,

    /// <summary>Too many errors, too slow, wrongly shed, or a soak that is not flat.</summary>
    DidNotHold = 2,

    /// <summary>The command line is invalid.</summary>
    Usage = 7,

    /// <summary>A signal ended it.</summary>
    Stopped = 130,
}

/// <summary>The program's command line.</summary>
internal sealed class LoadCommand
{
    private const string About =
        """
        Puts Netra Apex under realistic load and measures its capacity.

        Examples:
          Netra.Apex.Load --out load.json
          Netra.Apex.Load --seconds 60 --soak-seconds 600 --out load.json
        """;

    private const int ShortestSeconds = 10;
    private const int LongestSeconds = 3_600;
    private const int LongestSoak = 86_400;
    private static readonly int ShortestSoak = (int)Soak.ShortestSoak.TotalSeconds;

    private readonly Option<int> _seconds = new("--seconds")
    {
        Description = "Length of the phases: the steady phase takes half of it, the others at most a third.",
        DefaultValueFactory = _ => 30,
    };

    private readonly Option<int?> _soak = new("--soak-seconds")
    {
        Description = "Duration of the soak (default: no soak).",
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "The output file: JSON as described by docs/formats/load.schema.json.",
        Required = true,
    };

    private LoadCommand()
    {
        _seconds.Validators.Add(found => Demand(found, ShortestSeconds, LongestSeconds));
        _soak.Validators.Add(found => Demand(found, ShortestSoak, LongestSoak));
        _soak.Validators.Add(found => Demand(
            found, ProcessReading.IsPossible, "--soak-seconds reads /proc, which only Linux has; leave it out here."));
        _out.Validators.Add(DemandFolder);
    }

    /// <summary>Runs a command line.</summary>
    /// <param name="args">Its words.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<LoadExit> RunAsync(string[] args, CancellationToken stop)
    {
        var parsed = new LoadCommand().Root().Parse(args);
        if (parsed.Errors is [var error, ..])
        {
            await Console.Error.WriteLineAsync($"{error.Message} Try --help.");
            return LoadExit.Usage;
        }

        return (LoadExit)await parsed.InvokeAsync(new() { ProcessTerminationTimeout = null }, stop);
    }

    private RootCommand Root()
    {
        var root = new RootCommand(About) { _seconds, _soak, _out };
        root.SetAction((parsed, stop) => RunAsync(parsed, stop));
        return root;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        try
        {
            return (int)await RunAsync(PlanOf(parsed), Path.GetFullPath(parsed.GetRequiredValue(_out)), stop);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            return (int)LoadExit.Stopped;
        }
        catch (Exception failure)
        {
            await Console.Error.WriteLineAsync($"The load could not be completed: {failure.Message}");
            return (int)LoadExit.Failure;
        }
    }

    private LoadPlan PlanOf(ParseResult parsed) => new(
        TimeSpan.FromSeconds(parsed.GetValue(_seconds)),
        parsed.GetValue(_soak) is { } soak ? TimeSpan.FromSeconds(soak) : null);

    private static async Task<LoadExit> RunAsync(LoadPlan plan, string file, CancellationToken stop)
    {
        var report = await new LoadRun(plan, Console.Out.WriteLine, TimeProvider.System).RunAsync(stop);
        stop.ThrowIfCancellationRequested();
        report.WriteTo(file);
        report.Problems.ToList().ForEach(Console.Out.WriteLine);
        Console.Out.WriteLine(report.Held ? "held" : "did not hold");
        return report.Held ? LoadExit.Held : LoadExit.DidNotHold;
    }

    private void DemandFolder(OptionResult found)
    {
        var file = Said(found);
        var folder = file.Length == 0 ? null : Path.GetDirectoryName(Path.GetFullPath(file));
        Demand(found, Directory.Exists(folder), $"The folder of --out '{file}' does not exist; create it.");
        Demand(found, !Directory.Exists(file), $"--out '{file}' is a folder; give a file.");
    }

    // The word itself: a value that cannot be converted throws when it is asked for.
    private static void Demand(OptionResult found, int least, int most)
    {
        var isNumber = int.TryParse(Said(found), NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        Demand(
            found, isNumber && value >= least && value <= most,
            $"{found.Option.Name} is '{Said(found)}'; give {least} to {most} seconds.");
    }

    private static string Said(OptionResult found) => found.Tokens.LastOrDefault()?.Value ?? "";

    private static void Demand(OptionResult found, bool holds, string problem)
    {
        if (!holds && !found.Implicit)
        {
            found.AddError(problem);
        }
    }
}
