using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Tests.Rendering;

namespace Netra.Compliance.Cli.Tests.Formats;

/// <summary>Every text of a ledger at once, on every way out.</summary>
public sealed class HostileFormatTests : IDisposable
{
    private const string Odd = "]]>\uD800 \uDC00\uFFFE\uFFFF\0=cmd|'/C calc'!A0,\"a\"\r\n::set-output name=a::b{0}\\"
        + "[x](1) \u202E";

    private readonly FormatSample _sample = new();
    private readonly ComplianceLedger _whole;

    public HostileFormatTests() => _whole = _sample.Ledger();

    public static TheoryData<string> Texts => [Hostile.Text, Odd, "=1", "", " ", "../../etc/passwd", "C:\\a\\b"];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Meets_every_schema(string text)
    {
        var files = Files(text);
        Assert.Empty(PublishedFormat.XmlProblems("junit.xsd", files["report.junit.xml"]));
        Assert.Empty(PublishedFormat.JsonProblems("ctrf.schema.json", files["report.ctrf.json"]));
        Assert.Empty(PublishedFormat.JsonProblems("mutation.schema.json", files["mutation.json"]));
        Assert.Empty(PublishedFormat.JsonProblems("sarif.schema.json", files["report.sarif"]));
        Assert.NotEmpty(OpenMetricsReader.Read(files["metrics.prom"]));
        _ = XDocument.Parse(files["badge.svg"]);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Adds_no_element_to_XML_and_no_block_to_Markdown(string text)
    {
        var (plain, hostile) = (Files("word"), Files(text));
        Assert.Equal(Names(plain["report.junit.xml"]), Names(hostile["report.junit.xml"]));
        Assert.Equal(plain["badge.svg"], hostile["badge.svg"]);
        Assert.Equal(Hostile.Blocks(plain["summary.md"]), Hostile.Blocks(hostile["summary.md"]));
        Assert.DoesNotMatch("(?i)<script|<img|<!--|@team|#123|GH-45|https://a|mailto:e", hostile["comment.md"]);
        Assert.DoesNotMatch(@"(?<!\\)\]\(", hostile["comment.md"]);
    }

    [Fact]
    public void Steers_no_terminal_in_any_file() => Assert.All(Files(Hostile.Text + Odd), file =>
    {
        Assert.DoesNotContain(
            file.Value, character => char.IsControl(character) && character is not ('\n' or '\r' or '\t'));
        Assert.DoesNotMatch("[\u202A-\u202E\u2066-\u2069]", file.Value);
    });

    [Fact]
    public void Begins_no_line_with_a_command_in_files_that_are_shown_as_they_are() =>
        Assert.All(["summary.md", "comment.md", "metrics.prom", "badge.svg"], name =>
            Assert.All(Files(Odd)[name].Split('\n'), line => Assert.DoesNotMatch(@"^\s*(::|##\[)", line)));

    [Fact]
    public void Makes_no_link_in_SARIF()
    {
        using var sarif = JsonDocument.Parse(Files("[x](https://a.b)")["report.sarif"]);
        var results = sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray();
        Assert.All(results, result => Assert.DoesNotContain(
            "](", result.GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Has_the_same_bytes_each_time()
    {
        var (first, second) = (FormatSample.Files(_whole), FormatSample.Files(_whole));
        Assert.Equal(first.Keys, second.Keys);
        Assert.All(first, file => Assert.Equal(file.Value, second[file.Key]));
    }

    public void Dispose() => _sample.Dispose();

    private static IEnumerable<string> Names(string xml) =>
        XDocument.Parse(xml).Descendants().Select(element => element.Name.LocalName);

    private ImmutableDictionary<string, string> Files(string text) =>
        FormatSample.Files(Hostile.Fill(_whole, text).Record)
            .ToImmutableDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value));
}
