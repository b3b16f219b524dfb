using System.CommandLine;
using Netra.Compliance.Cli.Formats;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Provenance;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Commands;

/// <summary><c>netra report</c>: joins what is already there and renders it.</summary>
internal sealed class ReportCommand
{
    private readonly Terminal _terminal;
    private readonly GateFlags _gate = new();
    private readonly LedgerBaselineFlag _baseline = new();
    private readonly ContextFlags _context = new();
    private readonly PublishFlags _publish = new();
    private readonly HistoryFlags _history = new();
    private readonly Option<string[]> _formats = FormatOption.Create();

    private const string Description =
        "Combines catalogs, journals, findings and mutation reports into a ledger, checks the gate, "
        + "and writes ledger.json, report.md and report.html.";

    private readonly Argument<string[]> _inputs = PathArgument.OneOrMore(
        "input",
        "Compiled test assemblies (.dll), journals (.jsonl), findings (.sarif), mutation reports (.json), reports of "
        + "other test runs (TRX, JUnit .xml, CTRF .json), or folders of them.");

    private readonly Option<string?> _out = OutputFolder.Option("in this folder");

    private List<Option> Options =>
        [_out, _formats, _baseline.Option, .. _context.Options, .. _publish.Options, .. _history.Options];

    private ReportCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var report = new ReportCommand(terminal);
        var command = new Command("report", Description);
        command.Add(report._inputs);
        report.Options.ForEach(command.Add);
        report._gate.AddTo(command);
        report._gate.AddMutationScoreTo(command);
        command.SetAction(async (parsed, cancellation) => (int)await report.RunAsync(parsed, cancellation));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var publication = _publish.Of(parsed, _terminal, _terminal.Folder);
        var output = OutputFolder.Of(parsed, _terminal, () => _terminal.Folder);
        using var folder = ReportFolder.Take(output);
        var ledger = Ledger(parsed, output, cancellation);
        var report = Write(parsed, publication, ledger, output, cancellation);
        await publication.SendAsync(ledger, cancellation);
        Summary.Tell(folder, report, _terminal, () => LedgerSummary.Write(ledger, report, publication));
        return AddedToHistory(parsed, output, ledger);
    }

    private string Write(
        ParseResult parsed, Publication publication, ComplianceLedger ledger, string output,
        CancellationToken cancellation)
    {
        var history = _history.Read(parsed, _terminal, ledger, _terminal.Folder);
        return ReportFormat.Write(publication.Formats(parsed, _formats), ledger, output, cancellation, history);
    }

    private ExitCode AddedToHistory(ParseResult parsed, string output, ComplianceLedger ledger)
    {
        _history.AddLedger(parsed, _terminal, output, _terminal.Folder);
        return ledger.Gate.Code;
    }

    private ComplianceLedger Ledger(ParseResult parsed, string output, CancellationToken cancellation)
    {
        var (gate, baseline) = Settings(parsed, output);
        return ComplianceLedger.Of(Facts(parsed, baseline, cancellation), gate);
    }

    private LedgerFacts Facts(ParseResult parsed, LedgerBaseline? baseline, CancellationToken cancellation)
    {
        var files = InputFiles.Of(parsed.GetValue(_inputs)!.Select(_terminal.Full));
        var read = InputSet.Read(files, RepositoryRoot.Of(_terminal.Folder), cancellation);
        ShardSet.RequireWhole(read.Journals);
        var facts = Facts(read, baseline);
        var told = facts with { Context = Context(parsed).Complete(facts.Context) };
        return baseline?.Compare(told) ?? told;
    }

    private static LedgerFacts Facts(InputSet read, LedgerBaseline? baseline)
    {
        var matched = MatchedRuns.Of(read.Catalogs, read.Journals);
        baseline?.RequireSamePortfolio(matched.Runs.Select(run => run.Catalog.Header.Assembly));
        var facts = MutantEvidence.Add(LedgerJoin.Join(matched, read.Findings), read.Mutations);
        return facts.WithNotes([.. read.Notes, .. ShardSet.Notes(read.Journals)]);
    }

    private ContextSources Context(ParseResult parsed) => _context.Sources(parsed, _terminal, _terminal.Folder);

    /// <summary>What is asked; read before an earlier report is removed, for the baseline may be a part of
    /// it.</summary>
    private (GateOptions Gate, LedgerBaseline? Baseline) Settings(ParseResult parsed, string output)
    {
        var gate = _gate.Over(_gate.Settings(parsed, _terminal, _terminal.Folder), parsed);
        var baseline = _baseline.Read(parsed, _terminal, gate);
        ReportFiles.Remove(output);
        return (gate, baseline);
    }
}
