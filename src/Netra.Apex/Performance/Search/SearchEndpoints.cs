using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Performance.Search;

/// <summary>What a customer sends to store a document.</summary>
/// <param name="Title">1 to 200 characters, not blank.</param>
/// <param name="Text">1 to 20,000 characters, not blank.</param>
internal sealed record DocumentRequest(string? Title, string? Text)
{
    private const int LongestTitle = 200;
    private const int LongestText = 20_000;

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Problem() => this switch
    {
        _ when string.IsNullOrWhiteSpace(Title) || Title.Length > LongestTitle => $"title must have 1 to {LongestTitle} characters.",
        _ when string.IsNullOrWhiteSpace(Text) || Text.Length > LongestText => $"text must have 1 to {LongestText} characters.",
        _ => null,
    };
}

/// <summary><c>/performance/documents</c> and <c>/performance/search</c>: a customer's own documents.</summary>
internal static class SearchEndpoints
{
    private const string Path = "/performance/documents/{id}";
    private const int LongestId = 64;
    private const int LongestQuestion = 500;
    private const int MostHits = 100;

    private static readonly string IdRule = $"An id has 1 to {LongestId} of a to z, A to Z, 0 to 9, '-', '_' and '.'.";

    public static void Map(WebApplication app)
    {
        var endpoints = app.MapGroup("").AddEndpointFilter(RefuseAsync);
        endpoints.ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        endpoints.MapPut(Path, PutAsync).Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status400BadRequest);
        endpoints.MapGet(Path, FindAsync).Produces<StoredDocument>().ProducesProblem(StatusCodes.Status404NotFound);
        endpoints.MapDelete(Path, DeleteAsync).Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        endpoints.MapGet("/performance/search", SearchAsync).Produces<IReadOnlyList<SearchHit>>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> PutAsync(
        string id, DocumentRequest request, Documents documents, HttpContext http, CancellationToken cancel)
    {
        if ((IsId(id) ? request.Problem() : IdRule) is { } problem)
        {
            return Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        }

        await documents.PutAsync(Customer.Of(http.User), new StoredDocument(id, request.Title!, request.Text!), cancel);
        return Results.NoContent();
    }

    private static async Task<IResult> FindAsync(string id, Documents documents, HttpContext http) =>
        await documents.FindAsync(Customer.Of(http.User), id) is { } document ? Results.Ok(document) : NotThere(id);

    private static async Task<IResult> DeleteAsync(string id, Documents documents, HttpContext http, CancellationToken cancel)
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

    private static string? ProblemOf(string? question, int top) => top switch
    {
        _ when string.IsNullOrWhiteSpace(question) || question.Length > LongestQuestion => $"q must have 1 to {LongestQuestion} characters.",
        < 1 or > MostHits => $"top is {top}; it must be 1 to {MostHits}.",
        _ => null,
    };

    private static bool IsId(string id) =>
        id.Length <= LongestId && id.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_' or '.');

    private static IResult NotThere(string id) =>
        Results.Problem($"You have no document '{id}'.", statusCode: StatusCodes.Status404NotFound);

    private static async ValueTask<object?> RefuseAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (IOException)
        {
            return Results.Problem("The search store is not available; try again later.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
