using Microsoft.Extensions.Options;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Performance.Admission;

namespace Netra.Apex.Data.Usage;

/// <summary>Usage reports over HTTP: submitted whole, read whole, by their owner only.</summary>
internal static class UsageModule
{
    private const string Path = "/data/usage-reports";

    public static void AddUsage(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<UsageReports>().AddSingleton<UnfinishedReports>().AddSingleton<Reconciliation>();
        builder.Services.AddSingleton(StoreOf).AddHostedService<UsageUpkeep>();
        builder.Services.AddHttpClient(nameof(ClickHouseAnalytics), http => http.Timeout = TimeSpan.FromSeconds(10));
    }

    public static void MapUsage(this WebApplication app)
    {
        var reports = app.MapGroup(Path).AddEndpointFilter(RefuseAsync);
        reports.ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        reports.MapPost("/", SubmitAsync).AsBatch().Produces(StatusCodes.Status201Created).ProducesValidationProblem();
        reports.MapGet("/", ListAsync);
        reports.MapGet("/{id:guid}", FindAsync).Produces<UsageReport>().Produces(StatusCodes.Status404NotFound);
    }

    private static IAnalyticsStore StoreOf(IServiceProvider services)
    {
        var settings = services.GetRequiredService<IOptions<DataSettings>>();
        return settings.Value.Analytics.Provider == AnalyticsProvider.ClickHouse
            ? new ClickHouseAnalytics(services.GetRequiredService<IHttpClientFactory>(), settings)
            : new SqliteAnalytics(settings);
    }

    private static async Task<IResult> SubmitAsync(
        SubmittedReport report, UsageReports reports, HttpContext http, CancellationToken cancel)
    {
        if (report.Problems() is { Count: > 0 } problems)
        {
            return Results.ValidationProblem(problems);
        }

        var id = await reports.RecordAsync(Customer.Of(http.User), report, cancel);
        return Results.Created($"{Path}/{id}", new { id });
    }

    private static Task<IReadOnlyList<UsageReport>> ListAsync(
        UsageReports reports, HttpContext http, CancellationToken cancel) =>
        reports.ReadAsync(Customer.Of(http.User), id: null, cancel);

    private static async Task<IResult> FindAsync(
        Guid id, UsageReports reports, HttpContext http, CancellationToken cancel)
    {
        var found = await reports.ReadAsync(Customer.Of(http.User), id, cancel);
        return found is [var report] ? Results.Ok(report) : Results.NotFound();
    }

    private static async ValueTask<object?> RefuseAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception refused) when (refused is ReportNotRecordedException or AnalyticsUnavailableException)
        {
            return Results.Problem(refused.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
