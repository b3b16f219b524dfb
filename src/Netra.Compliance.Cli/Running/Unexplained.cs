using System.Collections.Immutable;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Running;

/// <summary>
/// Test commands that left no journal, or failed although the journals know of no failure: never a pass, and
/// told as far as is known.
/// </summary>
internal static class Unexplained
{
    public static LedgerFacts Add(LedgerFacts facts, IReadOnlyCollection<TestedProject> tested, string log)
    {
        var (failures, problems, proofs) = (facts.Failures.Length, facts.Problems.Length, facts.Proofs);
        var explained = failures + problems + proofs.Blind.Length + proofs.FailedRows > 0;
        ImmutableArray<TestedProject> failed = [.. tested.Where(project => project.Run.Code != 0 && !explained)];
        return facts with
        {
            Failures = [.. facts.Failures, .. failed.Select(project => Failure(project, log))],
            Notes = [.. facts.Notes, .. failed.SelectMany(project => project.LastLines)],
        };
    }

    /// <summary>Adds the likely cause for projects that left no journal, and what was said last.</summary>
    public static LedgerFacts AddSilent(
        LedgerFacts facts, IReadOnlyCollection<TestedProject> silent, RunRequest request) => facts with
    {
        Problems = [.. facts.Problems, .. silent.Select(project => Problem(project, request))],
        Notes = [.. facts.Notes, .. silent.SelectMany(project => project.LastLines)],
    };

    private static TestFailure Failure(TestedProject project, string log) => new(
        $"dotnet test of {project.Name}",
        null,
        $"It ended with code {project.Run.Code} and the journals say nothing of it: see {log}.");

    private static string Problem(TestedProject project, RunRequest request) =>
        $"dotnet test of {project.Name} ended with code {project.Run.Code} and left no journal. "
        + $"Likely cause: {LikelyCause.Of(project, request.Root)}. All that it said is in {request.Log}.";
}
