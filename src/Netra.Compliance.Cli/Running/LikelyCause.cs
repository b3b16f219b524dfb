using System.Collections.Immutable;
using System.Text.Json;
using Netra.Compliance.Analyzers.Known;
using Netra.Compliance.Cli.Building;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Running;

/// <summary>Why a test command most likely left no journal: from what it said and what the assembly uses.</summary>
internal static class LikelyCause
{
    private const string Supported = $"use {TestFrameworks.Supported} in C# 8 or later (NETRA2008)";
    private const string Platform = "Microsoft.Testing.Platform";

    private static readonly JsonDocumentOptions Lenient =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The cause, to complete the sentence "Likely cause: …".</summary>
    /// <param name="tested">The project.</param>
    /// <param name="root">The folder in which the command ran.</param>
    public static string Of(TestedProject tested, string root) =>
        MissingRuntime(tested)
        ?? Framework(BuiltAgainst.Read(tested.Project.Built.Assembly))
        ?? OtherPlatform(root)
        ?? NothingFound(tested)
        ?? "unknown; the last lines of its output are in the notes";

    private static string? MissingRuntime(TestedProject tested) =>
        tested.Run.Lines.Any(line => line.Contains("You must install or update .NET", StringComparison.Ordinal))
            ? $"the runtime that it needs is missing ({Missing(tested)}); install it, or target one that is installed"
            : null;

    private static string Missing(TestedProject tested) =>
        tested.Run.Lines.Select(line => line.Trim())
            .FirstOrDefault(line => line.StartsWith("Framework: ", StringComparison.Ordinal), "see the log");

    private static string? Framework(BuiltAgainst built) => (built.Frameworks, built.HasSink, built.HasFramework) switch
    {
        ([], _, _) => $"it uses no test framework; {Supported}",
        (var names, _, _) when !names.Contains(TestFrameworks.Supported) =>
            $"it uses {string.Join(" and ", names)}; {Supported}",
        (_, false, _) => $"the generator wrote no test framework for it; {Supported}",
        (_, true, false) =>
            "it has its own test framework, which does not use Netra.Compliance.Generated.JournalingSink",
        _ => null,
    };

    private static string? OtherPlatform(string root)
    {
        var nearest = BuildTarget.Above(new DirectoryInfo(root))
            .Select(folder => Path.Combine(folder.FullName, "global.json"))
            .FirstOrDefault(File.Exists);
        var asks = nearest is not null && string.Equals(Runner(nearest), Platform, StringComparison.OrdinalIgnoreCase);
        return asks
            ? $"{nearest} selects {Platform}, which cannot run {TestFrameworks.Supported}; "
                + "remove \"runner\" from its \"test\""
            : null;
    }

    /// <summary>The test runner that a global.json asks for; null where it names none, or cannot be read.</summary>
    private static string? Runner(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path), Lenient);
            return json.RootElement.GetProperty("test").GetProperty("runner").GetString();
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException
                or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? NothingFound(TestedProject tested) => tested.Run switch
    {
        { Code: not 0 } => null,
        { Lines.IsEmpty: true } => "it is not recognized as a test project; reference Microsoft.NET.Test.Sdk",
        _ => "no test matched this run's filter, or the test adapter is missing; reference xunit.runner.visualstudio",
    };
}

/// <summary>
/// Test commands that left no journal, or failed although the journals know of no failure: never a pass, and
/// told as far as is known.
/// </summary>
internal static class UnexplainedFailures
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
        $"It ended with code {project.Run.Code} and the journals do not explain it: see {log}.");

    private static string Problem(TestedProject project, RunRequest request) =>
        $"dotnet test of {project.Name} ended with code {project.Run.Code} and left no journal. "
        + $"Likely cause: {LikelyCause.Of(project, request.Root)}. Its full output is in {request.Log}.";
}
