using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;

namespace Netra.Apex.Performance.Admission;

/// <summary>What <c>/performance/admission</c> shows of one node.</summary>
/// <param name="Limit">Requests a second that it lets in now.</param>
/// <param name="Waiting">Requests that wait.</param>
/// <param name="Admitted">Requests let in since the node started.</param>
/// <param name="Refused">Requests refused since the node started.</param>
internal sealed record AdmissionReport(double Limit, int Waiting, long Admitted, long Refused);

/// <summary>Marks an endpoint whose requests can wait, see <see cref="Urgency.Batch"/>.</summary>
internal sealed class BatchMetadata;

/// <summary>Keeps a node quick when it is asked for more than it can do, by the framework's rate limiting.</summary>
internal static class AdmissionModule
{
    public static void AddAdmission(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AdmissionLimiter>().AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<AdmissionLimiter>((limiting, limiter) =>
        {
            limiting.GlobalLimiter = limiter;
            limiting.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiting.OnRejected = (rejected, _) => RefuseAsync(rejected.HttpContext.Response, rejected.Lease);
        });
    }

    /// <summary>Limits the endpoints that act for a customer, and those for everybody that can wait; the others for
    /// everybody are cheap, and tell whether the node lives.</summary>
    public static void UseAdmission(this WebApplication app) =>
        app.UseWhen(IsLimited, branch => branch.UseRateLimiter());

    public static void MapAdmission(this WebApplication app) =>
        app.MapGet("/performance/admission", (AdmissionLimiter limiter) => limiter.Report).DisableRateLimiting();

    /// <summary>Says that requests of an endpoint can wait: others go first, and it is no sign of load when they take
    /// long.</summary>
    public static TEndpoint AsBatch<TEndpoint>(this TEndpoint endpoint)
        where TEndpoint : IEndpointConventionBuilder => endpoint.WithMetadata(new BatchMetadata());

    private static bool IsLimited(HttpContext http) => http.GetEndpoint()?.Metadata is { } endpoint
        && (endpoint.GetMetadata<IAllowAnonymous>() is null || endpoint.GetMetadata<BatchMetadata>() is not null);

    private static async ValueTask RefuseAsync(HttpResponse response, RateLimitLease lease)
    {
        lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
        var seconds = wait.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        response.Headers.RetryAfter = seconds;
        var detail = $"The platform is busy; try again in {seconds} s.";
        await Results.Problem(detail, statusCode: response.StatusCode).ExecuteAsync(response.HttpContext);
    }
}
