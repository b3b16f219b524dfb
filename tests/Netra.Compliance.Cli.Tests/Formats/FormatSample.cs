using System.Collections.Immutable;
using System.Text;
using Netra.Compliance.Cli.Assertions;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Formats;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Mutants;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Tests.Findings;
using Netra.Compliance.Cli.Tests.Ledger;
using Netra.Compliance.Cli.Tests.Mutants;

namespace Netra.Compliance.Cli.Tests.Formats;

/// <summary>A ledger that has something of everything, and its files.</summary>
internal sealed class FormatSample : IDisposable
{
    private static readonly SourceLine Source = new("tests/Shop.Tests/Auth/Flow.cs", 11, 5);

    private readonly Bench _bench = JourneyTests.Shop();

    /// <summary>A test with a failed point and a survived fault, one with a finding, one planned, one lost, a journey
    /// with a step that fails, mutants and changes.</summary>
    public ComplianceLedger Ledger()
    {
        var script = JourneyTests.Steps(_bench, "failed")
            .Test(Bench.Flow, "Signs_in", "failed", message: "Expected 1\nActual 2").Test(Bench.Flow, "Signs_out")
            .Test(Bench.Sync, "Syncs").Error("class", Bench.Sync).Backend("cache", "Redis").Controls()
            .Proof(Bench.Flow, "Signs_in", "Shop.Forged").Proof(Bench.Flow, "Signs_out", "Shop.Stays", "Survived")
            .Proof(JourneyTests.Life, "Pays", "Shop.Forgets", "Vacuous");
        var findings = SarifScript.Log(Result("NETRA3003", false), Result("NETRA3002", true));
        var facts = _bench.Run(script.Ended()).Add("a.sarif", findings).Facts(new(true, true));
        return ComplianceLedger.Of(Compared(Filled(facts)), new());
    }

    /// <summary>The bytes of every file of every format.</summary>
    public static ImmutableSortedDictionary<string, byte[]> Files(ComplianceLedger ledger) =>
        ReportFormat.All.SelectMany(format => format.Files)
            .ToImmutableSortedDictionary(file => file.Name, file => Bytes(file, ledger), StringComparer.Ordinal);

    /// <summary>One file as text.</summary>
    public static string Text(ComplianceLedger ledger, string name) => Encoding.UTF8.GetString(Files(ledger)[name]);

    public void Dispose() => _bench.Dispose();

    private static LedgerFacts Filled(LedgerFacts facts)
    {
        var mutated = MutantEvidence.Add(facts, [Mutations()]);
        return mutated with
        {
            Tests = [.. mutated.Tests.Select(Filled), Planned(facts.Tests[0])],
            Model = new()
                { Model = "m", Endpoint = "h", Calls = 1, BudgetUsd = 1, TokenLimit = 9, CostUsd = 0.25m },
        };
    }

    private static LedgerTest Filled(LedgerTest test) =>
        test with { Owner = "Payments", Points = [.. test.Points.Select(Filled)] };

    private static LedgerPoint Filled(LedgerPoint point) => point with
    {
        Source = Source, FailedAt = point.Outcome == "failed" ? new("Auth/Flow.cs", 14) : null,
        Assertions = new(2, 1, [new("Flow.cs", 3, "Assert.True(a);")]),
    };

    private static LedgerTest Planned(LedgerTest test) => test with
    {
        Number = 3, Title = "Planned", Points = [], Class = "", State = RevenueState.Unverified,
        Reason = LedgerTest.PlannedReason,
    };

    private static LedgerFacts Compared(LedgerFacts facts)
    {
        var lost = facts.Tests[0] with
            { Number = 9, Title = "Gone", Class = "Shop.Tests.Gone", MonthlyRevenueUsd = 5_000 };
        var before = facts.Tests.Select(test => test with { State = RevenueState.Proven });
        return new LedgerBaseline("before.json", [.. before, lost], []).Compare(facts);
    }

    private static MutationReport Mutations()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, MutationSample.Shop().Json());
        var report = MutationReportReader.Read(new(file, IsNamed: true), "/build")!;
        File.Delete(file);
        return report with { Path = "mutation-report.json" };
    }

    private object Result(string rule, bool suppressed)
    {
        var address = new { uri = new Uri(Path.Combine(_bench.Folder, "Sync.cs")).AbsoluteUri };
        var place = new { artifactLocation = address,
            region = new { startLine = 7, startColumn = 9, endLine = 8, endColumn = 30 } };
        var suppressions = suppressed ? new[] { new { kind = "inSource", justification = "because" } } : [];
        return new { ruleId = rule, level = "warning", message = new { text = "It cannot fail." }, suppressions,
            locations = new[] { new { physicalLocation = place } } };
    }

    private static byte[] Bytes(FormatFile file, ComplianceLedger ledger)
    {
        using var stream = new MemoryStream();
        file.Write(ledger, stream);
        return stream.ToArray();
    }
}
