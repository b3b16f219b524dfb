using Netra.Apex.Auth.Sessions;
using Netra.Apex.Performance.Admission;

namespace Netra.Apex.Performance.Search;

/// <summary><c>/performance/documents</c> and <c>/performance/search</c>: a customer's own documents.</summary>
internal static class SearchEndpoints
{
    private const string Path = "/performance/documents";
    private const int MostDocuments = 1000;
    private const int LongestQuestion = 500;
    private const int MostHits = 100;

    public static void Map(WebApplication app)
    {
        var endpoints = app.MapGroup("").AddEndpointFilter(RefuseAsync);
        endpoints.ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        MapDocuments(endpoints);
        endpoints.MapGet("/performance/search", SearchAsync).Produces<IReadOnlyList<SearchHit>>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static void MapDocuments(RouteGroupBuilder endpoints)
    {
        endpoints.MapPost(Path, StoreAsync).AsBatch().Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status400BadRequest);
        endpoints.MapGet(Path + "/{id}", FindAsync).Produces<CustomerDocument>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        endpoints.MapDelete(Path + "/{id}", DeleteAsync).Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> StoreAsync(
        IReadOnlyList<CustomerDocument?> sent, Documents documents, HttpContext http, CancellationToken cancel)
    {
        if (ProblemOf(sent) is { } problem)
        {
            return Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        }

        await documents.StoreAsync(Customer.Of(http.User), sent!, cancel);
        return Results.NoContent();
    }

    private static async Task<IResult> FindAsync(string id, Documents documents, HttpContext http) =>
        await documents.FindAsync(Customer.Of(http.User), id) is { } document ? Results.Ok(document) : NotThere(id);

    private static async Task<IResult> DeleteAsync(
        string id, Documents documents, HttpContext http, CancellationToken cancel)
    {
        if (await documents.FindAsync(Customer.Of(http.User), id) is null)
        {
            return NotThere(id);
        }

        await documents.DeleteAsync(Customer.Of(http.User), id, cancel);
        return Results.NoContent();
    }

    private static async Task<IResult> SearchAsync(
        string? q, HybridSearch search, HttpContext http, CancellationToken cancel, int top = 10)
    {
        if (ProblemOf(q, top) is { } problem)
        {
            return Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        }

        return Results.Ok(await search.FindAsync(Customer.Of(http.User), q!, top, cancel));
    }

    private static string? ProblemOf(IReadOnlyList<CustomerDocument?> sent) => sent.Count is < 1 or > MostDocuments
        ? $"Send 1 to {MostDocuments} documents at a time."
        : sent.Select((document, at) => document is null
            ? $"Document {at + 1} is null." : Numbered(document.Problem(), at))
            .FirstOrDefault(problem => problem is not null);

    private static string? Numbered(string? problem, int at) =>
        problem is null ? null : $"Document {at + 1}: {problem}";

    private static string? ProblemOf(string? question, int top) => top switch
    {
        _ when string.IsNullOrWhiteSpace(question) || question.Length > LongestQuestion =>
            $"q must have 1 to {LongestQuestion} characters.",
        < 1 or > MostHits => $"top is {top}; it must be 1 to {MostHits}.",
        _ => null,
    };

    private static IResult NotThere(string id) =>
        Results.Problem($"You have no document '{id}'.", statusCode: StatusCodes.Status404NotFound);

    private static async ValueTask<object?> RefuseAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return Results.Problem("The search store is not available; try again later.",
                statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
