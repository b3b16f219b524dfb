using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Backends;
using Netra.Compliance.Cli.Building;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Models;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Running;

namespace Netra.Compliance.Cli.Load;

/// <summary>What a load run is asked to do.</summary>
/// <param name="Project">The project of the load program.</param>
/// <param name="Root">The folder that the program runs in.</param>
/// <param name="Backends">What the platform under load meets.</param>
/// <param name="Configuration">The build's configuration.</param>
/// <param name="Output">The folder of the report.</param>
/// <param name="Length">For how long.</param>
internal sealed record LoadRequest(
    string Project, string Root, BackendMode Backends, string Configuration, string Output, LoadLength Length)
{
    /// <summary>What the load program said.</summary>
    public string Log => Path.Combine(Output, "load.log");

    /// <summary>What it measured.</summary>
    public string Result => Path.Combine(Output, LoadHistory.Last);
}

/// <summary>How long the traffic and the soak last; null: no soak.</summary>
internal sealed record LoadLength(TimeSpan Duration, TimeSpan? Soak);

/// <summary>Builds the load program, runs it against the backends of the run, and reads what it measured.</summary>
internal sealed class LoadRun(LoadRequest request, IRunWatch watch, StageClock clock)
{
    private const int Held = 0;
    private const int DidNotHold = 2;

    public async Task<LoadReport> RunAsync(CancellationToken cancellation)
    {
        ReportFiles.Remove(request.Output);
        Directory.CreateDirectory(request.Output);
        var history = LoadHistory.SetAside(request.Output);
        var plan = BackendStart.Plan(request.Backends);
        var program = await BuildAsync(cancellation);
        return await MeetAsync(plan, program, history, cancellation);
    }

    private async Task<string> BuildAsync(CancellationToken cancellation)
    {
        var built = await new BuildStage(request.Configuration, watch, clock).RunAsync(request.Project, cancellation);
        var program = built.FirstOrDefault(each => each.Project == request.Project)?.Assembly;
        return program is not null && File.Exists(Path.ChangeExtension(program, ".runtimeconfig.json"))
            ? program
            : throw Refusal.Unreadable(
                request.Project, "builds no program: \"load\" in netra.json must name a project with OutputType Exe.");
    }

    /// <summary>The servers are stopped whatever happens. A real model is never used, because it costs money.</summary>
    private async Task<LoadReport> MeetAsync(
        BackendPlan plan, string assembly, LoadHistory history, CancellationToken cancellation)
    {
        await using var backends = await BackendStart.RunAsync(plan, watch, cancellation);
        await using var model = await ModelSession.StartAsync(null);
        var program = new LoadProgram(request, assembly, watch);
        var run = () => program.RunAsync(model.Over(backends.Variables()), cancellation);
        var code = await clock.TestAsync(() => watch.ShowAsync(program.Title, () => "", run, ended => ended == Held));
        var deaths = await backends.DeathsAsync(cancellation);
        var result = code is Held or DidNotHold ? LoadResultReader.Read(request.Result) : throw Died();
        return LoadReport.Of(result, code, history, new(deaths, Unmet(result, plan)), request.Length.Soak);

        // What it wrote before it died says nothing, and is not what the next run is compared with.
        Refusal Died()
        {
            File.Delete(request.Result);
            return program.Died(code, deaths);
        }
    }

    private static ImmutableArray<string> Unmet(LoadResult result, BackendPlan plan) =>
        [.. BackendEvidence.Unmet(result.Backends, plan).Select(Sentence)];

    private static string Sentence(Server server) =>
        $"{server.Facts.Name} was available, but the load program does not report using it for {server.Facts.Need}.";
}

/// <summary>The load program as a child process that ends with this one, however this one ends.</summary>
internal sealed class LoadProgram(LoadRequest request, string assembly, IRunWatch watch)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    private ImmutableArray<string> _lastWords = [];

    /// <summary>What is shown while it runs.</summary>
    public string Title => $"Load, phases of {Seconds(request.Length.Duration)} s"
        + (request.Length.Soak is { } soak ? $", then a soak of {Seconds(soak)} s" : "");

    /// <summary>Runs it to its end and shows its lines as they come; its exit code.</summary>
    public async Task<int> RunAsync(IReadOnlyDictionary<string, string?> variables, CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(request.Log, "", cancellation);
        await using var process = ChildProcess.Start(
            Command(), request.Root, request.Log, "TERM", Programs.OfMachine(), account: null, variables);
        using var log = new LogTail(request.Log);
        await FollowAsync(process, log, cancellation);
        log.Rest().ForEach(watch.Say);
        _lastWords = StartedServer.Said("the load program", process);
        return process.ExitCode;
    }

    /// <summary>It ended in a way that says nothing of the load: it refused its command line, or it failed.</summary>
    public Refusal Died(int code, ImmutableArray<string> deaths) => code == (int)ExitCode.Usage
        ? new(ExitCode.Usage, $"The load program does not accept {string.Join(' ', Lengths)}, "
            + "which --duration and --soak require.") { Said = _lastWords }
        : new(ExitCode.TestsFailed, $"The load program ended with code {code}, expected 0 (it held) or 2 (it did not); "
            + $"see {request.Log}.") { Said = [.. deaths, .. _lastWords] };

    private async Task FollowAsync(ChildProcess process, LogTail log, CancellationToken cancellation)
    {
        var ended = process.Ended;
        while (!ended.IsCompleted)
        {
            await Task.WhenAny(ended, Task.Delay(Beat, cancellation));
            cancellation.ThrowIfCancellationRequested();
            log.Lines().ForEach(watch.Say);
        }
    }

    private IEnumerable<string> Lengths =>
    [
        "--seconds", Seconds(request.Length.Duration),
        .. request.Length.Soak is { } span ? ["--soak-seconds", Seconds(span)] : Array.Empty<string>(),
    ];

    private IEnumerable<string> Command() =>
        [ProcessRun.Host, "exec", assembly, .. Lengths, "--out", request.Result];

    private static string Seconds(TimeSpan span) => span.TotalSeconds.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The lines of a file that somebody else is still writing.</summary>
internal sealed class LogTail(string path) : IDisposable
{
    private readonly StreamReader _reader =
        new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

    private string _begun = "";

    /// <summary>Lines that ended since the last call.</summary>
    public List<string> Lines()
    {
        var parts = (_begun + _reader.ReadToEnd()).Split('\n');
        _begun = parts[^1];
        return [.. parts[..^1].Select(line => line.TrimEnd('\r'))];
    }

    /// <summary>All that is left, also a last line that never ended.</summary>
    public List<string> Rest() => [.. Lines(), .. _begun.Length == 0 ? [] : new[] { _begun }];

    public void Dispose() => _reader.Dispose();
}
