using CsvHelper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Netra.Apex.Performance.Admission;
using Netra.Apex.Security.Permissions;

namespace Netra.Apex.Security.DemoAnalytics;

/// <summary>A demo that a visitor has begun.</summary>
/// <param name="Id">Under this its events are reported; nobody else knows it.</param>
internal sealed record DemoSession(Guid Id);

/// <summary><c>/demo</c>: visitors try demos before they sign up, and administrators see what comes of it.</summary>
internal static class DemoAnalyticsModule
{
    private const string Sessions = "/demo/sessions";
    private const string Analytics = "/demo/analytics";
    private const string KeyHeader = "Idempotency-Key";
    private const int MostBytes = 65_536;

    private static readonly CsvWriterOptions Csv = new() { Injection = CsvInjection.Escape };

    public static void AddDemoAnalytics(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<DemoStore>().AddSingleton(Csv);

    public static void MapDemoAnalytics(this WebApplication app)
    {
        var visitors = app.MapGroup("").AllowAnonymous().AsBatch();
        visitors.MapPost(Sessions, BeginAsync).WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        visitors.MapPost($"{Sessions}/{{id}}/events", RecordAsync)
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        MapReports(app.MapGroup("").RequireAuthorization(PermissionsModule.Administrator));
    }

    private static void MapReports(RouteGroupBuilder administrators)
    {
        administrators.ProducesProblem(StatusCodes.Status403Forbidden);
        administrators.MapPut("/demo/finances", RecordFinanceAsync);
        administrators.MapGet(Analytics, ShowAsync);
        administrators.MapGet($"{Analytics}.csv", DownloadAsync);
    }

    private static async Task<Results<Ok<DemoSession>, ProblemHttpResult>> BeginAsync(
        DemoRequest request, [FromHeader(Name = KeyHeader)] Guid? key, DemoStore store, CancellationToken cancel) =>
        (key == Guid.Empty ? null : key, DemoRequest.UsableType(request.Type)) switch
        {
            (null, _) => Refuse($"Send a new UUID as {KeyHeader}, and the same one when you send the request again."),
            (_, null) => Refuse(DemoRequest.TypeRule),
            ({ } unique, { } type) => TypedResults.Ok(new DemoSession(await store.BeginAsync(unique, type, cancel))),
        };

    private static async Task<Results<NoContent, ProblemHttpResult>> RecordAsync(
        string id, IReadOnlyList<DemoEvent?> events, DemoStore store, TimeProvider time, CancellationToken cancel)
    {
        if (!Guid.TryParse(id, out var session) || await store.FindAsync(session, cancel) is not { } progress)
        {
            return TypedResults.Problem("This demo session does not exist.", statusCode: StatusCodes.Status404NotFound);
        }

        if (progress.Problem(events, time.GetUtcNow()) is { } problem)
        {
            return Refuse(problem);
        }

        await store.RecordAsync(session, events, cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RecordFinanceAsync(
        FinanceRequest request, DemoStore store, CancellationToken cancel)
    {
        if (request.Problem() is { } problem)
        {
            return Refuse(problem);
        }

        await store.RecordAsync(request.ToRow(), cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<IReadOnlyList<DemoFigures>>, ProblemHttpResult>> ShowAsync(
        DateOnly? from, DateOnly? to, DemoStore store, TimeProvider time, CancellationToken cancel)
    {
        var period = DemoPeriod.Of(from, to, time.GetUtcNow());
        return period.Problem() is { } problem
            ? Refuse(problem)
            : TypedResults.Ok(await store.ReportAsync(period, cancel));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> DownloadAsync(
        DateOnly? from,
        DateOnly? to,
        DemoStore store,
        TimeProvider time,
        CsvWriterOptions csv,
        CancellationToken cancel)
    {
        var period = DemoPeriod.Of(from, to, time.GetUtcNow());
        return period.Problem() is { } problem
            ? Refuse(problem)
            : TypedResults.File(Write(await store.ReportAsync(period, cancel), csv), "text/csv", "demo-analytics.csv");
    }

    private static byte[] Write(IReadOnlyList<DemoFigures> figures, CsvWriterOptions options)
    {
        var text = new MemoryStream();
        using (var writer = CsvWriter.Create(text, options))
        {
            writer.WriteRecords(figures);
        }

        return text.ToArray();
    }

    private static ProblemHttpResult Refuse(string problem) =>
        TypedResults.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
}
