using Microsoft.Extensions.Time.Testing;
using Netra.Apex.Performance.Admission;

namespace Netra.Apex.Tests.Performance.Admission;

/// <summary>The bucket of tokens, and the rate that follows the latency.</summary>
public sealed class RateTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly AdmissionSettings _settings = new();

    [Theory]
    [InlineData(100, 200)]
    [InlineData(50, 100)]
    [InlineData(0.1, 1)]
    public void A_bucket_holds_as_many_seconds_of_any_rate_and_one_token_at_least(double rate, int burst)
    {
        var bucket = new TokenBucket(_settings, _time);
        _time.Advance(TimeSpan.FromMinutes(1));
        bucket.Fill(rate);
        Assert.Equal(burst, Enumerable.Range(0, 1000).Count(_ => bucket.TryTake()));
    }

    [Fact]
    public void A_token_is_there_when_the_bucket_says_so_and_not_before()
    {
        var bucket = new TokenBucket(new() { Burst = 1 }, _time);
        bucket.TryTake();
        var wait = bucket.UntilNext(3);
        Assert.False(IsThereAfter(wait - TimeSpan.FromMilliseconds(1), bucket));
        Assert.True(IsThereAfter(TimeSpan.FromMilliseconds(1), bucket));
    }

    [Fact]
    public void The_rate_halves_with_each_slow_second_and_stays_above_the_lowest()
    {
        var rate = new AdaptiveRate(_settings, _time);
        var limits = Enumerable.Range(0, 5).Select(_ => After(rate, quick: 0, slow: 1)).ToList();
        Assert.Equal([50, 25, 12.5, 10, 10], limits);
    }

    [Fact]
    public void The_rate_regains_ten_each_other_second_and_stays_at_the_highest()
    {
        var rate = new AdaptiveRate(_settings, _time);
        After(rate, quick: 0, slow: 1);
        var limits = Enumerable.Range(0, 6).Select(_ => After(rate, quick: 1, slow: 0)).ToList();
        Assert.Equal([60, 70, 80, 90, 100, 100], limits);
    }

    [Theory]
    [InlineData(9, 1, 100)]
    [InlineData(8, 1, 50)]
    public void One_slow_request_of_ten_is_no_slow_second(int quick, int slow, double limit) =>
        Assert.Equal(limit, After(new AdaptiveRate(_settings, _time), quick, slow));

    [Theory]
    [InlineData(500, 100)]
    [InlineData(501, 50)]
    public void A_request_is_slow_above_the_target(int milliseconds, double limit)
    {
        var rate = new AdaptiveRate(_settings, _time);
        var request = rate.Begin();
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        rate.End(request);
        Assert.Equal(limit, Judge(rate));
    }

    [Fact]
    public void Seconds_in_which_nobody_asks_are_not_slow()
    {
        var rate = new AdaptiveRate(_settings, _time);
        After(rate, quick: 0, slow: 1);
        After(rate, quick: 0, slow: 1);
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(25 + 30, Judge(rate, TimeSpan.Zero));
    }

    [Fact]
    public void A_request_that_ends_twice_or_is_not_measured_counts_once_or_never()
    {
        var rate = new AdaptiveRate(_settings, _time);
        var slow = rate.Begin();
        Enumerable.Range(0, 9).ToList().ForEach(_ => rate.End(rate.Begin()));
        rate.End(null);
        _time.Advance(TimeSpan.FromSeconds(0.9));
        rate.End(slow);
        rate.End(slow);
        Assert.Equal(100, Judge(rate, TimeSpan.FromSeconds(0.1)));
    }

    private bool IsThereAfter(TimeSpan wait, TokenBucket bucket)
    {
        _time.Advance(wait);
        bucket.Fill(3);
        return bucket.TryTake();
    }

    private double After(AdaptiveRate rate, int quick, int slow)
    {
        var late = Enumerable.Range(0, slow).Select(_ => rate.Begin()).ToList();
        _time.Advance(TimeSpan.FromSeconds(1));
        late.ForEach(rate.End);
        Enumerable.Range(0, quick).ToList().ForEach(_ => rate.End(rate.Begin()));
        return Judge(rate, TimeSpan.Zero);
    }

    private double Judge(AdaptiveRate rate, TimeSpan? after = null)
    {
        _time.Advance(after ?? TimeSpan.FromSeconds(1));
        rate.Judge();
        return rate.PerSecond;
    }
}
