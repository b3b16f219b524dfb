using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Netra.Compliance.Cli.Commands;

/// <summary>The help of a command, closed with examples and exit codes.</summary>
internal sealed class ManualPage(SynchronousCommandLineAction options) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string> Examples = new()
    {
        ["run"] = """
              netra run                                        the solution here: critical tests, proofs, report
              netra run src/Shop.Tests --level critical        one project, without the proofs
              netra run --level journey                        the journeys and their proofs alone
              netra run --min-proven 90% --out reports         ask for more, write elsewhere
              netra run --failed-first                         what failed in the run before comes first
              netra run --module Auth --min-protected 43000 --min-proven 43000
                                                               one module, and what it is worth
              netra run --backends services                    against real servers, started for this run
              netra run --level load --duration 1m --soak 10m  traffic against the running platform, and a soak
              netra run --real-llm --llm-budget 0.50           with the model that NETRA_LLM_ENDPOINT, _KEY, _MODEL name
            """,
        ["report"] = """
              netra report bin/Debug/net10.0/Shop.Tests.dll TestResults/netra
              netra report . --out reports --min-proven 90%    everything below this folder
              netra report bin/Debug/net10.0/Shop.Tests.dll results.trx
                                                               the tests of a team that has no journal yet
              netra report shards --commit 1a2b3c4 --branch main
                                                               journals of all shards, and what they are of
              netra report . StrykerOutput --min-mutation-score 80%
                                                               with what a mutation tool found
            """,
        ["list"] = """
              netra list bin/Debug/net10.0/Shop.Tests.dll      as a table
              netra list . --json                              for another program
            """,
        ["check"] = """
              netra check                                      the solution here, in a real build of it
              netra check ../other/src --format json           a bare folder: what needs no references
              netra check --max-findings 20                    fail only past twenty
              netra check --preset relaxed                     wider limits, for code that was there before the rules
              netra check --baseline accepted.json --write-baseline
                                                               accept what is there today, once
              netra check --baseline accepted.json             fail on what is new
            """,
        ["backends"] = """
              netra backends                                   which server would be met here, and where it is from
              netra backends --missing                         the Debian packages that are missing, one a line
            """,
        ["with-backends"] = """
              netra with-backends -- dotnet test src/Shop.Tests
              netra with-backends -- sh -c 'redis-cli -u redis://$NETRA_REDIS'
              netra with-backends --backends auto -- env       what there is; the rest is embedded
            """,
    };

    private const string ExitCodes = """
        Exit codes:
          0  every rule of the gate is met; the load held
          1  netra itself failed, or was stopped
          2  a test failed, the run died, or the project does not build; the load did not hold
          3  the gate: a threshold is missed, or there are findings
          4  a fault was not caught
          5  the inventory: missing, doubled, or nothing ran; a server that was asked for is missing or does not start
          6  an input cannot be read
          7  the command line is not understood
          8  the proof engine's controls did not hold
          9  a real model would have exceeded its budget: the run was stopped
        When several apply, the first of 7, 6, 1, 9, 5, 2, 8, 4, 3 is given.
        """;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>Puts the page in the place of the plain help.</summary>
    public static void Attach(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ManualPage((SynchronousCommandLineAction)help.Action!);
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        options.Invoke(parseResult);
        if (Examples.TryGetValue(parseResult.CommandResult.Command.Name, out var examples))
        {
            output.Write($"Examples:\n{examples}\n\n");
        }

        output.Write(ExitCodes + "\n");
        return 0;
    }
}
