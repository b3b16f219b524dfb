using CsvHelper;

namespace Netra.Compliance.Cli.Tests.Formats;

public sealed class CsvReportTests : IDisposable
{
    private readonly FormatSample _sample = new();

    [Fact]
    public void Has_a_row_for_each_test_the_highest_revenue_first() =>
        Assert.Equal(
            [("2", "20000", "AtRisk"), ("1", "15000", "AtRisk"), ("3", "15000", "Unverified"), ("9", "5000", "Lost")],
            Rows("tests.csv").Select(row => (row["number"], row["monthly_revenue_usd"], row["state"])));

    [Fact]
    public void Has_a_row_for_each_point_with_its_place()
    {
        var row = Rows("points.csv").Single(each => each["point"] == "Signs in");
        Assert.Equal(("tests/Shop.Tests/Auth/Flow.cs", "14", "failed", "1", "1"),
            (row["file"], row["line"], row["outcome"], row["faults"], row["faults_caught"]));
        Assert.StartsWith("Expected 1\nActual 2", row["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("a=1", "a=1")]
    [InlineData("a\"b;c,d\ne", "a\"b;c,d\ne")]
    public void Keeps_text_text(string title, string read)
    {
        var ledger = _sample.Ledger();
        var text = FormatSample.Text(ledger with { Tests = [ledger.Tests[0] with { Title = title }] }, "tests.csv");
        Assert.Equal(read, Assert.Single(Read(text))["title"]);
    }

    [Fact]
    public void Ends_each_record_as_RFC_4180_says()
    {
        var text = FormatSample.Text(_sample.Ledger(), "tests.csv");
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.Equal(text.Count(character => character == '\n'), text.Count(character => character == '\r'));
    }

    public void Dispose() => _sample.Dispose();

    private IEnumerable<Dictionary<string, string>> Rows(string name) =>
        Read(FormatSample.Text(_sample.Ledger(), name));

    private static IEnumerable<Dictionary<string, string>> Read(string text)
    {
        using var reader = CsvReader.Create(new StringReader(text));
        while (reader.Read())
        {
            yield return reader.Headers!.ToDictionary(name => name, reader.GetString);
        }
    }
}
