using System.CommandLine;
using Netra.Compliance.Cli.Alerts;
using Netra.Compliance.Cli.Formats;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Publishing;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Settings;

namespace Netra.Compliance.Cli.Commands;

/// <summary>On a command line: who is told of a report besides the terminal.</summary>
internal sealed class PublishFlags
{
    private readonly Option<bool> _noCi = new("--no-ci")
    {
        Description = "Shows nothing in the build service: no annotations, summaries or files for it.",
    };

    private readonly Option<bool> _comment = new("--pr-comment")
    {
        Description =
            "Writes or updates one comment on the pull request (GITHUB_TOKEN, GITLAB_TOKEN or SYSTEM_ACCESSTOKEN).",
    };

    private readonly Option<bool> _notify = new("--notify")
    {
        Description = "Sends alerts about what has changed since the last one (see 'netra notify --help').",
    };

    public IEnumerable<Option> Options => [_noCi, _comment, _notify];

    /// <summary>What is asked for; read before the run, so that a mistake is told at once.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="terminal">Whose environment it is.</param>
    /// <param name="root">The folder that remembers what was sent.</param>
    public Publication Of(ParseResult parsed, Terminal terminal, string root)
    {
        var isShown = !parsed.GetValue(_noCi);
        return new(isShown ? BuildService.Of(terminal.Variable) : BuildService.None, terminal)
        {
            Comment = isShown && parsed.GetValue(_comment)
                ? new PullRequestComment(terminal.Variable, TimeProvider.System) : null,
            Alerts = parsed.GetValue(_notify) ? Alerts(terminal, root) : null,
        };
    }

    private static AlertRun Alerts(Terminal terminal, string root) =>
        new(AlertTarget.Of(terminal.Variable), NetraFolder.File(root, AlertRun.Memory), previous: null);
}

/// <summary>Who is told of a report besides the terminal. None of it decides anything: what goes wrong is said, and the
/// exit code stays.</summary>
/// <param name="Service">The build service.</param>
/// <param name="Terminal">Where it is said what goes wrong.</param>
internal sealed record Publication(BuildService Service, Terminal Terminal)
{
    /// <summary>The comment on the pull request; null where none is asked for.</summary>
    public PullRequestComment? Comment { get; init; }

    /// <summary>The alerts; null where none are asked for.</summary>
    public AlertRun? Alerts { get; init; }

    /// <summary>The formats that are asked for, and those that the build service reads.</summary>
    public IEnumerable<ReportFormat> Formats(ParseResult parsed, Option<string[]> option) =>
        Service.With(FormatOption.Of(parsed, option));

    /// <summary>Writes the comment and sends the alerts.</summary>
    public async Task SendAsync(ComplianceLedger ledger, CancellationToken cancellation)
    {
        await (Comment?.WriteAsync(ledger, Terminal.Error, cancellation) ?? Task.CompletedTask);
        try
        {
            await (Alerts?.SendAsync(AlertedLedger.Of(ledger), TimeProvider.System, Terminal.Error, cancellation)
                ?? Task.CompletedTask);
        }
        catch (Refusal refusal)
        {
            await Terminal.Error.WriteLineAsync($"Note: no alert was sent: {refusal.Message}");
        }
    }
}
