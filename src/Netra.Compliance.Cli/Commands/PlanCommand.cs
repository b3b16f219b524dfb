using System.CommandLine;
using System.CommandLine.Parsing;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Planning;

namespace Netra.Compliance.Cli.Commands;

/// <summary><c>netra plan</c>: divides the tests among machines.</summary>
internal sealed class PlanCommand
{
    private const int MostShards = 10_000;
    private const string GitHubMatrix = "github-matrix";

    private readonly Terminal _terminal;

    private readonly Argument<string[]> _inputs = PathArgument.OneOrMore(
        "input", "Compiled test assemblies (.dll) and journals of past runs (.jsonl), or folders of them.");

    private readonly Option<int> _shards = new("--shards")
    {
        Description = "The number of machines.", HelpName = "n", Required = true,
    };

    private readonly Option<string> _format =
        BuildOptions.OneOf("--format", "Output format.", "text", "text", "json", GitHubMatrix);

    private readonly Option<string?> _settings = PathArgument.Option(
        "--settings", "Also writes shard-1.runsettings and so on, for 'dotnet test --settings', to this folder.",
        "folder");

    private PlanCommand(Terminal terminal)
    {
        _terminal = terminal;
        _shards.Validators.Add(RefuseOthers);
    }

    public static Command Create(Terminal terminal)
    {
        var plan = new PlanCommand(terminal);
        var command = new Command("plan", "Divides the tests among machines, balanced by the durations of past runs.");
        command.Add(plan._inputs);
        new List<Option> { plan._shards, plan._format, plan._settings }.ForEach(command.Add);
        command.SetAction((parsed, cancellation) => Task.FromResult((int)plan.Run(parsed, cancellation)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, CancellationToken cancellation)
    {
        var plan = Plan(parsed, cancellation);
        if (parsed.GetValue(_settings) is { } folder)
        {
            Directory.CreateDirectory(_terminal.Full(folder));
            WholeFiles.Write(cancellation, PlanOutput.Settings(plan, _terminal.Full(folder)));
        }

        Write(plan, parsed.GetValue(_format)!);
        return ExitCode.Pass;
    }

    private ShardPlan Plan(ParseResult parsed, CancellationToken cancellation)
    {
        var files = InputFiles.Of(parsed.GetValue(_inputs)!.Select(_terminal.Full)) with { Findings = [], Json = [] };
        var read = InputSet.Read(files, _terminal.Folder, cancellation);
        read.Notes.Concat(Unknown(read)).ToList().ForEach(Note);
        var (units, shards) = (TestClassTimes.Of(read), parsed.GetValue(_shards));
        return units.Length >= shards ? ShardPlan.Of(units, shards) : throw TooFew(units.Length, shards);
    }

    private void Note(string note) => _terminal.Error.WriteLine($"Note: {PlainText.Line(note)}");

    private static IEnumerable<string> Unknown(InputSet read) => read.Journals.IsEmpty
        ? ["No journal says how long the tests take, so every class counts the same. Add journals of a past run."] : [];

    private static Refusal TooFew(int units, int shards) => units == 0
        ? new(ExitCode.Inventory, "The inputs name no test: add journals of a past run.")
        : new(
            ExitCode.Usage,
            $"There are {units} classes of tests to divide: --shards is {shards}, but at most {units}.");

    private void Write(ShardPlan plan, string format)
    {
        _terminal.Out.WriteLine(format switch
        {
            "json" => PlanOutput.Json(plan),
            GitHubMatrix => PlanOutput.GitHubMatrix(plan),
            _ => PlanOutput.Text(plan),
        });
        new[] { PlanOutput.TooLong(plan) }.OfType<string>().ToList().ForEach(Note);
    }

    private static void RefuseOthers(OptionResult said)
    {
        if (said.Tokens.Any(token => !int.TryParse(token.Value, out var number) || number is < 1 or > MostShards))
        {
            said.AddError($"'{said.Tokens[0].Value}' is not valid for --shards: give a number from 1 to {MostShards}.");
        }
    }
}
