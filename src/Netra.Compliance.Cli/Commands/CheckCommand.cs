using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Netra.Compliance.Cli.Checking;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Commands;

/// <summary><c>netra check</c>: what the rules say of a solution, a project or a bare folder.</summary>
internal sealed class CheckCommand
{
    private const string Description =
        "Runs the rules: builds a solution or project; only parses a bare folder.";

    private readonly Terminal _terminal;
    private readonly Argument<string?> _path = PathArgument.Optional("path",
        "A solution, a project or a folder (default: this folder). Without a project, sources are only parsed.");
    private readonly Option<string> _format =
        BuildOptions.OneOf("--format", "Output format.", "text", "text", "json", "sarif");
    private readonly Option<int> _maxFindings = new("--max-findings")
    {
        Description = "Number of findings allowed (default: 0); suppressed findings and notes do not count.",
        HelpName = "n",
        CustomParser = NotNegative,
    };
    private readonly Option<bool> _bare =
        new("--bare") { Description = "Only parse; do not build, even if there is a project." };
    private readonly Option<string> _configuration = BuildOptions.Configuration();
    private readonly Option<string?> _preset = BuildOptions.OneOf<string?>(
        "--preset", "Default limits and severities; the project's own settings take precedence.",
        null, "relaxed", "recommended", "strict");
    private readonly BaselineFlags _baseline = new();

    private CheckCommand(Terminal terminal) => _terminal = terminal;

    private List<Option> Options => [_format, _maxFindings, _bare, _configuration, _preset];

    public static Command Create(Terminal terminal)
    {
        var check = new CheckCommand(terminal);
        var command = new Command("check", Description);
        command.Add(check._path);
        check.Options.ForEach(command.Add);
        check._baseline.AddTo(command);
        command.SetAction(async (parsed, cancellation) => (int)await check.RunAsync(parsed, cancellation));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var place = Place(parsed);
        var baseline = _baseline.Read(parsed, _terminal);
        var found = await CheckAsync(place, parsed.GetValue(_configuration)!, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var result = baseline?.On(found, place.Root, place.Judges) ?? found;
        var code = Code(result, parsed.GetValue(_maxFindings));
        await WriteAsync(result, parsed.GetValue(_format)!, code);
        return code;
    }

    private CheckPlace Place(ParseResult parsed) =>
        CheckPlace.Of(_terminal.Full(parsed.GetValue(_path) ?? "."), parsed.GetValue(_bare))
            with { Preset = parsed.GetValue(_preset) };

    private Task<CheckResult> CheckAsync(CheckPlace place, string configuration, CancellationToken cancellation) =>
        ProgressWatch.On(_terminal).ShowAsync($"Checking {place.Path}", () => "",
            () => place.CheckAsync(configuration, cancellation), ended => ended.IsWhole);

    private async Task WriteAsync(CheckResult result, string format, ExitCode code)
    {
        if (format == "text")
        {
            await _terminal.Out.WriteAsync(CheckText.Render(result));
            _terminal.Conclude(CheckText.Summary(result), code == ExitCode.Pass);
            return;
        }

        await _terminal.Out.WriteAsync(format == "json" ? CheckJson.Render(result) : CheckJson.RenderSarif(result));
    }

    private static int NotNegative(ArgumentResult argument)
    {
        if (int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var most))
        {
            return most;
        }

        argument.AddError($"'{argument.Tokens[0].Value}' is not a number of findings: give --max-findings 0 or more.");
        return 0;
    }

    private static ExitCode Code(CheckResult result, int allowed) =>
        result.Errors.Length > 0 ? ExitCode.TestsFailed
        : result.Stopped || result.Open.Length > allowed ? ExitCode.Gate
        : ExitCode.Pass;
}
