using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.AI.Evaluation;
using Microsoft.Extensions.Options;
using Netra.Apex.Auth.Agents;
using Netra.Apex.Data.Resilience;
using Netra.Apex.Performance.Admission;
using Polly;
using Fallback = Polly.Fallback.FallbackStrategyOptions<Netra.Apex.Quality.Gate.GatedAnswer>;
using Retry = Polly.Retry.RetryStrategyOptions<Netra.Apex.Quality.Gate.GatedAnswer>;

namespace Netra.Apex.Quality.Gate;

/// <summary>Answers that are checked before a customer sees them; nothing of them is kept.</summary>
internal static class GateModule
{
    public static void AddGate(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IEvaluator, Coherence>().AddSingleton<IEvaluator, Relevance>();
        builder.Services.AddSingleton<IEvaluator, FactualAccuracy>();
        builder.Services.AddSingleton<QualityGate>().AddSingleton<GatedAnswers>();
        builder.Services.AddOptions<Retry>().Configure<IOptions<QualitySettings>>(Configure);
        builder.Services.AddOptions<Fallback>().Configure<IOptions<QualitySettings>>(Configure);
    }

    public static void MapGate(this WebApplication app) => app.MapPost("/quality/answers", AnswerAsync)
        .WithAgentCapability()
        .AsBatch()
        .ProducesProblem(StatusCodes.Status502BadGateway)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    // The answers are asked for here, not as a parameter: without a model they cannot be made.
    private static async Task<Results<Ok<GatedAnswer>, ValidationProblem, ProblemHttpResult>> AnswerAsync(
        AskedQuestion asked, HttpContext http)
    {
        try
        {
            return asked.Problems() is { Count: > 0 } problems
                ? TypedResults.ValidationProblem(problems)
                : TypedResults.Ok(await AnswersOf(http).AnswerAsync(asked, http.RequestAborted));
        }
        catch (RunRefusedException refused)
        {
            return TypedResults.Problem(refused.Message, statusCode: refused.Status);
        }
    }

    private static GatedAnswers AnswersOf(HttpContext http) => http.RequestServices.GetRequiredService<GatedAnswers>();

    private static void Configure(Retry retry, IOptions<QualitySettings> settings)
    {
        retry.ShouldHandle = attempt => IsRejected(attempt.Outcome);
        retry.MaxRetryAttempts = settings.Value.Gate.Attempts - 1;
        (retry.Delay, retry.BackoffType) = (settings.Value.Gate.Backoff, DelayBackoffType.Exponential);
    }

    private static void Configure(Fallback fallback, IOptions<QualitySettings> settings)
    {
        fallback.ShouldHandle = last => IsRejected(last.Outcome);
        fallback.FallbackAction = last => Outcome.FromResultAsValueTask(
            last.Outcome.Result! with { Text = settings.Value.Gate.Fallback, IsFallback = true });
    }

    private static ValueTask<bool> IsRejected(Outcome<GatedAnswer> attempt) =>
        ValueTask.FromResult(attempt.Result is { IsRejected: true });
}
