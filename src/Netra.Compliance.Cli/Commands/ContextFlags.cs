using System.CommandLine;
using System.CommandLine.Parsing;
using Netra.Compliance.Analyzers;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Provenance;
using Netra.Compliance.Cli.Publishing;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Commands;

/// <summary>On a command line: which commit and branch a report is of, where nothing better says it.</summary>
internal sealed class ContextFlags
{
    private const int LongestBranch = 300;

    private readonly Option<string?> _commit = new("--commit")
    {
        Description = "The commit that was tested (by the build, the build service or the repository unless stated).",
        HelpName = "sha",
    };

    private readonly Option<string?> _branch = new("--branch")
    {
        Description = "Its branch (by the build service or the repository unless stated).",
        HelpName = "name",
    };

    private readonly Option<bool> _noCi = new("--no-ci")
    {
        Description = "Shows nothing in the build service: no annotations, summaries or files for it.",
    };

    private readonly Option<bool> _comment = new("--pr-comment")
    {
        Description = "Writes or updates one comment on the pull request on GitHub, by GITHUB_TOKEN.",
    };

    public ContextFlags()
    {
        _commit.Validators.Add(RefuseOther);
        _branch.Validators.Add(RefuseNone);
    }

    public IEnumerable<Option> Options => [_commit, _branch, _noCi, _comment];

    /// <summary>All that is known beside the journals.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="terminal">Whose environment it is.</param>
    /// <param name="root">The folder whose repository is asked.</param>
    public ContextSources Sources(ParseResult parsed, Terminal terminal, string root) => new()
    {
        Commit = parsed.GetValue(_commit)?.ToLowerInvariant(), Branch = parsed.GetValue(_branch),
        Ci = CiService.Of(terminal.Variable), Git = GitFolder.Read(RepositoryRoot.Of(root)),
        RulePage = HelpLink.For("{rule}"),
    };

    /// <summary>The build service that is to show the report.</summary>
    public BuildService Service(ParseResult parsed, Terminal terminal) =>
        parsed.GetValue(_noCi) ? BuildService.None : BuildService.Of(terminal.Variable);

    /// <summary>Writes the comment on the pull request, where it is asked for.</summary>
    public Task CommentAsync(
        ParseResult parsed, Terminal terminal, ComplianceLedger ledger, CancellationToken cancellation) =>
        !parsed.GetValue(_comment) || parsed.GetValue(_noCi) ? Task.CompletedTask
            : new PullRequestComment(terminal.Variable, TimeProvider.System)
                .WriteAsync(ledger, terminal.Error, cancellation);

    private static void RefuseOther(OptionResult said)
    {
        if (said.Tokens.Any(token => !CommitId.Is(token.Value)))
        {
            said.AddError($"'{said.Tokens[0].Value}' is no commit for --commit: give 7 to 64 hexadecimal digits.");
        }
    }

    private static void RefuseNone(OptionResult said)
    {
        if (said.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value) || token.Value.Length > LongestBranch))
        {
            said.AddError($"'--branch' needs the name of a branch, of 1 to {LongestBranch} characters.");
        }
    }
}
