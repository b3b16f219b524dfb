using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Business.Scheduling;

/// <summary>An order with its runs, the latest first.</summary>
internal sealed record ResearchReport(ScheduledResearch Research, IReadOnlyList<RunView> Runs);

/// <summary><c>/business/research</c>: customers order supply research, and read what it has found.</summary>
internal static class ResearchEndpoints
{
    public const string Path = "/business/research";

    private static readonly string TooMany = $"You have {ResearchSchedule.MostOrders} orders; delete one.";

    private const int MostBytes = 16_384;

    public static void Map(WebApplication app)
    {
        app.MapPost(Path, PlaceAsync).WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        app.MapGet(Path, ListAsync);
        app.MapGet($"{Path}/{{id:guid}}", FindAsync);
        app.MapDelete($"{Path}/{{id:guid}}", RemoveAsync);
    }

    private static async Task<Results<Created<ScheduledResearch>, ValidationProblem, ProblemHttpResult>> PlaceAsync(
        ResearchOrder order, ResearchSchedule schedule, IEnumerable<IResearch> kinds, TimeProvider time,
        HttpContext http)
    {
        if (order.Problems(kinds.Select(kind => kind.Kind), time.GetUtcNow()) is { Count: > 0 } problems)
        {
            return TypedResults.ValidationProblem(problems);
        }

        var owner = Customer.Of(http.User).Subject;
        return await schedule.PlaceAsync(owner, order, http.RequestAborted) is { } id
            ? TypedResults.Created($"{Path}/{id}", await schedule.FindAsync(owner, id, http.RequestAborted))
            : TypedResults.Problem(TooMany, statusCode: StatusCodes.Status429TooManyRequests);
    }

    private static Task<IReadOnlyList<ScheduledResearch>> ListAsync(
        ResearchSchedule schedule, HttpContext http, CancellationToken cancel) =>
        schedule.ListAsync(Customer.Of(http.User).Subject, cancel);

    private static async Task<Results<Ok<ResearchReport>, NotFound>> FindAsync(
        Guid id, ResearchSchedule schedule, ResearchRuns runs, HttpContext http, CancellationToken cancel) =>
        await schedule.FindAsync(Customer.Of(http.User).Subject, id, cancel) is { } found
            ? TypedResults.Ok(new ResearchReport(found, await runs.ReadAsync(id, cancel)))
            : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> RemoveAsync(
        Guid id, ResearchSchedule schedule, ResearchRuns runs, HttpContext http, CancellationToken cancel)
    {
        var isRemoved = await schedule.RemoveAsync(Customer.Of(http.User).Subject, id, cancel);
        await (isRemoved ? runs.ForgetAsync(id) : Task.CompletedTask);
        return isRemoved ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
