using System.CommandLine;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Running;

namespace Netra.Compliance.Cli.Commands;

/// <summary>On a command line: which tests to take, and which of them first.</summary>
internal sealed class SelectionFlags
{
    private readonly Option<RunLevel> _level = BuildOptions.OneOf(
        "--level",
        "critical: the critical tests; proof: also their proofs; journey: the journeys and their proofs; "
            + "all: also every other test; load: only the load program.",
        RunLevel.Proof, "critical", "proof", "journey", "all", "load");

    private readonly Option<string[]> _modules = new("--module")
    {
        Description =
            "Run only the tests of this module and their proofs; can be repeated. The ledger shows all others as "
            + "unverified.",
        HelpName = "name",
    };

    private readonly Option<bool> _failedFirst = new("--failed-first")
    {
        Description =
            "Run the tests that failed last time first, according to the report in the output folder.",
    };

    public IEnumerable<Option> Options => [_level, _modules, _failedFirst];

    /// <exception cref="Refusal">The flags do not go together.</exception>
    public TestSelection Selection(ParseResult parsed)
    {
        var selection = new TestSelection(parsed.GetValue(_level)) { Modules = [.. parsed.GetValue(_modules) ?? []],
            FailedFirst = parsed.GetValue(_failedFirst) };
        return Foreign(selection) is { } why
            ? throw new Refusal(ExitCode.Usage, $"{why}: leave one of them out.")
            : selection;
    }

    /// <summary>What a journey leaves no choice of; null for nothing.</summary>
    private static string? Foreign(TestSelection selection) => selection switch
    {
        { Level: RunLevel.Journey, Modules.IsEmpty: false } =>
            "--module cannot be combined with --level journey, because a journey spans all modules",
        { Level: RunLevel.Journey, FailedFirst: true } =>
            "--failed-first cannot be combined with --level journey, because it applies to critical tests",
        _ => null,
    };
}
