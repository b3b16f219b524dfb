using Netra.Apex.Business.Scheduling;

namespace Netra.Apex.Tests.Business.Scheduling;

/// <summary>Limits and their neighbours.</summary>
public sealed class SchedulingSettingsTests
{
    [Fact]
    public void Has_usable_defaults() => Assert.Empty(new SchedulingSettings().Problems());

    [Fact]
    public void Accepts_every_limit() => Assert.Empty(
        new[] { Settings(1, 2, TimeSpan.FromMilliseconds(1), TimeSpan.Zero), Settings(16, 10, OneDay, OneDay) }
            .SelectMany(settings => settings.Problems()));

    [Fact]
    public void Names_every_value_past_a_limit()
    {
        SchedulingSettings[] wrong = [Settings(0, 1, TimeSpan.Zero, -OneDay), Settings(17, 11, 2 * OneDay, 2 * OneDay)];
        Assert.All(wrong, settings => Assert.Equal(
            ["Workers", "Attempts", "FeedTimeout", "RetryDelay"],
            settings.Problems().Select(problem => problem.Split(' ')[0].Split(':')[^1])));
    }

    [Theory]
    [InlineData("offers")]
    [InlineData("ftp://127.0.0.1/offers")]
    public void Refuses_a_feed_that_is_no_web_address(string feed)
    {
        var settings = new SchedulingSettings { Feed = new Uri(feed, UriKind.RelativeOrAbsolute) };
        Assert.StartsWith("Apex:Business:Scheduling:Feed is not an HTTP address", Assert.Single(settings.Problems()));
    }

    private static TimeSpan OneDay => TimeSpan.FromDays(1);

    private static SchedulingSettings Settings(int workers, int attempts, TimeSpan timeout, TimeSpan delay) =>
        new() { Workers = workers, Attempts = attempts, FeedTimeout = timeout, RetryDelay = delay };
}
