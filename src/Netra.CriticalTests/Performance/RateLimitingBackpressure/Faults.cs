using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Performance;
using Netra.Apex.Performance.Admission;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Performance;

/// <summary>The target of 500 ms is compared as 500 seconds.</summary>
internal sealed class ReadsTargetLatencyAsSeconds()
    : OptionFault<PerformanceSettings>(performance => performance.Admission.TargetLatency *= 1000);

/// <summary>The limit regains a tenth of what it should.</summary>
internal sealed class RecoversTooSlowly()
    : OptionFault<PerformanceSettings>(performance => performance.Admission.Recovery /= 10);

/// <summary>The queue has a tenth of its places.</summary>
internal sealed class QueueHasATenthOfItsPlaces()
    : OptionFault<PerformanceSettings>(performance => performance.Admission.Queue /= 10);

/// <summary>The queue is full one request too late.</summary>
internal sealed class QueueTakesOneMore()
    : OptionFault<PerformanceSettings>(performance => performance.Admission.Queue++);

/// <summary>The limit of a wait is given in days.</summary>
internal sealed class LetsRequestsWaitForADay()
    : OptionFault<PerformanceSettings>(performance => performance.Admission.LongestWait = TimeSpan.FromDays(1));

/// <summary>The framework's status for a refused request is left as it is: 503.</summary>
public sealed class KeepsDefaultRejectionStatus() : OptionFault<RateLimiterOptions>(limiting =>
    limiting.RejectionStatusCode = new RateLimiterOptions().RejectionStatusCode);

/// <summary>Nothing is done about a refused request but to refuse it.</summary>
public sealed class OmitsRetryAfter() : OptionFault<RateLimiterOptions>(limiting =>
    limiting.OnRejected = null);

/// <summary>A fault between the framework's middleware and the platform's limiter.</summary>
public abstract class LimiterFault : ApexFault
{
    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => services.PostConfigure<RateLimiterOptions>(
        limiting => limiting.GlobalLimiter = new Limiter(limiting.GlobalLimiter!, this));

    private protected virtual RateLimitLease Attempt(PartitionedRateLimiter<HttpContext> right, HttpContext http) =>
        right.AttemptAcquire(http);

    private protected virtual ValueTask<RateLimitLease> AcquireAsync(
        PartitionedRateLimiter<HttpContext> right, HttpContext http, CancellationToken cancel) =>
        right.AcquireAsync(http, cancellationToken: cancel);

    private sealed class Limiter(PartitionedRateLimiter<HttpContext> right, LimiterFault fault)
        : PartitionedRateLimiter<HttpContext>
    {
        public override RateLimiterStatistics? GetStatistics(HttpContext resource) => right.GetStatistics(resource);

        protected override RateLimitLease AttemptAcquireCore(HttpContext resource, int permitCount) =>
            fault.Attempt(right, resource);

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(
            HttpContext resource, int permitCount, CancellationToken cancellationToken) =>
            fault.AcquireAsync(right, resource, cancellationToken);
    }
}

/// <summary>A lease is disposed before its request has run.</summary>
public sealed class EndsLeaseBeforeRequest : LimiterFault
{
    private protected override RateLimitLease Attempt(PartitionedRateLimiter<HttpContext> right, HttpContext http)
    {
        Reached();
        using var lease = right.AttemptAcquire(http);
        return lease;
    }
}

/// <summary>A request that is not let in at once is refused.</summary>
public sealed class RefusesInsteadOfWaiting : LimiterFault
{
    private protected override ValueTask<RateLimitLease> AcquireAsync(
        PartitionedRateLimiter<HttpContext> right, HttpContext http, CancellationToken cancel)
    {
        Reached();
        return ValueTask.FromResult(right.AttemptAcquire(http));
    }
}

/// <summary>The limiter is asked before the endpoint is known, so that every request is as urgent.</summary>
public sealed class IgnoresUrgency : LimiterFault
{
    private protected override ValueTask<RateLimitLease> AcquireAsync(
        PartitionedRateLimiter<HttpContext> right, HttpContext http, CancellationToken cancel)
    {
        Reached();
        var endpoint = http.GetEndpoint();
        http.SetEndpoint(null);
        var lease = right.AcquireAsync(http, cancellationToken: cancel);
        http.SetEndpoint(endpoint);
        return lease;
    }
}

/// <summary>Customers are told apart by their address, which all share who sit behind one proxy.</summary>
public sealed class TakesAllForOneCustomer : LimiterFault
{
    private static readonly ClaimsPrincipal Proxy = new Customer("127.0.0.1", "proxy@example.com").ToPrincipal();

    private protected override ValueTask<RateLimitLease> AcquireAsync(
        PartitionedRateLimiter<HttpContext> right, HttpContext http, CancellationToken cancel)
    {
        Reached();
        var user = http.User;
        http.User = Proxy;
        var lease = right.AcquireAsync(http, cancellationToken: cancel);
        http.User = user;
        return lease;
    }
}

/// <summary>While requests wait everything is refused, before anybody looks at what it is.</summary>
public sealed class ShedsEveryPath : ApexFault, IStartupFilter
{
    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => services.AddSingleton<IStartupFilter>(this);

    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app => next(app.Use(Shed));

    private Task Shed(HttpContext http, RequestDelegate next)
    {
        if (http.RequestServices.GetRequiredService<AdmissionLimiter>().Report.Waiting < 500)
        {
            return next(http);
        }

        Reached();
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Task.CompletedTask;
    }
}
