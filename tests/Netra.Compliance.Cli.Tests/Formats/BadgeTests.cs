using System.Text.Json.Nodes;
using System.Xml.Linq;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Tests.Formats;

public sealed class BadgeTests : IDisposable
{
    private const decimal Declared = 347_000;

    private readonly FormatSample _sample = new();

    [Theory]
    [InlineData(347_000, true, "$347K of $347K", "1a7f37")]
    [InlineData(346_999, true, "$346.9K of $347K", "8a5d00")]
    [InlineData(347_000, false, "$347K of $347K", "c11c2c")]
    [InlineData(999, true, "$999 of $347K", "8a5d00")]
    public void Says_what_is_proven_in_the_colour_of_the_gate(int proven, bool passes, string message, string colour)
    {
        var badge = JsonNode.Parse(FormatSample.Text(Ledger(proven, passes), "badge.json"))!;
        Assert.Equal((1, "revenue proven", !passes),
            ((int)badge["schemaVersion"]!, (string)badge["label"]!, (bool)badge["isError"]!));
        Assert.Equal((message, colour), ((string)badge["message"]!, (string)badge["color"]!));
    }

    [Fact]
    public void Has_the_keys_that_the_service_of_badges_documents() =>
        Assert.Equal(["schemaVersion", "label", "message", "color", "isError"],
            JsonNode.Parse(FormatSample.Text(_sample.Ledger(), "badge.json"))!.AsObject().Select(each => each.Key));

    [Fact]
    public void Is_a_picture_that_says_the_same_to_those_who_do_not_see_it()
    {
        var svg = XDocument.Parse(FormatSample.Text(Ledger(1_234_567, passes: true), "badge.svg")).Root!;
        Assert.Equal("revenue proven: $1.23M of $347K", svg.Attribute("aria-label")?.Value);
        Assert.Equal("img", svg.Attribute("role")?.Value);
        Assert.Equal("revenue proven: $1.23M of $347K",
            svg.Elements().First(each => each.Name.LocalName == "title").Value);
    }

    [Fact]
    public void Counts_the_steps_of_a_run_of_the_journeys_alone()
    {
        var ledger = _sample.Ledger() with { Asked = new(CriticalTests: false, Journeys: true) };
        Assert.Equal(("journey steps", "1 of 2"), (Badge(ledger, "label"), Badge(ledger, "message")));
    }

    public void Dispose() => _sample.Dispose();

    private static string Badge(ComplianceLedger ledger, string key) =>
        (string)JsonNode.Parse(FormatSample.Text(ledger, "badge.json"))![key]!;

    private ComplianceLedger Ledger(decimal proven, bool passes) => _sample.Ledger() with
    {
        Revenue = new RevenueTotals
        {
            Declared = Declared, Proven = proven, Protected = Declared - proven, Unverified = 0, AtRisk = 0, Lost = 0,
        },
        Gate = new GateVerdict(passes ? "pass" : "fail", []),
    };
}
