using System.Collections.Immutable;
using System.CommandLine;
using Netra.Compliance.Cli.Backends;
using Netra.Compliance.Cli.Building;
using Netra.Compliance.Cli.Formats;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Load;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Models;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Running;
using Netra.Compliance.Cli.Settings;

namespace Netra.Compliance.Cli.Commands;

/// <summary><c>netra run</c>: builds, tests, joins, judges and reports in one go.</summary>
internal sealed class RunCommand
{
    private readonly Terminal _terminal;
    private readonly SelectionFlags _selection = new();
    private readonly LoadFlags _load = new();
    private readonly GateFlags _gate = new();
    private readonly LedgerBaselineFlag _baseline = new();
    private readonly ModelFlags _model = new();
    private readonly ContextFlags _context = new();
    private readonly PublishFlags _publish = new();
    private readonly HistoryFlags _history = new();
    private readonly LiveFlag _live = new();
    private readonly Argument<string?> _path = PathArgument.Optional(
        "path", "A solution, a project or a folder with one (default: the nearest at or above this folder).");
    private readonly Option<string> _configuration = BuildOptions.Configuration();
    private readonly Option<string?> _out = OutputFolder.Option("next to the solution");

    private readonly Option<string[]> _formats = FormatOption.Create();

    private readonly Option<BackendMode> _backends = BuildOptions.Backends(BackendMode.Embedded);

    private RunCommand(Terminal terminal) => _terminal = terminal;

    private List<Option> Options =>
    [
        .. _selection.Options, .. _load.Options, _backends, _configuration, _out, _formats, _baseline.Option,
        _live.Option, .. _context.Options, .. _publish.Options, .. _history.Options,
    ];

    /// <summary>The command's name.</summary>
    public const string Name = "run";

    private const string Description =
        "Builds, runs the critical tests and their proofs, and reports how much of the declared revenue is proven.";

    public static Command Create(Terminal terminal)
    {
        var run = new RunCommand(terminal);
        var command = new Command(Name, Description);
        command.Add(run._path);
        run.Options.ForEach(command.Add);
        run._model.AddTo(command);
        run._gate.AddTo(command);
        command.SetAction(async (parsed, cancellation) => (int)await run.RunAsync(parsed, cancellation));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        // Once a command: the key of a model leaves the environment when it is read.
        var (length, model) = (_load.Length(parsed, _selection.Selection(parsed).Level), _model.Plan(parsed));
        using var folder = ReportFolder.Take(Output(parsed));
        return length is not null
            ? await LoadAsync(LoadRequest(parsed, length), folder, cancellation)
            : await TestAsync(parsed, model, folder, cancellation);
    }

    private async Task<ExitCode> TestAsync(
        ParseResult parsed, ModelPlan? model, ReportFolder folder, CancellationToken cancellation)
    {
        var request = Request(parsed, model);
        var code = await TestAsync(parsed, request, folder, cancellation);
        _history.AddLedger(parsed, _terminal, request.Output, Place(parsed).Root);
        return code;
    }

    private async Task<ExitCode> TestAsync(
        ParseResult parsed, RunRequest request, ReportFolder folder, CancellationToken cancellation)
    {
        var (publication, clock) =
            (_publish.Of(parsed, _terminal, request.Root), new StageClock(TimeProvider.System));
        var ledger = await JudgedAsync(parsed, request, clock, cancellation);
        var report = ReportFormat.Write(publication.Formats(parsed, _formats), ledger, request.Output, cancellation,
            _history.Read(parsed, _terminal, ledger, request.Root));
        await publication.SendAsync(ledger, cancellation);
        Summary.Tell(folder, report, _terminal, () => Tell(ledger, clock, report, publication));
        return ledger.Gate.Code;
    }

    private async Task<ComplianceLedger> JudgedAsync(
        ParseResult parsed, RunRequest request, StageClock clock, CancellationToken cancellation)
    {
        await using var live = _live.Of(parsed, _terminal, string.Join(", ", request.Targets.Select(Path.GetFileName)));
        var run = new ComplianceRun(request, live.Over(ProgressWatch.On(_terminal)), clock);
        var ledger = Judged(await run.RunAsync(cancellation), request);
        await live.EndAsync(ledger);
        return ledger;
    }

    private static ComplianceLedger Judged(LedgerFacts facts, RunRequest request)
    {
        var compared = request.Baseline?.Compare(facts) ?? facts;
        return ComplianceLedger.Of(
            request.Gate.NoteUnscored(compared), request.Gate with { MinMutationScore = null });
    }

    private void Tell(ComplianceLedger ledger, StageClock clock, string report, Publication publication)
    {
        RunTimes.Write(ledger, clock, _terminal.Out);
        LedgerSummary.Write(ledger, report, publication);
    }

    private async Task<ExitCode> LoadAsync(LoadRequest request, ReportFolder folder, CancellationToken cancellation)
    {
        var clock = new StageClock(TimeProvider.System);
        var report = await new LoadRun(request, ProgressWatch.On(_terminal), clock).RunAsync(cancellation);
        var path = ReportFiles.Write(LoadMarkdown.Render(report), LoadPage.Render(report), request.Output);
        Summary.Tell(folder, path, _terminal, () => LoadSummary.Write(report, clock, path, _terminal));
        return report.Code;
    }

    private RunRequest Request(ParseResult parsed, ModelPlan? model)
    {
        var (target, root, settings, output) = Place(parsed);
        var (selection, backends, configuration) =
            (_selection.Selection(parsed), parsed.GetValue(_backends), parsed.GetValue(_configuration)!);
        var gate = _gate.Over(settings, parsed);
        return new(Targets(target, settings), root, selection, backends, configuration, gate, output)
        {
            Services = settings.Services ?? [], Model = model,
            Baseline = _baseline.Read(parsed, _terminal, gate),
            Context = _context.Sources(parsed, _terminal, root) with { User = Environment.UserName },
        };
    }

    private LoadRequest LoadRequest(ParseResult parsed, LoadLength length)
    {
        var (_, root, settings, output) = Place(parsed);
        var project = BuildTarget.At(Path.GetFullPath(settings.Load ?? throw NoLoad(settings.Folder), settings.Folder));
        var isStated = parsed.GetResult(_configuration) is { Implicit: false };
        var configuration = isStated ? parsed.GetValue(_configuration)! : "Release";
        return new(project, root, parsed.GetValue(_backends), configuration, output, length);
    }

    private static Refusal NoLoad(string folder) => new(
        ExitCode.Usage,
        "--level load needs a load program: "
            + $"add \"load\": \"path/of/its/project\" to {NetraSettings.FileName} in {folder}.");

    private (string Target, string Root, NetraSettings Settings, string Output) Place(ParseResult parsed)
    {
        var target = BuildOptions.Target(parsed.GetValue(_path), _terminal);
        var root = Path.GetDirectoryName(target)!;
        return (target, root, _gate.Settings(parsed, _terminal, root), Output(parsed));
    }

    private string Output(ParseResult parsed) =>
        OutputFolder.Of(parsed, _terminal, () => OutputFolder.BesideTarget(parsed, _terminal));

    private static ImmutableArray<string> Targets(string target, NetraSettings settings)
    {
        var isSolution = Path.GetExtension(target) is ".sln" or ".slnx";
        return isSolution && settings.Projects is { Length: > 0 } projects
            ? [.. projects.Select(project => BuildTarget.At(Path.GetFullPath(project, settings.Folder)))]
            : [target];
    }
}
