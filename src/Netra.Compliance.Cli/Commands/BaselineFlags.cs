using System.CommandLine;
using System.CommandLine.Parsing;
using Netra.Compliance.Cli.Baselining;
using Netra.Compliance.Cli.Checking;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Commands;

/// <summary>The baseline on a command line: which file, and what to do with it.</summary>
internal sealed class BaselineFlags
{
    private readonly Option<string?> _baseline =
        PathArgument.Option(
            "--baseline",
            "File of accepted findings; they are counted separately, and their number can only go down.",
            "file");
    private readonly Option<bool> _write =
        new("--write-baseline") { Description = "Accept all current findings in a new file." };
    private readonly Option<bool> _update = new(
        "--update-baseline") { Description = "Remove findings that no longer occur from the file; none are added." };

    public void AddTo(Command command)
    {
        new List<Option> { _baseline, _write, _update }.ForEach(command.Add);
        command.Validators.Add(RefuseHalves);
    }

    /// <summary>The baseline as asked for, read before anything is built; null without one.</summary>
    /// <exception cref="Refusal">The file cannot be read, or is there where a new one was asked for.</exception>
    public BaselineUse? Read(ParseResult parsed, Terminal terminal)
    {
        var step = parsed.GetValue(_write)
            ? BaselineStep.Create : parsed.GetValue(_update) ? BaselineStep.Shrink : BaselineStep.Compare;
        return parsed.GetValue(_baseline) is not { } named ? null
            : step == BaselineStep.Create ? new(New(terminal.Full(named)), named, step, [])
            : new(terminal.Full(named), named, step, BaselineFile.Read(terminal.Full(named)));
    }

    private static string New(string path) => Path.Exists(path)
        ? throw new Refusal(ExitCode.Usage,
            $"{path} already exists: --update-baseline removes fixed findings; to accept all again, delete it first.")
        : path;

    private void RefuseHalves(CommandResult command)
    {
        if (command.GetValue(_write) && command.GetValue(_update))
        {
            command.AddError("--write-baseline and --update-baseline cannot be combined.");
        }

        if ((command.GetValue(_write) || command.GetValue(_update)) && command.GetValue(_baseline) is null)
        {
            command.AddError("--write-baseline and --update-baseline need --baseline with a file name.");
        }
    }
}

/// <summary>The ledger to compare with, on a command line.</summary>
internal sealed class LedgerBaselineFlag
{
    public Option<string?> Option { get; } = PathArgument.Option(
        "--baseline", "The ledger.json of an earlier run; shows what is new, lost, worse or fixed since.", "ledger");

    /// <summary>The ledger; null without one.</summary>
    /// <exception cref="Refusal">It cannot be read, or there is none and a rule of the gate needs it.</exception>
    public LedgerBaseline? Read(ParseResult parsed, Terminal terminal, GateOptions gate) =>
        parsed.GetValue(Option) is { } named ? LedgerBaseline.Read(terminal.Full(named))
        : gate.NeedsBaseline is { } rule
            ? throw new Refusal(ExitCode.Usage,
                $"{rule} compares with an earlier run: give its ledger.json with --baseline, or leave {rule} out.")
        : null;
}
