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
              netra run --level journey                        only the journeys and their proofs
              netra run --min-proven 90% --out reports         higher threshold, other output folder
              netra run --format junit,markdown                also write formats that build services read
              netra run --failed-first                         tests that failed last time run first
              netra run --module Auth --min-protected 43000 --min-proven 43000
                                                               one module and its share of the revenue
              netra run --backends services                    against real servers, started for this run
              netra run --level load --duration 1m --soak 10m  load on the running platform, then a soak
              netra run --real-llm --llm-budget 0.50           a real model, set by NETRA_LLM_ENDPOINT, _KEY, _MODEL
            """,
        ["report"] = """
              netra report bin/Debug/net10.0/Shop.Tests.dll TestResults/netra
              netra report . --out reports --min-proven 90%    everything below this folder
              netra report bin/Debug/net10.0/Shop.Tests.dll results.trx
                                                               the tests of a team that has no journal yet
              netra report shards --commit 1a2b3c4 --branch main
                                                               journals of all shards, and what they are of
              netra report . StrykerOutput --min-mutation-score 80%
                                                               with the reports of a mutation tool
              netra report . --format sarif --format csv       also write formats of other tools
              netra report . --baseline main/ledger.json --pr-comment
                                                               comment on the pull request what changes in dollars
            """,
        ["list"] = """
              netra list bin/Debug/net10.0/Shop.Tests.dll      as a table
              netra list . --json                              as JSON
            """,
        ["plan"] = """
              netra plan . --shards 5                          five machines, by the journals below this folder
              netra plan bin journals --shards 5 --settings shards
                                                               one settings file for each machine
              netra plan . --shards 5 --format github-matrix   the matrix of a GitHub Actions job
            """,
        ["notify"] = """
              netra notify                                     artifacts/compliance/ledger.json, to every target set
              netra notify ledger.json --previous main/ledger.json --dry-run
                                                               print what would be sent
            Targets: NETRA_NOTIFY_WEBHOOK with NETRA_NOTIFY_SECRET, NETRA_NOTIFY_SLACK, NETRA_NOTIFY_TEAMS,
            NETRA_NOTIFY_ALERTMANAGER.
            """,
        ["check"] = """
              netra check                                      the solution here, with a real build
              netra check ../other/src --format json           a bare folder, without building
              netra check --max-findings 20                    allow up to 20 findings
              netra check --preset relaxed                     wider limits, for legacy code
              netra check --baseline accepted.json --write-baseline
                                                               accept all current findings, once
              netra check --baseline accepted.json             fail on new findings
            """,
        ["history"] = """
              netra history add artifacts/compliance/ledger.json
                                                               keep a run; netra run --history does the same
              netra history list --branch main                 runs with their revenue by state
              netra history show latest                        one run, each test
              netra history compare latest~1 latest            what has changed
              netra history measures                           flip rates, revenue-minutes at risk
              netra history prune --keep 500                   remove older runs
              netra history export --format csv --out runs.csv
            """,
        ["serve"] = """
              netra serve                                      http://127.0.0.1:5180 over .netra/history.db
              netra serve --store history.db --url http://127.0.0.1:0
                                                               another history, a free port
              NETRA_SERVE_TOKEN=… netra serve --url http://0.0.0.0:5180
                                                               for other machines, who need the token
              netra run --live                                 a run that the dashboard shows while it goes
            """,
        ["backends"] = """
              netra backends                                   which servers a run would use, and where they come from
              netra backends --missing                         the missing Debian packages, one per line
            """,
        ["with-backends"] = """
              netra with-backends -- dotnet test src/Shop.Tests
              netra with-backends -- sh -c 'redis-cli -u redis://$NETRA_REDIS'
              netra with-backends --backends auto -- env       available servers; the rest is embedded
            """,
    };

    private const string ExitCodes = """
        Exit codes:
          0  the gate passes; the load held
          1  netra failed or was stopped
          2  a test failed, the run crashed or the project does not build; the load did not hold
          3  the gate fails: a threshold is missed, a journey step did not run, or there are findings
          4  a fault was not caught
          5  something is missing or duplicated, or nothing ran; a required server is missing or does not start
          6  an input cannot be read, an output cannot be written, or a shard is missing
          7  the command line is invalid
          8  the proof engine's controls did not hold
          9  the run was stopped before a real model exceeded its budget
        If several apply, the first of 7, 6, 1, 9, 5, 2, 8, 4, 3 is returned.
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
