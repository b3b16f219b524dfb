using System.Xml.Linq;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Tests.Formats;

public sealed class JUnitReportTests : IDisposable
{
    private readonly FormatSample _sample = new();
    private readonly string _text;
    private readonly XElement _suites;

    public JUnitReportTests()
    {
        _text = FormatSample.Text(_sample.Ledger(), "report.junit.xml");
        _suites = XDocument.Parse(_text).Root!;
    }

    [Fact]
    public void Meets_the_schema_of_Jenkins() => Assert.Empty(PublishedFormat.XmlProblems("junit.xsd", _text));

    [Fact]
    public void Would_notice_an_attribute_that_the_schema_does_not_have()
    {
        _suites.Descendants("testcase").First().SetAttributeValue("file", "a.cs");
        Assert.NotEmpty(PublishedFormat.XmlProblems("junit.xsd", _suites.ToString()));
    }

    [Fact]
    public void Has_a_case_for_each_point_with_its_class()
    {
        var cases = Suite("1 Test 1").Elements("testcase")
            .Select(each => $"{each.Attribute("classname")?.Value}: {each.Attribute("name")?.Value}");
        Assert.Equal(["Shop.Tests.Auth.Flow: Signs in", "Shop.Tests.Auth.Flow: Signs out"], cases);
    }

    [Fact]
    public void Says_what_failed_and_where_from_the_repository()
    {
        var failure = Case("Signs in").Element("failure")!;
        Assert.Equal("Expected 1", failure.Attribute("message")?.Value);
        Assert.EndsWith("Actual 2\nat tests/Shop.Tests/Auth/Flow.cs:14", failure.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Fails_a_point_that_passes_and_lets_its_fault_survive()
    {
        var failure = Case("Signs out").Element("failure")!;
        Assert.Equal(("proof", "The fault Shop.Stays survived."),
            (failure.Attribute("type")?.Value, failure.Attribute("message")?.Value));
    }

    [Fact]
    public void Has_an_error_where_a_set_up_failed() =>
        Assert.Equal("the fixture broke", Case("Syncs").Element("error")?.Attribute("message")?.Value);

    [Fact]
    public void Has_the_dollars_as_a_property_of_the_suite()
    {
        var facts = Suite("1 Test 1").Element("properties")!.Elements()
            .ToDictionary(each => each.Attribute("name")!.Value, each => each.Attribute("value")!.Value);
        Assert.Equal(("15000", "AtRisk", "Payments", "1 of 2"),
            (facts["monthlyRevenueUsd"], facts["state"], facts["owner"], facts["faultsCaught"]));
    }

    [Fact]
    public void Leaves_out_what_a_test_does_not_state() =>
        Assert.DoesNotContain("Unspecified", _text, StringComparison.Ordinal);

    [Fact]
    public void Has_the_steps_of_a_journey_that_was_asked_for()
    {
        var ledger = _sample.Ledger();
        Assert.Contains("Journey: ", _text, StringComparison.Ordinal);
        var journeys =
            ledger.Journeys.Select(journey => journey with { Steps = [.. journey.Steps.Select(NotAskedFor)] });
        var text = FormatSample.Text(ledger with { Journeys = [.. journeys] }, "report.junit.xml");
        Assert.DoesNotContain("Journey: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Begins_with_the_highest_revenue() =>
        Assert.Equal("2 Test 2", _suites.Elements().First().Attribute("name")?.Value);

    [Theory]
    [InlineData("Planned", "Planned: declared and not written yet.")]
    [InlineData("Gone", "Lost: in the baseline, and no longer declared.")]
    public void Skips_a_test_that_has_no_point_and_says_why(string title, string why) =>
        Assert.Equal(why, Case(title).Element("skipped")?.Attribute("message")?.Value);

    [Fact]
    public void Counts_what_it_holds()
    {
        int Of(string name) => _suites.Descendants("testcase").Count(each => each.Element(name) is not null);
        int Said(string name) => (int)_suites.Attribute(name)!;
        Assert.Equal((_suites.Descendants("testcase").Count(), Of("failure"), Of("error")),
            (Said("tests"), Said("failures"), Said("errors")));
    }

    public void Dispose() => _sample.Dispose();

    private static LedgerStep NotAskedFor(LedgerStep step) => step with { State = StepState.NotAskedFor };

    private XElement Suite(string name) => _suites.Elements().Single(each => each.Attribute("name")?.Value == name);

    private XElement Case(string name) =>
        _suites.Descendants("testcase").Single(each => each.Attribute("name")?.Value == name);
}
