using System.CommandLine;
using Netra.Compliance.Cli.Comparing;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Commands;

/// <summary>The ledger to compare with, on a command line.</summary>
internal sealed class LedgerBaselineFlag
{
    public Option<string?> Option { get; } = PathArgument.Option(
        "--baseline", "The ledger.json of an earlier run: says what is new, lost, worse or fixed since.", "ledger");

    /// <summary>The ledger; null without one.</summary>
    /// <exception cref="Refusal">It cannot be read, or there is none and a rule of the gate needs it.</exception>
    public LedgerBaseline? Read(ParseResult parsed, Terminal terminal, GateOptions gate) =>
        parsed.GetValue(Option) is { } named ? LedgerBaseline.Read(terminal.Full(named))
        : gate.NeedsBaseline is { } rule ? throw new Refusal(ExitCode.Usage, $"{rule} compares with an earlier run: give its ledger.json with --baseline, or do not ask for {rule}.")
        : null;
}
