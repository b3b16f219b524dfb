using Netra.Apex.Quality.Gate;

namespace Netra.Apex.Tests.Quality.Gate;

public sealed class GateSettingsTests
{
    [Fact]
    public void Finds_no_problem_in_the_defaults() => Assert.Empty(new GateSettings().Problems());

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Takes_every_threshold_from_0_to_1(double value) =>
        Assert.Empty(new GateSettings { Coherence = value, Relevance = value, FactualAccuracy = value }.Problems());

    [Theory]
    [InlineData(-0.01, "-0.01")]
    [InlineData(1.01, "1.01")]
    [InlineData(double.NaN, "NaN")]
    public void Names_each_threshold_that_cannot_be_used(double value, string written) => Assert.Equal(
        new[] { "Coherence", "Relevance", "FactualAccuracy" }
            .Select(key => $"Apex:Quality:Gate:{key} is {written}; give a number from 0 to 1."),
        new GateSettings { Coherence = value, Relevance = value, FactualAccuracy = value }.Problems());

    [Theory]
    [InlineData(1, "Apex:Quality:Gate:Attempts is 1; give 2 to 10.")]
    [InlineData(2, null)]
    [InlineData(10, null)]
    [InlineData(11, "Apex:Quality:Gate:Attempts is 11; give 2 to 10.")]
    public void Takes_2_to_10_attempts(int attempts, string? problem) =>
        Assert.Equal(problem is null ? [] : [problem], new GateSettings { Attempts = attempts }.Problems());

    [Fact]
    public void Names_a_wait_and_a_fallback_that_cannot_be_used() => Assert.Equal(
        [
            "Apex:Quality:Gate:Fallback is blank; give the text that customers get instead.",
            "Apex:Quality:Gate:Backoff is 00:00:00; give a time from 00:00:00.0010000 to 1.00:00:00.",
        ],
        new GateSettings { Fallback = " ", Backoff = TimeSpan.Zero }.Problems());
}
