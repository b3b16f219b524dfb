namespace Netra.Compliance.Cli.Provenance;

/// <summary>What a command knows of the run beside its journals.</summary>
internal sealed record ContextSources
{
    /// <summary>The commit that the command line states.</summary>
    public string? Commit { get; init; }

    /// <summary>The branch that the command line states.</summary>
    public string? Branch { get; init; }

    /// <summary>The build service that the command runs in.</summary>
    public CiService? Ci { get; init; }

    /// <summary>The repository that the command runs in.</summary>
    public GitFolder Git { get; init; } = new(null, null, null);

    /// <summary>Who runs the tests; null for a report on those of others.</summary>
    public string? User { get; init; }

    /// <summary>The address of a rule's page, with a hole.</summary>
    public required string RulePage { get; init; }

    /// <summary>The context with what the journals leave open: a flag wins over the build, that over the build service,
    /// that over the repository here.</summary>
    public RunContext Complete(RunContext context)
    {
        var ci = IsOf(context) ? Ci : null;
        var (commit, from) = CommitOf(context, ci);
        var repository = ci?.Repository ?? Forge.Of(Git.Remote);
        return context with
        {
            Commit = commit, CommitFrom = from, Branch = BranchOf(commit, ci), Repository = repository?.Url,
            Ci = ci?.Run, Actor = ci?.Actor ?? User,
            Links = LinksOf(commit, repository),
        };
    }

    private LinkTemplates LinksOf(string? commit, Forge? repository) => commit is null ? new() { Rule = RulePage }
        : new() { Rule = RulePage, Commit = repository?.CommitPage(commit), File = repository?.FileAt(commit) };

    private (string? Commit, string? From) CommitOf(RunContext context, CiService? ci) =>
        Commit is not null ? (Commit, "flag")
        : context.Commit is not null ? (context.Commit, "build")
        : ci?.Commit is not null ? (ci.Commit, "ci")
        : Git.Commit is not null ? (Git.Commit, "git")
        : (null, null);

    private string? BranchOf(string? commit, CiService? ci) =>
        Branch ?? ci?.Branch ?? (IsSame(Git.Commit, commit) ? Git.Branch : null);

    /// <summary>Journals that were brought here from another run or commit are not of the run that reports
    /// them.</summary>
    private bool IsOf(RunContext context) =>
        Ci is not null && (context.CiRuns.IsEmpty
            ? context.Commit is null || Ci.Commit is null || IsSame(Ci.Commit, context.Commit)
            : context.CiRuns.All(run => run == Ci.Id));

    private static bool IsSame(string? one, string? other) =>
        one is not null && other is not null && (one.StartsWith(other, StringComparison.OrdinalIgnoreCase)
            || other.StartsWith(one, StringComparison.OrdinalIgnoreCase));
}
