using System.Collections.Immutable;
using System.Security.Cryptography;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Cli.History;

/// <summary>A ledger.json that is to become a run of the history.</summary>
internal static class LedgerFile
{
    private const string Advice = "give the ledger.json of netra run or netra report.";

    /// <summary>Reads a ledger.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stated">When it began, where the caller knows; a ledger that says it itself is believed
    /// first.</param>
    /// <param name="clock">What time is taken where nobody knows.</param>
    /// <exception cref="Refusal">It is missing, damaged, of a newer format, or of a run that says nothing of
    /// revenue.</exception>
    public static StoredRun Read(string path, DateTime? stated, TimeProvider clock)
    {
        var json = FileContent.Text(path, Advice);
        var ledger = SavedLedger.Parse<Document>(path, json, Advice);
        SchemaName.Require(path, ledger.Schema, LedgerFacts.Format, LedgerFacts.Major);
        Refuse(path, Flaw(ledger));
        var (at, from) = ledger.Context?.StartedAt is { } said ? (Utc(said), "ledger")
            : stated is { } told ? (told, "flag") : (clock.GetUtcNow().UtcDateTime, "clock");
        return Run(Convert.ToHexStringLower(SHA256.HashData(json)), ledger, (Whole(at), from));
    }

    private static void Refuse(string path, string? flaw)
    {
        if (flaw is not null)
        {
            throw Refusal.Unreadable(path, $"{flaw}: {Advice}");
        }
    }

    private static string? Flaw(Document ledger) =>
        ledger.Tests.IsEmpty ? "has no critical test"
        : !ledger.Asked.CriticalTests ? "covers only journeys, so it has no revenue"
        : ledger.Gate.Verdict is not ("pass" or "fail") ? "has a verdict that is neither pass nor fail"
        : LedgerFlaw.Of(ledger.Tests, ledger.Findings) ?? LedgerFlaw.OfSums(ledger.Tests, ledger.Revenue);

    private static DateTime Utc(DateTime time) =>
        time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc);

    /// <summary>Microseconds are the finest that PostgreSQL keeps.</summary>
    private static DateTime Whole(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    private static StoredRun Run(string id, Document ledger, (DateTime At, string From) time)
    {
        var tests = StoredTests.Of(id, ledger.Tests);
        return new()
        {
            Id = id, At = time.At, AtFrom = time.From, Assembly = Text(ledger.Assembly),
            Commit = Text(ledger.Context?.Commit), Branch = Text(ledger.Context?.Branch), Verdict = ledger.Gate.Verdict,
            Declared = ledger.Revenue.Declared, Proven = ledger.Revenue.Proven, Protected = ledger.Revenue.Protected,
            Unverified = ledger.Revenue.Unverified, AtRisk = ledger.Revenue.AtRisk, Lost = ledger.Revenue.Lost,
            Tests = tests, Points = StoredTests.Points(tests, ledger.Tests),
        };
    }

    /// <summary>PostgreSQL has no NUL character in text.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    internal static string? Text(string? text) => text?.Replace('\0', '\uFFFD');

    private sealed record Document(
        string Schema, string Assembly, RevenueTotals Revenue, Asked Asked, ImmutableArray<LedgerTest> Tests,
        ImmutableArray<Finding> Findings, SaidVerdict Gate, SaidContext? Context = null);

    private sealed record SaidVerdict(string Verdict);

    private sealed record SaidContext(DateTime? StartedAt = null, string? Commit = null, string? Branch = null);
}

/// <summary>A ledger's tests and points as rows.</summary>
internal static class StoredTests
{
    public static List<StoredTest> Of(string run, ImmutableArray<LedgerTest> tests)
    {
        var several = tests.GroupBy(Identity).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet();
        return [.. tests.Select((test, place) => Of(run, test, place, several.Contains(Identity(test))))];
    }

    public static List<StoredPoint> Points(List<StoredTest> stored, ImmutableArray<LedgerTest> tests) =>
        [.. stored.Zip(tests).SelectMany(pair => pair.Second.Points.Select(point => (pair.First, point)))
            .Select((pair, place) => Of(pair.First, pair.point, place))];

    private static string Identity(LedgerTest test) =>
        LedgerFile.Text(test.Class.Length > 0 ? $"{test.Assembly}/{test.Class}" : $"{test.Assembly}/#{test.Number}");

    private static StoredTest Of(string run, LedgerTest test, int place, bool isOneOfSeveral) => new()
    {
        RunId = run, Place = place, Key = isOneOfSeveral ? $"{Identity(test)}#{test.Number}" : Identity(test),
        Number = test.Number, Assembly = LedgerFile.Text(test.Assembly), Title = LedgerFile.Text(test.Title),
        Module = LedgerFile.Text(test.Module), Category = LedgerFile.Text(test.Category),
        Stage = LedgerFile.Text(test.Stage), Segment = LedgerFile.Text(test.Segment),
        Owner = LedgerFile.Text(test.Owner), State = test.State.ToString(), Reason = LedgerFile.Text(test.Reason),
        Usd = test.MonthlyRevenueUsd ?? 0,
    };

    private static StoredPoint Of(StoredTest test, LedgerPoint point, int place) => new()
    {
        RunId = test.RunId, Place = place, TestKey = test.Key, Name = LedgerFile.Text(point.Name),
        State = point.State.ToString(), Outcome = LedgerFile.Text(point.Outcome), Usd = test.Usd,
        DurationMs = point.DurationMs, Faults = point.Proofs.Length,
        Caught = point.Proofs.Count(proof => proof.Verdict == ProofVerdict.Caught),
    };
}
