using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;
using Netra.Apex.Business.Compensation;
using Netra.Apex.Tests.Data.Usage;
using Polly;
using Polly.Retry;

namespace Netra.Apex.Tests.Business.Compensation;

/// <summary>How long the platform waits when a partner says how long.</summary>
public sealed class RetryAfterTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("soon", null)]
    [InlineData("0", 0)]
    [InlineData("7", 7)]
    [InlineData("120", 120)]
    [InlineData("121", 120)]
    [InlineData("2147483647", 120)]
    public async Task Waits_as_it_is_told_and_no_longer_than_all_attempts_may_take(string? told, int? seconds)
    {
        await using var platform = await OrderPlatform.StartAsync();
        Assert.Equal(seconds, (await WaitAsync(platform, told))?.TotalSeconds);
    }

    [Theory]
    [InlineData(9, 9)]
    [InlineData(121, 120)]
    [InlineData(-9, -9)]
    public async Task Waits_until_a_date(int ahead, int seconds)
    {
        await using var platform = await OrderPlatform.StartAsync();
        var date = platform.Time.GetUtcNow().AddSeconds(ahead).ToString("R", CultureInfo.InvariantCulture);
        Assert.Equal(seconds, (await WaitAsync(platform, date))?.TotalSeconds);
    }

    // Polly takes a time below zero for none.
    private static async Task<TimeSpan?> WaitAsync(UsagePlatform platform, string? told)
    {
        var retry = platform.Get<IOptionsMonitor<RetryStrategyOptions>>().Get(PartnerCalls.Step);
        var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        answer.Headers.TryAddWithoutValidation("Retry-After", told);
        var outcome = Outcome.FromException<object>(new PartnerAnswerException(answer));
        var context = ResilienceContextPool.Shared.Get();
        return await retry.DelayGenerator!(new RetryDelayGeneratorArguments<object>(context, outcome, 0));
    }
}
