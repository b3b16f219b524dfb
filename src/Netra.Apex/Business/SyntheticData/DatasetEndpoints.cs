using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Performance.Admission;

namespace Netra.Apex.Business.SyntheticData;

/// <summary>Makes sets, has them judged, and stores those that are good.</summary>
internal sealed class Datasets(
    RecordGenerator generator, IEnumerable<IDataValidator> validators, DatasetStore store, TimeProvider time)
{
    /// <summary>Makes a set, and stores it when every measure is met.</summary>
    /// <returns>What is or would be stored.</returns>
    public async Task<DatasetManifest> MakeAsync(string owner, DatasetOrder order)
    {
        var bytes = generator.Generate(order);
        var set = SyntheticSet.Read(order, bytes);
        Measure[] measures = [.. validators.SelectMany(validator => validator.Validate(set))];
        var manifest = DatasetManifest.Of(order, time.GetUtcNow(), bytes, measures);
        await (manifest.Findings.Any() ? Task.CompletedTask : store.AddAsync(owner, manifest, bytes));
        return manifest;
    }
}

/// <summary><c>/business/datasets</c>: customers order synthetic sets, and read them.</summary>
internal static class DatasetEndpoints
{
    public const string Path = "/business/datasets";

    private const string One = $"{Path}/{{id:guid}}";
    private const string Format = "application/jsonl";
    private const string Away = "The store of sets is not available; try again later.";
    private const string Refused = "Nothing was stored. Each finding names what was measured, where, and the limit.";
    private const int MostBytes = 8_388_608;
    private const int MostSets = 100;

    private static readonly string TooMany = $"You have {MostSets} sets; delete one.";

    public static void Map(WebApplication app)
    {
        var sets = app.MapGroup("").AddEndpointFilter(AnswerFailuresAsync)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        MapOrders(sets);
        sets.MapGet(Path, (DatasetStore store, HttpContext http) => store.List(OwnerOf(http)));
        sets.MapGet(One, Find);
        sets.MapGet($"{One}/records", ReadAsync).ProducesProblem(StatusCodes.Status500InternalServerError)
            .Produces(StatusCodes.Status200OK, contentType: Format);
        sets.MapDelete(One, Remove);
    }

    private static void MapOrders(RouteGroupBuilder sets) =>
        sets.MapPost(Path, OrderAsync).AsBatch().WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Created<DatasetManifest>, ValidationProblem, ProblemHttpResult>> OrderAsync(
        DatasetOrder order, IEnumerable<IFieldKind> kinds, Datasets sets, DatasetStore store, HttpContext http)
    {
        if (order.Problems([.. kinds]) is { Count: > 0 } problems)
        {
            return TypedResults.ValidationProblem(problems);
        }

        var owner = OwnerOf(http);
        return store.List(owner).Count < MostSets
            ? Answer(await sets.MakeAsync(owner, order))
            : TypedResults.Problem(TooMany, statusCode: StatusCodes.Status429TooManyRequests);
    }

    private static Results<Created<DatasetManifest>, ValidationProblem, ProblemHttpResult> Answer(DatasetManifest made)
    {
        var findings = new Dictionary<string, object?> { ["findings"] = made.Findings };
        return made.Findings.Any()
            ? TypedResults.Problem(
                Refused, statusCode: StatusCodes.Status422UnprocessableEntity, extensions: findings)
            : TypedResults.Created($"{Path}/{made.Id}", made);
    }

    private static Results<Ok<DatasetManifest>, NotFound> Find(Guid id, DatasetStore store, HttpContext http) =>
        store.Find(OwnerOf(http), $"{id}") is { } set ? TypedResults.Ok(set) : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound, ProblemHttpResult>> ReadAsync(
        Guid id, DatasetStore store, HttpContext http)
    {
        if (store.Find(OwnerOf(http), $"{id}") is not { } set)
        {
            return TypedResults.NotFound();
        }

        return await store.ReadAsync(OwnerOf(http), set, http.RequestAborted) is { } bytes
            ? TypedResults.Bytes(bytes, Format, $"{id}.jsonl")
            : TypedResults.Problem(
                $"This set is damaged. Order it again with seed {set.Seed}; the same schema gives the same bytes.",
                statusCode: StatusCodes.Status500InternalServerError);
    }

    private static Results<NoContent, NotFound> Remove(Guid id, DatasetStore store, HttpContext http) =>
        store.Remove(OwnerOf(http), id) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static string OwnerOf(HttpContext http) => Customer.Of(http.User).Subject;

    private static async ValueTask<object?> AnswerFailuresAsync(
        EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        try
        {
            return await next(call);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return TypedResults.Problem(Away, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
