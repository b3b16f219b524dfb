using System.Collections.Immutable;
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
                request.Project, "builds no program: \"load\" in netra.json names a project with the OutputType Exe.");
    }

    /// <summary>The servers are stopped whatever happens; no real model is at hand, which would be expensive.</summary>
    private async Task<LoadReport> MeetAsync(
        BackendPlan plan, string assembly, LoadHistory history, CancellationToken cancellation)
    {
        await using var backends = await BackendStart.RunAsync(plan, watch, cancellation);
        await using var model = await ModelSession.StartAsync(null);
        var program = new LoadProgram(request, assembly, watch);
        var run = () => program.RunAsync(model.Over(backends.Variables()), cancellation);
        var code = await clock.TestAsync(() => watch.ShowAsync(program.Title, () => "", run, ended => ended == Held));
        var result = code is Held or DidNotHold ? LoadResultReader.Read(request.Result) : throw Died(program, code);
        var witness = new LoadWitness(await backends.DeathsAsync(cancellation), Unmet(result, plan));
        return LoadReport.Of(result, code, history, witness, request.Length.Soak);
    }

    /// <summary>What it wrote before it died says nothing, and is not what the next run is compared with.</summary>
    private Refusal Died(LoadProgram program, int code)
    {
        File.Delete(request.Result);
        return program.Died(code);
    }

    private static ImmutableArray<string> Unmet(LoadResult result, BackendPlan plan) =>
        [.. BackendEvidence.Unmet(result.Backends, plan).Select(Sentence)];

    private static string Sentence(Server server) =>
        $"{server.Facts.Name} was there, and the load program does not say that it met it for {server.Facts.Need}.";
}
