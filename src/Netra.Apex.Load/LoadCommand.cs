using System.CommandLine;
using System.CommandLine.Parsing;
using Netra.Apex.Load.Soaking;

namespace Netra.Apex.Load;

/// <summary>Exit codes.</summary>
internal enum LoadExit
{
    /// <summary>Everything held.</summary>
    Held = 0,

    /// <summary>The load could not be completed.</summary>
    Failure = 1,

    /// <summary>Too many errors, or a soak that is not flat.</summary>
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

    private readonly Option<FileInfo> _out = new("--out")
    {
        Description = "The output file: JSON as described by docs/formats/load.schema.json.",
        Required = true,
    };

    private LoadCommand()
    {
        _seconds.Validators.Add(found => Demand(found, found.GetValue(_seconds), ShortestSeconds, LongestSeconds));
        _soak.Validators.Add(found => Demand(found, found.GetValue(_soak) ?? LongestSoak, ShortestSoak, LongestSoak));
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
            return (int)await RunAsync(PlanOf(parsed), parsed.GetRequiredValue(_out), stop);
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

    private static async Task<LoadExit> RunAsync(LoadPlan plan, FileInfo file, CancellationToken stop)
    {
        var report = await new LoadRun(plan, Console.Out.WriteLine, TimeProvider.System).RunAsync(stop);
        stop.ThrowIfCancellationRequested();
        report.WriteTo(file.FullName);
        report.Problems.ToList().ForEach(Console.Out.WriteLine);
        Console.Out.WriteLine(report.Held ? "held" : "did not hold");
        return report.Held ? LoadExit.Held : LoadExit.DidNotHold;
    }

    private void DemandFolder(OptionResult found)
    {
        var folder = found.GetValue(_out)?.Directory;
        Demand(found, folder is { Exists: true }, $"The folder '{folder}' of --out does not exist; create it.");
    }

    private static void Demand(OptionResult found, int value, int least, int most) => Demand(
        found, value >= least && value <= most, $"{found.Option.Name} is {value}; give {least} to {most}.");

    private static void Demand(OptionResult found, bool holds, string problem)
    {
        if (!holds)
        {
            found.AddError(problem);
        }
    }
}
