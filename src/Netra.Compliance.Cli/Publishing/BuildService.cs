using System.Collections.Immutable;
using Netra.Compliance.Cli.Formats;
using Netra.Compliance.Cli.Provenance;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Publishing;

/// <summary>The build service that the tool runs in: what it reads beside the report, and how it is told what to
/// show.</summary>
/// <param name="Formats">The formats that it reads, by their words.</param>
/// <param name="Show">Tells it what to show of a ledger whose report is in a folder, by lines that it reads.</param>
internal sealed record BuildService(
    ImmutableArray<string> Formats, Action<ComplianceLedger, string, TextWriter> Show)
{
    /// <summary>None: a developer's machine, or a service that is not known.</summary>
    public static BuildService None { get; } = new([], (_, _, _) => { });

    /// <summary>The one that the environment says; <see cref="None"/> where it says none.</summary>
    public static BuildService Of(Func<string, string?> variable) => CiService.Of(variable)?.Run.System switch
    {
        CiRun.GitHub => new([], new GitHubActions(variable).Show),
        CiRun.Azure => new(["junit", "markdown"], AzurePipelines.Show),
        CiRun.GitLab => new(["junit", "codequality"], (_, _, _) => { }),
        _ => None,
    };

    /// <summary>The formats that are asked for, and those that it reads.</summary>
    public IEnumerable<ReportFormat> With(ImmutableArray<ReportFormat> asked) =>
        ReportFormat.All.Where(format => asked.Contains(format) || Formats.Contains(format.Word));
}
