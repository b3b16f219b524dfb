using System.Collections.Immutable;
using Netra.Compliance.Cli.Backends;
using Netra.Compliance.Cli.Building;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Models;
using Netra.Compliance.Cli.Provenance;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Running;

/// <summary>Builds, tests and joins; what it shows on the way goes to <paramref name="watch"/>.</summary>
internal sealed class ComplianceRun(RunRequest request, IRunWatch watch, StageClock clock)
{
    /// <summary>Read before the run removes the report of the one before.</summary>
    private readonly PreviousFailures? _previousFailures =
        request.Tests.FailedFirst ? PreviousFailures.Read(Path.Combine(request.Output, ReportFiles.Ledger)) : null;

    private readonly List<TestedProject> _tested = [];

    public async Task<LedgerFacts> RunAsync(CancellationToken cancellation)
    {
        ReportFiles.Remove(request.Output);
        var plan = BackendStart.Plan(request.Backends);
        var built = await BuildAllAsync(cancellation);
        var critical = built.Select(CriticalProject.Of).OfType<CriticalProject>().ToImmutableArray();
        RequireTests(critical);
        PrepareOutput();
        return await MeetAsync(plan, built, critical, cancellation);
    }

    /// <summary>The servers are stopped whatever happens: at the end, by an exception, by a signal.</summary>
    private async Task<LedgerFacts> MeetAsync(
        BackendPlan plan, ImmutableArray<BuiltProject> built, ImmutableArray<CriticalProject> critical,
        CancellationToken cancellation)
    {
        await using var backends = await BackendStart.RunAsync(plan, watch, cancellation);
        await using var model = await ModelSession.StartAsync(request.Model);
        var variables = Environment(model.Over(backends.Variables()), critical);
        var code = await clock.TestAsync(() => model.WithinLimitsAsync(TestAll, cancellation));
        var joined = Join(built, critical);
        var facts = BackendEvidence.Add(joined, plan, Services, await backends.DeathsAsync(cancellation));
        var ended = ModelEvidence.Add(facts, await model.EndAsync());
        return code is null ? ended : UnexplainedFailures.Add(ended, _tested, request.Log);

        Task<int> TestAll(CancellationToken token) => TestAllAsync(critical, variables, token);
    }

    private async Task<ImmutableArray<BuiltProject>> BuildAllAsync(CancellationToken cancellation)
    {
        var built = ImmutableArray.CreateBuilder<BuiltProject>();
        var build = new BuildStage(request.Configuration, watch, clock);
        foreach (var target in request.Targets)
        {
            built.AddRange(await build.RunAsync(target, cancellation));
        }

        return [.. built.DistinctBy(project => (project.Project, project.Framework))];
    }

    private void RequireTests(ImmutableArray<CriticalProject> critical)
    {
        if (!critical.Any(project => request.Tests.IsDeclaredIn(project.Catalog)))
        {
            var what = request.Tests.TakesCriticalTests ? "critical test" : "journey";
            throw new Refusal(ExitCode.Inventory,
                $"{string.Join(", ", request.Targets.Select(Path.GetFileName))} declares no {what}: nothing was run.");
        }

        request.Tests.RequireModules(critical.Select(project => project.Catalog));
        request.Baseline?.RequireSamePortfolio(critical.Select(project => project.Catalog.Header.Assembly));
    }

    private void PrepareOutput()
    {
        Directory.CreateDirectory(request.Journals);
        Directory.GetFiles(request.Journals, "*.jsonl").ToList().ForEach(File.Delete);
        File.WriteAllText(request.Log, "");
    }

    /// <summary>A run of some modules, or of the journeys alone, need not meet every server.</summary>
    private ImmutableArray<string> Services =>
        request.Tests is { Modules.IsEmpty: true, TakesCriticalTests: true } ? request.Services : [];

    private Dictionary<string, string?> Environment(
        IReadOnlyDictionary<string, string?> servers, ImmutableArray<CriticalProject> critical)
    {
        var variables = new Dictionary<string, string?>(
            servers) { ["NETRA_RESULTS"] = request.Journals, [PreviousFailures.Variable] = null };
        if (_previousFailures?.Among(critical.SelectMany(Taken)) is var (classes, sentence))
        {
            watch.Say(sentence);
            variables[PreviousFailures.Variable] = string.Join(';', classes);
        }

        return variables;
    }

    private IEnumerable<DeclaredTest> Taken(CriticalProject project) =>
        project.Catalog.Tests.Where(test => request.Tests.TakesCriticalTests && request.Tests.Takes(test.Module));

    private IEnumerable<(string Class, DeclaredPoint Point)> TakenPoints(CriticalProject project) =>
        (project.Catalog with
        {
            Tests = [.. Taken(project)],
            Journeys = request.Tests.TakesJourneys ? project.Catalog.Journeys : [],
        }).Points;

    private async Task<int> TestAllAsync(
        ImmutableArray<CriticalProject> critical, IReadOnlyDictionary<string, string?> variables,
        CancellationToken cancellation)
    {
        var worst = 0;
        foreach (var project in critical.Where(project => request.Tests.Takes(project.Catalog)))
        {
            worst = Math.Max(worst, await TestAsync(project, variables, cancellation));
        }

        return worst;
    }

    private async Task<int> TestAsync(
        CriticalProject project, IReadOnlyDictionary<string, string?> variables, CancellationToken cancellation)
    {
        var points = TakenPoints(project).ToList();
        var faults = request.Tests.Level == RunLevel.Critical ? 0 : points.Sum(one => one.Point.Faults.Length);
        var test = () => ProcessRun.DotnetAsync(project.TestArguments(request), request.Root, variables, cancellation);
        var run = await watch.ShowAsync(
            $"Testing {project.Catalog.Header.Assembly}", Progress, test, ended => ended.Code == 0);
        _tested.Add(new(project, run));
        await File.AppendAllLinesAsync(request.Log, run.Lines, cancellation);
        return Math.Abs(run.Code);

        StageProgress Progress()
        {
            var done = RunProgress.Read(request.Journals, project.Catalog, points);
            return new(done.Of(points.Count, faults)) { Run = done };
        }
    }

    private LedgerFacts Join(ImmutableArray<BuiltProject> built, ImmutableArray<CriticalProject> critical)
    {
        var logs = FindingsLogs.Of(built);
        var read = Read(critical, logs);
        var matched = Taken(MatchedRuns.Of(read.Catalogs, read.Journals));
        var facts = LedgerJoin.Join(matched, read.Findings, Asked);
        var notes = read.Notes.Concat(logs.Notes).Concat(Notes(read));
        var told = facts.WithNotes([.. notes]) with { Context = Completed(facts.Context, built) };
        return UnexplainedFailures.AddSilent(
            told, [.. _tested.Where(project => project.LeftNoJournal(matched))], request);
    }

    private InputSet Read(ImmutableArray<CriticalProject> critical, FindingsLogs logs)
    {
        var assemblies = critical.Select(project => project.Built.Assembly);
        var files = InputFiles.Of([.. assemblies, request.Journals, .. logs.Files]);
        return InputSet.Read(files, RepositoryRoot.Of(request.Root));
    }

    private IEnumerable<string> Notes(InputSet read) =>
        request.Tests.Notes(read.Catalogs).Concat(ShardSet.OfOne(read.Journals));

    private RunContext Completed(RunContext context, ImmutableArray<BuiltProject> built)
    {
        var sdks = built.Select(project => project.Sdk).Where(sdk => sdk.Length > 0).Distinct().ToList();
        var known = context with { Sdk = sdks.Count == 1 ? sdks[0] : null };
        return request.Context?.Complete(known) ?? known;
    }

    /// <summary>A build that holds nothing of what was asked for need not have run.</summary>
    private MatchedRuns Taken(MatchedRuns matched) =>
        matched with { Builds = [.. matched.Builds.Where(build => request.Tests.Takes(build.Catalog))] };

    private Asked Asked => new(request.Tests.TakesCriticalTests, request.Tests.TakesJourneys)
    {
        Proofs = test => request.Tests is { TakesCriticalTests: true, Level: not RunLevel.Critical }
            && request.Tests.Takes(test.Module),
    };
}
