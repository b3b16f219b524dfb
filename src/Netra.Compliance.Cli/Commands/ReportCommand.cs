using System.CommandLine;
using Netra.Compliance.Cli.Comparing;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Commands;

/// <summary><c>netra report</c>: joins what is already there and renders it.</summary>
internal sealed class ReportCommand
{
    private readonly Terminal _terminal;
    private readonly GateFlags _gate = new();
    private readonly LedgerBaselineFlag _baseline = new();

    private readonly Argument<string[]> _inputs = PathArgument.OneOrMore(
        "input", "Compiled test assemblies (.dll), journals (.jsonl), findings (.sarif), or folders of them.");

    private readonly Option<string> _out = OutputFolder.Option();

    private ReportCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var report = new ReportCommand(terminal);
        var command = new Command("report", "Joins catalogs, journals and findings into a ledger, judges it, and writes ledger.json, report.md and report.html.");
        command.Add(report._inputs);
        command.Add(report._out);
        report._gate.AddTo(command);
        command.Add(report._baseline.Option);
        command.SetAction(parsed => (int)report.Run(parsed));
        return command;
    }

    private ExitCode Run(ParseResult parsed)
    {
        var output = _terminal.Full(parsed.GetValue(_out)!);
        var (gate, baseline) = Settings(parsed, output);
        var read = InputSet.Read(InputFiles.Of(parsed.GetValue(_inputs)!.Select(_terminal.Full)), RepositoryRoot.Of(_terminal.Folder));
        var ledger = ComplianceLedger.Of(Facts(read, baseline), gate);
        var report = ReportFiles.Write(ledger, output);
        LedgerSummary.Write(ledger, report, _terminal);
        return ledger.Gate.Code;
    }

    private static LedgerFacts Facts(InputSet read, LedgerBaseline? baseline)
    {
        var matched = MatchedRuns.Of(read.Catalogs, read.Journals);
        baseline?.RequireSamePortfolio(matched.Runs.Select(run => run.Catalog.Header.Assembly));
        var facts = LedgerJoin.Join(matched, read.Findings);
        return baseline?.Compare(facts) ?? facts;
    }

    /// <summary>What is asked; read before an earlier report is removed, for the baseline may be a part of it.</summary>
    private (GateOptions Gate, LedgerBaseline? Baseline) Settings(ParseResult parsed, string output)
    {
        try
        {
            var gate = _gate.Over(_gate.Settings(parsed, _terminal, _terminal.Folder), parsed);
            return (gate, _baseline.Read(parsed, _terminal, gate));
        }
        finally
        {
            ReportFiles.Remove(output);
        }
    }
}
