namespace Netra.Apex.Performance.Admission;

/// <summary>Tokens for requests: they come in at a rate that may change, and are kept for a burst.</summary>
/// <remarks>The framework's <c>TokenBucketRateLimiter</c> has one rate for good and reads the machine's clock. Not safe
/// for use by several threads.</remarks>
internal sealed class TokenBucket(AdmissionSettings settings, TimeProvider time)
{
    // Far above the error of adding up parts of tokens, far below what a millisecond brings in.
    private const double Rounding = 1e-6;

    private long _filled = time.GetTimestamp();
    private double _tokens = settings.Burst;

    /// <summary>Adds what has come in since the last time; a bucket holds as many seconds of any rate.</summary>
    /// <param name="rate">Tokens a second in that time.</param>
    public void Fill(double rate)
    {
        var now = time.GetTimestamp();
        var most = Math.Max(1, settings.Burst * rate / settings.Rate);
        _tokens = Math.Min(most, _tokens + (time.GetElapsedTime(_filled, now).TotalSeconds * rate));
        _filled = now;
    }

    /// <summary>Takes a token if there is one.</summary>
    public bool TryTake()
    {
        var isThere = _tokens >= 1 - Rounding;
        _tokens -= isThere ? 1 : 0;
        return isThere;
    }

    /// <summary>When the next token will be there; a millisecond at least.</summary>
    public TimeSpan UntilNext(double rate) => TimeSpan.FromSeconds(Math.Max(1e-3, (1 - _tokens) / rate));
}
