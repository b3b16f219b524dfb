using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Tests.Honesty;

/// <summary>Findings in every form that SARIF has for a rule and a place: none is lost for its form.</summary>
public sealed class SarifFormsTests
{
    private const string Plain =
        "public class Till { [Fact] public void Adds() { }\n[Fact] public void Works() { } // !\n}\n"
        + "public class Drawer { [Fact] public void Opens() { } }\n";

    private const string Every = "Adds Works Opens";

    private const string Rules = "[{\"id\":\"CA1000\"},{\"id\":\"NETRA3003\"}]";

    [Theory]
    [InlineData("\"ruleId\":\"NETRA3003\"")]
    [InlineData("\"ruleId\":\"NETRA3003/body\"")]
    [InlineData("\"ruleId\":\" netra3003 \"")]
    [InlineData("\"rule\":{\"id\":\"NETRA3003\"}")]
    [InlineData("\"ruleId\":null,\"rule\":{\"id\":\"NETRA3003\",\"index\":0}")]
    [InlineData("\"rule\":{\"index\":1}")]
    [InlineData("\"rule\":{\"index\":1},\"ruleIndex\":0")]
    [InlineData("\"ruleIndex\":1")]
    [InlineData("\"rule\":{\"index\":0,\"toolComponent\":{\"index\":0}}")]
    public async Task A_rule_is_known_by_its_name_and_by_its_place_among_the_rules(string rule)
    {
        using var source = new TestedSource(Plain);
        Assert.Equal("Works",
            await source.FindIn(Log($"{rule},{At("SRC/Money.cs", source.Marked)}")).UnverifiedAsync());
    }

    [Theory]
    [InlineData("\"ruleId\":\"CA1000\",\"ruleIndex\":1")]
    [InlineData("\"ruleIndex\":0")]
    [InlineData("\"ruleIndex\":-1")]
    [InlineData("\"message\":{\"text\":\"NETRA3003\"}")]
    public async Task Rules_of_others_are_left_out(string rule)
    {
        using var source = new TestedSource(Plain);
        Assert.Equal("", await source.FindIn(Log($"{rule},{At("SRC/Money.cs", source.Marked)}")).UnverifiedAsync());
    }

    [Theory]
    [InlineData("\"ruleIndex\":2", "runs[0].results[0] names the rule 2, which its tool does not have")]
    [InlineData("\"rule\":{\"index\":7}", "runs[0].results[0] names the rule 7")]
    public async Task An_index_of_no_rule_is_refused(string rule, string why)
    {
        using var source = new TestedSource(Plain);
        var run = await source.FindIn(Log($"{rule},{At("SRC/Money.cs", 1)}")).ReportAsync();
        run.AssertRefused(ExitCode.Unreadable, why);
    }

    [Theory]
    [InlineData("{},{1}", "Works")]
    [InlineData("{\"logicalLocations\":[]},{1}", "Works")]
    [InlineData("{1},{2}", "Adds Works")]
    [InlineData("{2},{3},{1}", "Adds Works Opens")]
    [InlineData("{1},{1}", "Works")]
    [InlineData("{},{}", Every)]
    public async Task Every_location_counts(string locations, string touched)
    {
        using var source = new TestedSource(Plain);
        var filled = locations.Replace("{1}", Place("SRC/Money.cs", source.Marked), StringComparison.Ordinal)
            .Replace("{2}", Place("SRC/Money.cs", source.Marked - 1), StringComparison.Ordinal)
            .Replace("{3}", Place("SRC/Money.cs", source.Marked + 2), StringComparison.Ordinal);
        Assert.Equal(touched,
            await source.FindIn(Log($"\"ruleId\":\"NETRA3003\",\"locations\":[{filled}]")).UnverifiedAsync());
    }

    [Theory]
    [InlineData("{\"A\":{\"uri\":\"SRC/\"}}", "Works")]
    [InlineData("{\"A\":{\"uri\":\"SRC\"}}", "Works")]
    [InlineData("{\"A\":{\"uri\":\"./\",\"uriBaseId\":\"B\"},\"B\":{\"uri\":\"SRC/\"}}", "Works")]
    [InlineData("{\"A\":{\"uri\":\"SRC/none/\"}}", "Works")]
    [InlineData("{\"A\":{\"uri\":\"none/\",\"uriBaseId\":\"A\"}}", "Works")]
    [InlineData("{\"A\":{}}", "Works")]
    [InlineData("{}", "Works")]
    [InlineData("null", "Works")]
    public async Task A_file_is_found_behind_its_base(string bases, string touched)
    {
        using var source = new TestedSource(Plain);
        var place = At("Money.cs\",\"uriBaseId\":\"A", source.Marked);
        Assert.Equal(touched, await source.FindIn(Log($"\"ruleId\":\"NETRA3003\",{place}", bases)).UnverifiedAsync());
    }

    [Theory]
    [InlineData("{\"index\":1}", "Works")]
    [InlineData("{\"index\":2}", "Works")]
    [InlineData("{\"uri\":\"SRC/Money.cs\",\"index\":0}", "Works")]
    [InlineData("{\"index\":0}", "")]
    [InlineData("{\"index\":3}", Every)]
    [InlineData("{\"index\":-1}", Every)]
    public async Task A_file_is_found_by_its_index(string file, string touched)
    {
        const string Listed = """
            {},"artifacts":[{"location":{"uri":"SRC/found.sarif"}},{"location":{"uri":"SRC/Money.cs"}},
            {"location":{"uri":"Money.cs","uriBaseId":"A"}}]
            """;
        using var source = new TestedSource(Plain);
        var place = $"\"locations\":[{PlaceOf(file, source.Marked)}]";
        Assert.Equal(touched, await source.FindIn(Log($"\"ruleId\":\"NETRA3003\",{place}", Listed)).UnverifiedAsync());
    }

    [Theory]
    [InlineData("./Money.cs")]
    [InlineData("Money.cs/.")]
    [InlineData("none/../Money.cs")]
    [InlineData("SRC/none/../Money.cs")]
    [InlineData("%4Doney.cs")]
    public async Task A_path_may_take_a_roundabout_way(string uri)
    {
        using var source = new TestedSource(Plain);
        source.FindIn(Log($"\"ruleId\":\"NETRA3003\",{At(uri, source.Marked)}"));
        Assert.Equal("Works", await source.UnverifiedAsync());
    }

    [Theory]
    [InlineData("Money.cs?x")]
    [InlineData("Money.cs#x")]
    [InlineData("Money.cs ")]
    [InlineData("Money.cs.")]
    [InlineData("Money.cs/")]
    [InlineData("Gone.cs")]
    [InlineData("SRC/Gone.cs")]
    [InlineData("SRC/Money.cs%20")]
    [InlineData("https://example.com/Other.cs")]
    [InlineData("money.cs")]
    public async Task A_file_that_is_not_there_can_be_any_and_counts_for_every_point(string uri)
    {
        using var source = new TestedSource(Plain);
        source.FindIn(Log($"\"ruleId\":\"NETRA3003\",{At(uri, 1)}"));
        Assert.Equal(Every, await source.UnverifiedAsync());
        Assert.Contains("belongs to; each counts for every point", (await source.ReportAsync()).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_no_disk_can_hold_can_be_any()
    {
        using var source = new TestedSource(Plain);
        source.FindIn(Log($"\"ruleId\":\"NETRA3003\",{At($"{new string('a', 5_000)}.cs", 1)}"));
        Assert.Equal(Every, await source.UnverifiedAsync());
    }

    [Theory]
    [InlineData("file:///another/machine/Other.cs")]
    [InlineData("C:\\\\build\\\\Other.cs")]
    [InlineData("SRC/found.sarif")]
    public async Task A_file_of_another_machine_or_of_something_else_touches_nothing(string uri)
    {
        using var source = new TestedSource(Plain);
        Assert.Equal("", await source.FindIn(Log($"\"ruleId\":\"NETRA3003\",{At(uri, 1)}")).UnverifiedAsync());
    }

    private static string Log(string result, string bases = "{}") => $$"""
        {"version":"2.1.0","runs":[
        {"tool":{"driver":{"name":"x","rules":{{Rules}}},"extensions":[{"rules":[{"id":"NETRA3003"}]}]},
        "originalUriBaseIds":{{bases}},"results":[{{{result}}}]}]}
        """;

    private static string At(string uri, int line) => $"\"locations\":[{Place(uri, line)}]";

    private static string Place(string uri, int line) => PlaceOf($"{{\"uri\":\"{uri}\"}}", line);

    private static string PlaceOf(string file, int line) =>
        $"{{\"physicalLocation\":{{\"artifactLocation\":{file},\"region\":{{\"startLine\":{line}}}}}}}";
}
