using System.Text.Json;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Tests.History;

/// <summary>A ledger.json as small as one can be.</summary>
internal sealed record LedgerScript(params (int Number, string State, decimal Usd)[] Tests)
{
    public string? StartedAt { get; init; } = "2026-03-01T12:00:00Z";

    public string? Branch { get; init; } = "main";

    public string Title { get; init; } = "Signs in";

    public string Verdict { get; init; } = "pass";

    public string Text => JsonSerializer.Serialize(
        new
        {
            Schema = "netra.ledger/1", Assembly = "Shop.Tests", Revenue, Tests = Tests.Select(Test),
            Findings = Array.Empty<object>(), Gate = new { Verdict },
            Context = new { StartedAt, Commit = "1a2b3c4d5e", Branch, Runs = Array.Empty<object>() },
            Asked = new Asked(CriticalTests: true, Journeys: false),
        },
        NetraJson.Writing);

    /// <summary>A run of one test of $10,000 a month, so many minutes after noon.</summary>
    public static LedgerScript At(int minute, string state) =>
        new((1, state, 10_000)) { StartedAt = $"2026-03-01T{12 + minute / 60:00}:{minute % 60:00}:00Z" };

    private object Revenue => new
    {
        Declared = Tests.Sum(test => test.Usd), Proven = In("Proven"), Protected = In("Protected"),
        Unverified = In("Unverified"), AtRisk = In("AtRisk"), Lost = 0m,
    };

    private decimal In(string state) => Tests.Where(test => test.State == state).Sum(test => test.Usd);

    private object Test((int Number, string State, decimal Usd) test) => new
    {
        test.Number, Title, Module = test.Number == 1 ? "Auth" : "Data", MonthlyRevenueUsd = test.Usd,
        Category = "Revenue", Stage = (string?)null, test.State, Points = new[] { Point(test.State) },
        Assembly = "Shop.Tests", Class = $"Shop.Tests.Flow{test.Number}", Justification = (string?)null,
        Segment = (string?)null, Owner = "Ada", Reason = (string?)null,
    };

    private static object Point(string state) => new
    {
        Name = "It holds", Covers = (string?)null, Outcome = Outcome(state), DurationMs = 1.5,
        Proofs = state == "Proven"
            ? [new { Fault = "F", Verdict = "Caught", Message = (string?)null, DurationMs = 1.0 }]
            : Array.Empty<object>(),
        State = state, Message = (string?)null, Assertions = (object?)null, Findings = Array.Empty<object>(),
    };

    private static string Outcome(string state) =>
        state == "AtRisk" ? "failed" : state == "Unverified" ? "notRun" : "passed";
}
