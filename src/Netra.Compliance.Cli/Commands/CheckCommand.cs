using System.CommandLine;
using Netra.Compliance.Cli.Building;
using Netra.Compliance.Cli.Checking;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Commands;

/// <summary><c>netra check</c>: what the rules say of a solution, a project or a bare folder.</summary>
internal sealed class CheckCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string?> _path = PathArgument.Optional("path", "A solution, a project, or a folder; this folder unless stated. A folder without either is checked bare.");
    private readonly Option<string> _format = BuildOptions.OneOf("--format", "How to write the findings.", "text", "text", "json", "sarif");
    private readonly Option<int> _maxFindings = new("--max-findings") { Description = "Findings that are allowed (0 unless stated); suppressed ones and notes do not count.", HelpName = "n" };
    private readonly Option<bool> _bare = new("--bare") { Description = "Only parse, build nothing, although there is a project." };
    private readonly Option<string> _configuration = BuildOptions.Configuration();

    private CheckCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var check = new CheckCommand(terminal);
        var command = new Command("check", "Runs the rules: on a solution or project in a real build of it, on a bare folder as far as parsing goes.");
        command.Add(check._path);
        new List<Option> { check._format, check._maxFindings, check._bare, check._configuration }.ForEach(command.Add);
        command.SetAction(async (parsed, cancellation) => (int)await check.RunAsync(parsed, cancellation));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var path = _terminal.Full(parsed.GetValue(_path) ?? ".");
        var result = await ProgressWatch.On(_terminal).ShowAsync($"Checking {path}", () => "", () => CheckAsync(path, parsed, cancellation));
        await _terminal.Out.WriteAsync(Render(result, parsed.GetValue(_format)!));
        return result.Errors.Length > 0 ? ExitCode.TestsFailed
            : result.Stopped || result.Open.Length > parsed.GetValue(_maxFindings) ? ExitCode.Gate
            : ExitCode.Pass;
    }

    private Task<CheckResult> CheckAsync(string path, ParseResult parsed, CancellationToken cancellation)
    {
        var target = parsed.GetValue(_bare) ? null : Directory.Exists(path) ? BuildTarget.In(path) : BuildTarget.At(path);
        return target is null
            ? Bare(path).RunAsync(cancellation)
            : new BuildCheck(target, parsed.GetValue(_configuration)!, RepositoryRoot.Of(Path.GetDirectoryName(target)!)).RunAsync(cancellation);
    }

    private static FolderCheck Bare(string path)
    {
        var root = Directory.Exists(path) ? path : throw Refusal.Unreadable(path, "is no folder: --bare takes one.");
        var files = SourceFolder.Files(root);
        return files.Length > 0 ? new(files, root) : throw new Refusal(ExitCode.Inventory, $"{path} holds no C# file: nothing was checked.");
    }

    private static string Render(CheckResult result, string format) => format switch
    {
        "json" => CheckJson.Render(result),
        "sarif" => CheckJson.RenderSarif(result),
        _ => CheckText.Render(result),
    };
}
