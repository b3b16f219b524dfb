using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Netra.Apex.Performance.Admission;

/// <summary>Lets requests of customers in at the rate that the node can take. Those that have to wait are let in by
/// urgency, and each customer in turn; when too many wait, the least urgent of the customer with most of them gives
/// way.</summary>
/// <remarks>The framework's own limiters know no urgency, have one rate and read the machine's clock.</remarks>
internal sealed class AdmissionLimiter : PartitionedRateLimiter<HttpContext>
{
    private readonly Lock _lock = new();
    private readonly WaitingLine _line = new();
    private readonly AdmissionSettings _settings;
    private readonly TimeProvider _time;
    private readonly TokenBucket _bucket;
    private readonly AdaptiveRate _rate;
    private readonly ITimer _timer;
    private long _admitted;
    private long _refused;

    public AdmissionLimiter(IOptions<PerformanceSettings> settings, TimeProvider time)
    {
        (_settings, _time) = (settings.Value.Admission, time);
        (_bucket, _rate) = (new TokenBucket(_settings, time), new AdaptiveRate(_settings, time));
        _timer = time.CreateTimer(_ => Locked(Serve), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What the limit is now, how many requests wait, and what became of the others.</summary>
    public AdmissionReport Report => Locked(() =>
    {
        CatchUp();
        return new AdmissionReport(_rate.PerSecond, _line.Count, _admitted, _refused);
    });

    /// <summary>Null: there are none for each request, see <see cref="Report"/>.</summary>
    public override RateLimiterStatistics? GetStatistics(HttpContext resource) => null;

    /// <summary>Lets a request in if nobody waits and the rate allows it; its permits are one.</summary>
    protected override RateLimitLease AttemptAcquireCore(HttpContext resource, int permitCount) =>
        Watch(resource, Locked(() => Attempt(UrgencyOf(resource))));

    /// <summary>Lets a request in when it is its turn, or refuses it; its permits are one.</summary>
    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(
        HttpContext resource, int permitCount, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(NameOf(resource), UrgencyOf(resource), _time.GetTimestamp());
        Locked(() => Join(waiter));
        await using var hangUp = cancellationToken.Register(() => Locked(() => HangUp(waiter, cancellationToken)));
        return Watch(resource, await waiter.Lease.Task);
    }

    protected override void Dispose(bool disposing) => _timer.Dispose();

    // Visitors without a session have one turn together.
    private static string NameOf(HttpContext http) => http.User.FindFirstValue(JwtRegisteredClaimNames.Sub) ?? "";

    private static Urgency UrgencyOf(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<BatchMetadata>() is null ? Urgency.Interactive : Urgency.Batch;

    // A request has been answered when its answer begins: a WebSocket or a stream may go on for hours.
    private static RateLimitLease Watch(HttpContext http, RateLimitLease lease)
    {
        if (lease.IsAcquired)
        {
            http.Response.OnStarting(End, lease);
        }

        return lease;
    }

    private static Task End(object lease)
    {
        ((RateLimitLease)lease).Dispose();
        return Task.CompletedTask;
    }

    private AdmissionLease Attempt(Urgency urgency)
    {
        Serve();
        return _line.Count == 0 && _bucket.TryTake() ? Admit(urgency) : Refuse();
    }

    private void Join(Waiter waiter)
    {
        _line.Join(waiter);
        if (_line.Count > _settings.Queue)
        {
            Refuse(_line.Last!);
        }

        Serve();
    }

    // Who has been let in at the same moment stays so, and the request ends by itself.
    private void HangUp(Waiter waiter, CancellationToken hungUp)
    {
        if (_line.Leave(waiter))
        {
            waiter.Lease.SetCanceled(hungUp);
        }
    }

    /// <summary>Brings everything up to now: who has waited too long is refused, who can be let in is let in.</summary>
    private void Serve()
    {
        CatchUp();
        _line.Where(IsLate).ForEach(Refuse);
        while (_line.First is { } waiter && _bucket.TryTake())
        {
            Admit(waiter);
        }

        var next = _line.Count == 0 ? Timeout.InfiniteTimeSpan : _bucket.UntilNext(_rate.PerSecond);
        _timer.Change(next, Timeout.InfiniteTimeSpan);
    }

    // Tokens have come in at the limit as it was.
    private void CatchUp()
    {
        _bucket.Fill(_rate.PerSecond);
        _rate.Judge();
    }

    private bool IsLate(Waiter waiter) => _time.GetElapsedTime(waiter.Since) > _settings.LongestWait;

    private void Admit(Waiter waiter)
    {
        _line.Leave(waiter);
        waiter.Lease.SetResult(Admit(waiter.Urgency));
    }

    private void Refuse(Waiter waiter)
    {
        _line.Leave(waiter);
        _refused++;
        waiter.Lease.SetResult(Refuse());
    }

    // How long a batch request takes says nothing about the node.
    private AdmissionLease Admit(Urgency urgency)
    {
        _admitted++;
        var begun = urgency == Urgency.Interactive ? _rate.Begin() : null;
        return new AdmissionLease(isAcquired: true, retryAfter: null, () => Locked(() => _rate.End(begun)));
    }

    // By the time that it is told all who wait now will have been let in.
    private AdmissionLease Refuse()
    {
        var seconds = Math.Max(1, Math.Ceiling(_line.Count / _rate.PerSecond));
        return new AdmissionLease(isAcquired: false, TimeSpan.FromSeconds(seconds), end: () => { });
    }

    private void Locked(Action action)
    {
        lock (_lock)
        {
            action();
        }
    }

    private T Locked<T>(Func<T> function)
    {
        lock (_lock)
        {
            return function();
        }
    }
}
