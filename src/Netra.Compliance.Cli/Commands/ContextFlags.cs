using System.CommandLine;
using System.CommandLine.Parsing;
using Netra.Compliance.Analyzers;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Provenance;

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

    public ContextFlags()
    {
        _commit.Validators.Add(RefuseOther);
        _branch.Validators.Add(RefuseNone);
    }

    public IEnumerable<Option> Options => [_commit, _branch];

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
