using System.Collections.Immutable;
using System.Text.Json;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Running;

/// <summary>The critical tests that the ledger of the run before shows as failed.</summary>
/// <param name="Classes">The full names of their classes.</param>
/// <param name="Unknown">Why it is not known which failed; null when it is.</param>
internal sealed record PreviousFailures(ImmutableHashSet<string> Classes, string? Unknown)
{
    /// <summary>The variable that lists the classes to run first; generated code ranks them.</summary>
    public const string Variable = "NETRA_FIRST";

    /// <summary>An environment variable holds 32,767 characters on Windows: a hundred names always fit.</summary>
    private const int Most = 100;

    private const int Shown = 10;

    /// <summary>Reads a ledger; one that is missing or cannot be read changes no order and stops no run.</summary>
    public static PreviousFailures Read(string ledger)
    {
        try
        {
            return File.Exists(ledger) ? new(Failed(ledger), null) : new([], $"there is no earlier report ({ledger})");
        }
        catch (Exception exception) when (exception is JsonException or Refusal or IOException
            or UnauthorizedAccessException)
        {
            return new([], $"the earlier report cannot be read ({ledger})");
        }
    }

    /// <summary>Those that go first among <paramref name="taken"/>, the highest revenue first, and a sentence on
    /// them.</summary>
    public (ImmutableArray<string> Classes, string Sentence) Among(IEnumerable<DeclaredTest> taken)
    {
        ImmutableArray<DeclaredTest> first =
            [.. taken.Where(test => Classes.Contains(test.Class)).OrderByDescending(test => test.MonthlyRevenueUsd)];
        return ([.. first.Select(test => test.Class).Distinct(StringComparer.Ordinal).Take(Most)], Sentence(first));
    }

    private string Sentence(ImmutableArray<DeclaredTest> first)
    {
        var tests = string.Join(", ", first.Take(Shown).Select(test => $"{test.Number} \"{test.Title}\""));
        return Unknown is not null ? $"--failed-first: {Unknown}; the usual order applies."
            : first.IsEmpty ? "--failed-first: none of these tests failed in the previous run; the usual order applies."
            : $"--failed-first: these failed in the previous run and run "
            + $"first: {tests}{(first.Length > Shown ? $" and {first.Length - Shown} more" : "")}.";
    }

    private static ImmutableHashSet<string> Failed(string ledger)
    {
        var report = StrictJson.Read<Report>(ledger, FileContent.Text(ledger, "it is the report of the run before."),
            NetraJson.Reading) ?? throw new JsonException("It is null.");
        SchemaName.Require(ledger, report.Schema, LedgerFacts.Format, LedgerFacts.Major);
        return [.. report.Tests.Where(test => test.Points.Any(IsFailed)).Select(test => test.Class)];
    }

    /// <summary>A proof that did not run, or that a blind engine made, says nothing of its point.</summary>
    private static bool IsFailed(LedgerPoint point) =>
        point is { State: RevenueState.AtRisk } or { Outcome: TestRow.Unfinished }
        || point.Proofs.Any(proof => proof.IsFailed);

    private sealed record Report(string Schema, ImmutableArray<LedgerTest> Tests);
}
