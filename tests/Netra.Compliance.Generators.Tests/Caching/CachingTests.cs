using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Tests.Running;

namespace Netra.Compliance.Generators.Tests.Caching;

/// <summary>What is done again after an edit: nothing that does not depend on it.</summary>
public sealed class CachingTests
{
    private const string Auth =
        """
        namespace Shop.Auth;
        public sealed class Apex;
        [CriticalTest(1, "Auth flow"), BusinessValue(100, "Why")]
        public sealed partial class AuthFlow(Apex apex)
        {
            [Fact] public void Refuses() { Assert.NotNull(apex); }
        }
        """;

    private const string Data =
        """
        [assembly: RevenuePortfolio(300), PlannedCriticalTest(3, 77, "Refunds")]
        namespace Shop.Data;
        [CriticalTest(2, "Ledger"), BusinessValue(200, "Why")]
        public sealed partial class Ledger
        {
            [Fact] public void Adds_up() { }
        }
        """;

    private const string Unrelated = "namespace Shop; public class Unrelated { public int Value() { return 1; } }";

    private const string AuthFile = "Shop.Auth.AuthFlow.g.cs";
    private const string DataFile = "Shop.Data.Ledger.g.cs";
    private const string IndexFile = "Netra.Compliance.Index.g.cs";

    private static readonly Project Shop = new Project().Add("Auth.cs", Auth).Add("Data.cs", Data)
        .Add("Unrelated.cs", Unrelated);

    public static TheoryData<string, string, string, string> QuietEdits
    {
        get
        {
            var edits = new TheoryData<string, string, string, string>();
            foreach (var step in PipelineSteps.All)
            {
                edits.Add(step, "Unrelated.cs", "return 1;", "return 2;");
                edits.Add(step, "Auth.cs", "[CriticalTest", "// a comment above\n[CriticalTest");
                edits.Add(step, "Auth.cs", "Assert.NotNull(apex);", "Assert.NotNull(apex); Assert.NotNull(this);");
            }

            return edits;
        }
    }

    [Theory]
    [MemberData(nameof(QuietEdits))]
    public void A_step_changes_nothing_after(string step, string path, string before, string after)
    {
        var run = SecondRun.After(Shop, path, before, after);
        Assert.All(run.Step(step), AssertUnchanged);
        Assert.All(run.Outputs, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Empty(run.Rewritten);
    }

    [Fact]
    public void A_signature_elsewhere_is_looked_at_and_changes_nothing()
    {
        var run = SecondRun.After(Shop, "Unrelated.cs", "public int Value()", "public long Worth()");
        Assert.All(
            PipelineSteps.All.Except(["Declarations", "Shape"]).SelectMany(step => run.Step(step)), AssertUnchanged);
        Assert.All(run.Outputs, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_attribute_changes_the_declarations_but_not_the_shape()
    {
        var run = SecondRun.After(Shop, "Auth.cs", "Auth flow", "Sign-in");
        Assert.Equal(IncrementalStepRunReason.Modified, Assert.Single(run.Step("Declarations")));
        Assert.All(run.Step("Shape"), AssertUnchanged);
    }

    [Theory]
    [InlineData("\"Auth flow\"", "\"Sign-in\"", AuthFile, IndexFile)]
    [InlineData("100", "150", AuthFile, IndexFile)]
    [InlineData("Refuses", "Rejects", AuthFile, IndexFile)]
    [InlineData("[Fact]", "[Fact, Covers(\"It refuses\")]", AuthFile, IndexFile)]
    [InlineData("Apex apex", "Apex apex, Xunit.Abstractions.ITestOutputHelper output", AuthFile)]
    [InlineData("public sealed class Apex;", "public sealed class Apex { private Apex() { } }", AuthFile)]
    public void A_real_change_in_a_class_rewrites_its_file_and_what_sums_it_up(
        string before, string after, params string[] rewritten)
    {
        var run = SecondRun.After(Shop, "Auth.cs", before, after);
        Assert.Equal(rewritten.Order(StringComparer.Ordinal), run.Rewritten);
        Assert.Single(run.Step("CriticalClasses"), reason => reason == IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void A_change_of_the_declared_total_rewrites_the_index_alone()
    {
        var run = SecondRun.After(Shop, "Data.cs", "300", "301");
        Assert.Equal([IndexFile], run.Rewritten);
        Assert.Contains("DeclaredMonthlyRevenueUsd = 301", run.Sources[IndexFile]);
    }

    [Fact]
    public void A_change_of_a_planned_test_rewrites_the_index_alone()
    {
        var run = SecondRun.After(Shop, "Data.cs", "77", "78");
        Assert.Equal([IndexFile], run.Rewritten);
        Assert.All(run.Step("ClassUnits"), AssertUnchanged);
        Assert.Contains("MonthlyRevenueUsd = 378", run.Sources[IndexFile]);
    }

    [Fact]
    public void A_new_collection_definition_rewrites_the_classes_of_its_collection_alone()
    {
        const string Definition =
            "[CollectionDefinition(\"Auth\")] public class Mine : ICollectionFixture<Auth.Apex>; "
            + "public class Unrelated";
        var run = SecondRun.After(Shop, "Unrelated.cs", "public class Unrelated", Definition);
        Assert.Equal([IndexFile, AuthFile], run.Rewritten);
        Assert.DoesNotContain("IClassFixture", run.Sources[AuthFile]);
    }

    [Fact]
    public void A_removed_test_leaves_no_file()
    {
        var run = SecondRun.After(Shop, "Auth.cs", "[CriticalTest(1, \"Auth flow\"), ", "[");
        Assert.Equal([DataFile, IndexFile], run.Sources.Keys.Order(StringComparer.Ordinal).Reverse());
        Assert.Equal([IndexFile], run.Rewritten);
    }

    private static void AssertUnchanged(IncrementalStepRunReason reason) =>
        Assert.Contains(reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged });
}
