using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Data.Caching;
using Netra.Apex.Performance.Admission;
using Netra.Apex.Security.Tokens;

namespace Netra.Apex.Infrastructure.Queue;

/// <summary>Messages that a customer's senders leave over their sockets, and that the customer's consumers work off at
/// <c>/infrastructure/queue</c>.</summary>
internal static class QueueModule
{
    public static void AddQueue(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MessageQueues>().AddSingleton<QueueSender>().AddExceptionHandler<QueueFailures>();
        if (builder.Configuration[CacheSettings.RedisKey] is not null)
        {
            builder.Services.AddStateConnection(MessageQueues.Connection);
        }
    }

    public static void MapQueue(this WebApplication app)
    {
        var queue = app.MapGroup("/infrastructure/queue").AcceptsTokens().AsBatch()
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        queue.MapGet("", CountAsync);
        queue.MapPost("/claims", ClaimAsync);
        queue.MapDelete("/messages/{id}", AcknowledgeAsync).ProducesProblem(StatusCodes.Status409Conflict);
        queue.MapPost("/messages/{id}/return", ReturnAsync).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static Task<QueueCounts> CountAsync(HttpContext http, MessageQueues queues) =>
        queues.CountAsync(SubjectOf(http));

    private static async Task<Results<Ok<Claim>, NoContent>> ClaimAsync(HttpContext http, MessageQueues queues) =>
        await queues.ClaimAsync(SubjectOf(http)) is { } claim ? TypedResults.Ok(claim) : TypedResults.NoContent();

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> AcknowledgeAsync(
        string id, int attempt, HttpContext http, MessageQueues queues) =>
        await queues.AcknowledgeAsync(SubjectOf(http), id, attempt) switch
        {
            ClaimState.Claimed or ClaimState.Done => TypedResults.NoContent(),
            ClaimState.Unknown => TypedResults.NotFound(),
            _ => Late(attempt),
        };

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> ReturnAsync(
        string id, int attempt, HttpContext http, MessageQueues queues) =>
        await queues.ReturnAsync(SubjectOf(http), id, attempt) switch
        {
            ClaimState.Claimed => TypedResults.NoContent(),
            ClaimState.Unknown => TypedResults.NotFound(),
            _ => Late(attempt),
        };

    private static ProblemHttpResult Late(int attempt) => TypedResults.Problem(
        $"Attempt {attempt} no longer holds the message.", statusCode: StatusCodes.Status409Conflict);

    private static string SubjectOf(HttpContext http) => Customer.Of(http.User).Subject;
}

/// <summary>Answers 503 while the queues cannot be used: the consumer may try again.</summary>
internal sealed class QueueFailures : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext http, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is QueueAwayException away)
        {
            var refusal = Results.Problem(away.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
            await refusal.ExecuteAsync(http);
        }

        return exception is QueueAwayException;
    }
}
