using Netra.Apex.Infrastructure.Health;

namespace Netra.Apex.Tests.Infrastructure.Health;

public sealed class HealthSettingsTests
{
    [Fact]
    public void Finds_no_problem_in_the_defaults() => Assert.Empty(new HealthSettings().Problems());

    [Theory]
    [InlineData(0.8, Severity.None)]
    [InlineData(0.79, Severity.Warning)]
    [InlineData(0.5, Severity.Warning)]
    [InlineData(0.49, Severity.Critical)]
    [InlineData(0, Severity.Critical)]
    public void Is_serious_below_a_threshold_and_not_at_it(double score, object severity) =>
        Assert.Equal(severity, new HealthSettings().SeverityOf(score));

    [Theory]
    [InlineData(0.8, 0.8, null)]
    [InlineData(1, 0.1, null)]
    [InlineData(1.1, 0.5, "Warning is 1.1; give more than 0 and at most 1.")]
    [InlineData(double.NaN, 0.5, "Warning is NaN; give more than 0 and at most 1.")]
    [InlineData(0.8, 0.81, "Critical is 0.81; give more than 0 and at most 0.8, the Warning.")]
    [InlineData(0.8, 0, "Critical is 0; give more than 0 and at most 0.8, the Warning.")]
    public void Takes_thresholds_in_order(double warning, double critical, string? problem) => Assert.Equal(
        problem is null ? null : $"Apex:Infrastructure:Health:{problem}",
        new HealthSettings { Warning = warning, Critical = critical }.Problems().FirstOrDefault());

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Takes_one_to_a_hundred_readings(int readings, bool isTaken) => Assert.Equal(
        isTaken ? [] : [$"Apex:Infrastructure:Health:HealthyAfter is {readings}; give 1 to 100 readings."],
        new HealthSettings { HealthyAfter = readings }.Problems());

    [Theory]
    [InlineData("https://alerts.example.com/apex", true)]
    [InlineData("alerts.example.com/secret", false)]
    [InlineData("ftp://alerts.example.com/secret", false)]
    public void Takes_an_HTTP_address_and_does_not_repeat_another_one(string address, bool isTaken)
    {
        const string Problem = "Apex:Infrastructure:Health:AlertUrl is not an HTTP address; "
            + "give one such as https://alerts.example.com/apex.";
        var settings = new HealthSettings { AlertUrl = new Uri(address, UriKind.RelativeOrAbsolute) };
        Assert.Equal(isTaken ? [] : [Problem], settings.Problems());
    }

    [Fact]
    public void Names_times_that_no_timer_can_wait() => Assert.Equal(
        [
            "Apex:Infrastructure:Health:Interval is 00:00:00; give a time from 00:00:00.0010000 to 1.00:00:00.",
            "Apex:Infrastructure:Health:Timeout is 2.00:00:00; give a time from 00:00:00.0010000 to 1.00:00:00.",
        ],
        new HealthSettings { Interval = TimeSpan.Zero, Timeout = TimeSpan.FromDays(2) }.Problems());
}
