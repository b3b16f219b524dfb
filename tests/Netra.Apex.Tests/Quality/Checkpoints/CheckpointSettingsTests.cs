using Microsoft.Extensions.Options;
using Netra.Apex.Data.Caching;
using Netra.Apex.Quality.Checkpoints;
using Netra.Apex.Tests.Auth;

namespace Netra.Apex.Tests.Quality.Checkpoints;

public sealed class CheckpointSettingsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("a")]
    [InlineData("node-7")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public void Takes_a_name_or_none(string? node) => Assert.Empty(new CheckpointSettings { Node = node }.Problems());

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("a:b")]
    [InlineData("a\n")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public void Names_a_name_that_cannot_be_used(string node) => Assert.Equal(
        [$"Apex:Quality:Checkpoints:Node is '{node}'; give 1 to 64 of a to z, 0 to 9 and '-'."],
        new CheckpointSettings { Node = node }.Problems());

    [Fact]
    public void Names_an_interval_that_cannot_be_used() => Assert.Equal(
        ["Apex:Quality:Checkpoints:Interval is 00:00:00; give a time from 00:00:00.0010000 to 1.00:00:00."],
        new CheckpointSettings { Interval = TimeSpan.Zero }.Problems());

    [Fact]
    public async Task Names_the_Redis_that_is_missing()
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(
            () => AuthPlatform.StartAsync((CheckpointSettings.NodeKey, "a")));
        Assert.Equal("Apex:Quality:Checkpoints:Node needs a Redis; set Apex:Data:Cache:Redis.", refusal.Message);
    }

    /// <remarks>The discard port: nobody listens there.</remarks>
    [Fact]
    public async Task Names_a_Redis_that_is_not_there()
    {
        var refusal = await Assert.ThrowsAsync<CannotStartException>(
            () => AuthPlatform.StartAsync((CheckpointSettings.NodeKey, "a"), (CacheSettings.RedisKey, "127.0.0.1:9")));
        Assert.StartsWith("Apex:Data:Cache:Redis does not lead to a Redis that keeps checkpoints: ", refusal.Message);
    }
}
