using Microsoft.CodeAnalysis;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Tests.Assertions;
using Netra.Compliance.Cli.Tests.Catalog;
using Netra.Compliance.Cli.Tests.Journal;

namespace Netra.Compliance.Cli.Tests.Ledger;

/// <summary>Which assertions of a point some proof made fail, by the lines that the journal names.</summary>
public sealed class PointAssertionsTests : IDisposable
{
    private const string Source = """
        public class Flow
        {
            public void Works()
            {
                Assert.Equal( // 1
                    3,
                    Sum());
                Assert.All(new[] { 1 }, item =>
                {
                    Assert.True(item < 2); // 2
                });
            }
            private static int Sum() => 3;
        }
        """;

    private readonly CompiledPoint _point = new(Source, OptimizationLevel.Debug,
        CatalogFragment.Header(),
        CatalogFragment.Test(1, CompiledPoint.Class, 10, CatalogFragment.Point("Works", "Shop.A", "Shop.B"),
            CatalogFragment.Point("Rests")));

    [Fact]
    public void Counts_none_as_seen_before_any_proof() =>
        Assert.Equal((3, 0), Counts(Ledger(Script())));

    [Theory]
    [InlineData("Flow.cs")]
    [InlineData("Sales/Flow.cs")]
    public void Counts_the_assertion_at_the_line_that_failed(string file)
    {
        var ledger = Ledger(Script().Proof(CompiledPoint.Class, "Works", "Shop.A", file: file, line: LineOf("// 1")));
        Assert.Equal((3, 1), Counts(ledger));
        Assert.Equal([LineOf("Assert.All"), LineOf("// 2")], Point(ledger).NotSeen.Select(unseen => unseen.Line));
    }

    [Fact]
    public void Finds_the_assertion_by_any_line_of_its_statement() =>
        Assert.Equal(
            (3, 1), Counts(Ledger(Script().Proof(CompiledPoint.Class, "Works", "Shop.A", line: LineOf("Sum());")))));

    [Fact]
    public void Takes_a_line_of_a_lambda_for_the_lambdas_assertion_alone()
    {
        var ledger = Ledger(Script().Proof(CompiledPoint.Class, "Works", "Shop.A", line: LineOf("// 2")));
        Assert.DoesNotContain(LineOf("// 2"), Point(ledger).NotSeen.Select(unseen => unseen.Line));
        Assert.Contains(LineOf("Assert.All"), Point(ledger).NotSeen.Select(unseen => unseen.Line));
    }

    [Fact]
    public void Counts_an_assertion_once_however_many_faults_made_it_fail() =>
        Assert.Equal((3, 1),
            Counts(
                Ledger(
                    Script().Proof(CompiledPoint.Class, "Works", "Shop.A", line: LineOf("// 1"))
                        .Proof(CompiledPoint.Class, "Works", "Shop.B", line: LineOf("// 1")))));

    [Theory]
    [InlineData("Inconclusive", "Flow.cs", 0)]
    [InlineData("Caught", "OtherFlow.cs", 0)]
    [InlineData("Caught", "low.cs", 0)]
    public void Counts_no_other_failure(string verdict, string file, int seen) =>
        Assert.Equal((3, seen),
            Counts(Ledger(Script().Proof(CompiledPoint.Class, "Works", "Shop.A", verdict, file, LineOf("// 1")))));

    [Fact]
    public void Counts_no_line_without_an_assertion() =>
        Assert.Equal((3, 0),
            Counts(Ledger(Script().Proof(CompiledPoint.Class, "Works", "Shop.A", line: LineOf("public class Flow")))));

    [Fact]
    public void Counts_nothing_of_a_blind_engine()
    {
        var script = new JournalScript(CompiledCatalog.MvidOf(_point.Dll)).Test(CompiledPoint.Class, "Works")
            .Control("noop").Control("canary", held: false);
        Assert.Equal(
            (3, 0), Counts(Ledger(script.Proof(CompiledPoint.Class, "Works", "Shop.A", line: LineOf("// 1")))));
    }

    [Fact]
    public void Says_that_a_build_without_a_PDB_is_not_known()
    {
        File.Delete(Path.ChangeExtension(_point.Dll, ".pdb"));
        var ledger = Ledger(Script().Proof(CompiledPoint.Class, "Works", "Shop.A", line: LineOf("// 1")));
        Assert.Null(ledger.Tests[0].Points[0].Assertions);
        Assert.Contains("has no readable portable PDB", Assert.Single(ledger.Notes), StringComparison.Ordinal);
        Assert.DoesNotContain("seen to fail.", ReportFooter.Proofs(ledger), StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_a_journal_without_lines_tells_nothing()
    {
        var ledger = Ledger(
            Script()
                .Add(
                    new { @event = "proof", @class = CompiledPoint.Class, point = "Works", fault = "Shop.A",
                        verdict = "Caught", message = (string?)null, durationMs = 1.0 }));
        Assert.Null(ledger.Tests[0].Points[0].Assertions);
        Assert.Contains("do not say at which lines", Assert.Single(ledger.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_name_the_assertions_that_were_not_seen_to_fail()
    {
        var ledger = OneSeen();
        var place = $"Flow.cs:{LineOf("// 2")} Assert.True(item";
        Assert.Contains("1 of 3 assertions seen to fail.", ReportFooter.Proofs(ledger), StringComparison.Ordinal);
        Assert.Contains("1 of 3 assertions seen to fail; not seen:", HtmlReport.Render(ledger).ToString(),
            StringComparison.Ordinal);
        Assert.Contains($"<code><bdi>{place} &lt; 2);", HtmlReport.Render(ledger).ToString(), StringComparison.Ordinal);
        Assert.Contains($"- 1, Works: {place} &lt; 2);", MarkdownReport.Render(ledger), StringComparison.Ordinal);
        Assert.Contains("| 1 of 2 | 1 of 2 | 1 of 3 |", MarkdownReport.Render(ledger), StringComparison.Ordinal);
    }

    [Fact]
    public void Failures_name_their_line()
    {
        var id = new { @event = "finished", id = "a", occurrence = 1, @class = CompiledPoint.Class, method = "Works",
            display = "Works", proof = false, outcome = "failed", durationMs = 1.0, message = "Expected 1",
            file = "Sales/Flow.cs", line = 42 };
        var start = new { @event = "started", id.id, id.occurrence, id.@class, id.method, id.display, id.proof };
        var ledger = Ledger(new JournalScript(CompiledCatalog.MvidOf(_point.Dll)).Add(start).Add(id));
        Assert.StartsWith(
            "Failed: Works at Sales/Flow.cs:42 (test 1", AttentionList.Of(ledger)[0].Line, StringComparison.Ordinal);
        Assert.Equal("Expected 1\nat Sales/Flow.cs:42", ledger.Tests[0].Points[0].Message);
    }

    /// <summary>A ledger with three assertions, one of them seen to fail.</summary>
    internal ComplianceLedger OneSeen() =>
        Ledger(Script().Proof(CompiledPoint.Class, "Works", "Shop.A", line: LineOf("// 1")));

    private ComplianceLedger Ledger(JournalScript script)
    {
        var journal = _point.Folder.Write("a.jsonl", script.Ended().Text);
        var read = InputSet.Read(InputFiles.Of([_point.Dll, journal]), _point.Folder.Path);
        return ComplianceLedger.Of(
            LedgerJoin.Join(MatchedRuns.Of(read.Catalogs, read.Journals), []), new GateOptions());
    }

    public void Dispose() => _point.Dispose();

    private JournalScript Script() =>
        new JournalScript(CompiledCatalog.MvidOf(_point.Dll)).Test(CompiledPoint.Class, "Works").Controls();

    private int LineOf(string text) =>
        Array.FindIndex(File.ReadAllLines(_point.SourcePath), line => line.Contains(text, StringComparison.Ordinal))
            + 1;

    private static PointAssertions Point(ComplianceLedger ledger) => ledger.Tests[0].Points[0].Assertions!;

    private static (int Total, int Seen) Counts(ComplianceLedger ledger)
    {
        Assert.Equal(
            (ledger.Proofs.Assertions, ledger.Proofs.SeenToFail), (Point(ledger).Total, Point(ledger).SeenToFail));
        return (ledger.Proofs.Assertions, ledger.Proofs.SeenToFail);
    }
}
