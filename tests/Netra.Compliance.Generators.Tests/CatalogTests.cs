using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Netra.Compliance.Generators.Tests.Running;

namespace Netra.Compliance.Generators.Tests;

/// <summary>The catalog says what is declared: in the metadata, and as constants.</summary>
public sealed class CatalogTests
{
    private const string Catalog = "Netra.Compliance.Generated.CriticalTestCatalog";

    [Fact]
    public void States_the_value_and_who_it_concerns()
    {
        var test = Emitted.From(Samples.AuthFlow).Tests.Single();
        Assert.Equal(15000, test.GetProperty("monthlyRevenueUsd").GetInt32());
        var texts =
            new[] { "title", "justification", "category", "stage", "segment", "owner" }.Select(name => test.Text(name));
        Assert.Equal(
            ["Auth \"flow\"", "Keeps customers", "CustomerRetention", "Retention", "Unspecified", "Identity"], texts);
    }

    [Fact]
    public void States_no_value_where_there_is_none()
    {
        var test = Emitted.From("[CriticalTest(1, \"A\")] public partial class A { [Fact] public void M() { } }").Tests
            .Single();
        Assert.Equal(System.Text.Json.JsonValueKind.Null, test.GetProperty("monthlyRevenueUsd").ValueKind);
        Assert.Null(test.Text("justification"));
    }

    [Fact]
    public void States_points_with_their_behaviour_and_faults()
    {
        var points = Emitted.From(Samples.AuthFlow).Tests.Single().GetProperty("points");
        Assert.Equal("A forged state is refused", points[0].Text("covers"));
        Assert.Equal("Shop.Tests.Auth.AcceptsForgedState", points[0].GetProperty("faults")[0].GetString());
        Assert.Equal((false, true),
            (points[0].GetProperty("theory").GetBoolean(), points[1].GetProperty("theory").GetBoolean()));
    }

    [Theory]
    [InlineData("quote \" backslash \\ brace {0} {")]
    [InlineData("line\nfeed\r\ttab \0 null \u001f \u007f")]
    [InlineData("Größe, данные, 収益, 💰, \u2028 \u2029 \u0085")]
    public void Keeps_every_character_of_a_text(string title)
    {
        var literal = Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(title, quote: true);
        var test =
            Emitted.From(
                $"[CriticalTest(1, {literal})] public partial class A {{ [Fact] public void M() {{ }} }}").Tests
                .Single();
        Assert.Equal(title, test.Text("title"));
    }

    [Fact]
    public void The_header_ties_a_journal_to_the_fragments()
    {
        const string Planned = "[assembly: PlannedCriticalTest(3, 700, \"Refunds\")]";
        var emitted = Emitted.From(Samples.AuthFlow, Samples.OneMethod, Planned);
        var lines = emitted.Tests.Select(test => test.GetRawText() + "\n").Order(StringComparer.Ordinal);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
        Assert.Equal(hash, emitted.Header.Text("hash"));
        Assert.Equal(hash, Constant(emitted, "Hash"));
    }

    [Fact]
    public void The_header_names_its_format_and_the_assembly()
    {
        var header = Emitted.From(Samples.AuthFlow).Header;
        Assert.Equal(("netra.catalog/1", "Shop.Tests"), (header.Text("schema"), header.Text("assembly")));
    }

    [Fact]
    public void Totals_are_constants()
    {
        var emitted = Emitted.From(Samples.AuthFlow, Samples.OneMethod);
        Assert.Equal(
            (15000L, 15500L), (Constant(emitted, "DeclaredMonthlyRevenueUsd"), Constant(emitted, "MonthlyRevenueUsd")));
        Assert.Equal((2, 3), (Constant(emitted, "CriticalTests"), Constant(emitted, "CoveragePoints")));
        Assert.Equal(15000, emitted.Header.GetProperty("declared").GetInt32());
    }

    [Fact]
    public void A_planned_test_is_declared_without_class_and_points()
    {
        var emitted = Emitted.From("[assembly: PlannedCriticalTest(3, 700, \"Refunds\", Module = \"Sales\")]");
        const string Fragment = """
            {"number":3,"title":"Refunds","class":"","module":"Sales","monthlyRevenueUsd":700,"justification":null,"category":"Unspecified","stage":"Unspecified","segment":"Unspecified","owner":null,"points":[],"planned":true}
            """;
        Assert.Equal(Fragment, Assert.Single(emitted.Tests).GetRawText());
    }

    [Fact]
    public void A_planned_test_without_a_module_is_in_one_of_its_own() =>
        Assert.Equal("Planned",
            Assert.Single(Emitted.From("[assembly: PlannedCriticalTest(1, 700, \"Refunds\")]").Tests).Text("module"));

    [Fact]
    public void Totals_count_planned_tests()
    {
        var emitted = Emitted.From(Samples.AuthFlow,
            "[assembly: PlannedCriticalTest(3, 700, \"Refunds\"), PlannedCriticalTest(2, 300, \"Bills\")]");
        Assert.Equal((16000L, 3, 2),
            (Constant(emitted, "MonthlyRevenueUsd"), Constant(emitted, "CriticalTests"),
                Constant(emitted, "PlannedTests")));
        Assert.Equal([1, 2, 3], emitted.Tests.Select(test => test.GetProperty("number").GetInt32()).Order());
        Assert.NotEqual(Emitted.From(Samples.AuthFlow).Header.Text("hash"), emitted.Header.Text("hash"));
    }

    [Fact]
    public void A_sum_beyond_an_integer_is_right()
    {
        static string Dear(int number) =>
            $"[CriticalTest({number}, \"A\"), BusinessValue(2147483647, \"Why\")] public partial class Dear{number} "
            + $"{{ [Fact] public void M() {{ }} }}";
        Assert.Equal(4294967294L, Constant(Emitted.From(Dear(1), Dear(2)), "MonthlyRevenueUsd"));
    }

    [Fact]
    public void Tests_of_one_name_get_names_of_their_own()
    {
        static string Test(string space, int number) =>
            $"namespace {space}.Auth {{ [CriticalTest({number}, \"T\")] public partial class A {{ [Fact] public void "
            + $"M() {{ }} }} }}";
        var emitted = Emitted.From(Test("One", 1), Test("Two", 2), Test("Three", 3), Test("Four", 3));
        var names = emitted.Type(Catalog).GetNestedTypes(BindingFlags.NonPublic).Select(type => type.Name);
        Assert.Equal(["A", "Auth_A", "Auth_A_2", "Auth_A_3"], names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Classes_that_differ_in_case_alone_get_files_of_their_own()
    {
        var generation = Generation.Of(
            Project.With(
                "[CriticalTest(1, \"A\")] public class Aa { }", "[CriticalTest(2, \"A\")] public class AA { }"));
        Assert.Equal(["AA.g.cs", "Aa.2.g.cs", "Netra.Compliance.Index.g.cs"], generation.Sources.Keys);
    }

    private static object Constant(Emitted emitted, string name) =>
        emitted.Type(Catalog).GetField(name, BindingFlags.Static | BindingFlags.NonPublic)!.GetRawConstantValue()!;
}
