using Netra.Apex.Quality.Metrics;

namespace Netra.Apex.Tests.Quality.Metrics;

public sealed class MetricsSettingsTests
{
    [Fact]
    public void Finds_no_problem_in_the_defaults() => Assert.Empty(new MetricsSettings().Problems());

    [Theory]
    [InlineData("http://127.0.0.1:8086/write?db=apex", true)]
    [InlineData("https://influx.example.com/api/v2/write?org=o&bucket=b", true)]
    [InlineData("127.0.0.1:8086", false)]
    [InlineData("/write", false)]
    [InlineData("", false)]
    public void Takes_an_HTTP_address(string address, bool isTaken)
    {
        var settings = new MetricsSettings { InfluxDb = new Uri(address, UriKind.RelativeOrAbsolute) };
        string[] problems =
        [
            "Apex:Quality:Metrics:InfluxDb is not an HTTP address; give one such as "
            + "http://127.0.0.1:8086/write?db=apex.",
        ];
        Assert.Equal(isTaken ? [] : problems, settings.Problems());
    }

    [Theory]
    [InlineData("s3cret==", true)]
    [InlineData("ann:hunter 2", true)]
    [InlineData("", false)]
    [InlineData("hunter\n2", false)]
    [InlineData("hünter", false)]
    public void Takes_a_token_that_a_header_can_carry_and_keeps_others_to_itself(string token, bool isTaken) =>
        Assert.Equal(
        isTaken ? [] : ["Apex:Quality:Metrics:Token is empty or has a character that is not printable ASCII."],
        new MetricsSettings { Token = token }.Problems());

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1_000_000, true)]
    [InlineData(1_000_001, false)]
    public void Takes_a_capacity_from_one_to_a_million(int capacity, bool isTaken) => Assert.Equal(
        isTaken ? [] : [$"Apex:Quality:Metrics:Capacity is {capacity}; give 1 to 1000000 points."],
        new MetricsSettings { Capacity = capacity }.Problems());

    [Fact]
    public void Names_a_node_and_times_that_cannot_be_used() => Assert.Equal(
        [
            "Apex:Quality:Metrics:Node is blank; give a name that no other node has.",
            "Apex:Quality:Metrics:Interval is 00:00:00.9990000; give a time from 00:00:01 to 1.00:00:00.",
            "Apex:Quality:Metrics:Timeout is 00:00:00; give a time from 00:00:00.0010000 to 1.00:00:00.",
        ],
        new MetricsSettings { Node = " ", Interval = TimeSpan.FromMilliseconds(999),
            Timeout = TimeSpan.Zero }.Problems());
}
