using System.ClientModel;
using System.Globalization;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;

namespace Netra.Apex.Data.Resilience;

/// <summary>What a part can do.</summary>
internal sealed record PartReport(string Name, Capability Capability);

/// <summary>What an operator or a customer's program sees of it.</summary>
/// <param name="Parts">What every part can do, each after all that it depends on.</param>
/// <param name="Events">The last changes, oldest first.</param>
internal sealed record DependencyReport(IReadOnlyList<PartReport> Parts, IReadOnlyList<DependencyEvent> Events);

/// <summary>A circuit breaker for each thing that the platform depends on, and what their state makes of the
/// rest.</summary>
internal static class ResilienceModule
{
    /// <summary>The header of an agent's answer that says what the agents could do: Full or Degraded.</summary>
    public const string CapabilityHeader = "apex-capability";

    private const int RequestTimeout = 408;
    private const int TooManyRequests = 429;
    private const int ServerError = 500;

    public static void AddResilience(this WebApplicationBuilder builder)
    {
        builder.AddGraph();
        builder.Services.AddSingleton<DependencyStates>().AddSingleton<Circuits>();
        foreach (var leaf in DependencyGraph.Platform.Dependencies.Where(part => part.IsLeaf))
        {
            builder.Services.AddOptions<CircuitBreakerStrategyOptions>(leaf.Name)
                .Configure<IOptions<DataSettings>, DependencyStates>(
                (breaker, settings, states) => Configure(breaker, settings.Value.Resilience, states, leaf.Name));
        }
    }

    public static void MapResilience(this WebApplication app) =>
        app.MapGet("/data/dependencies", (DependencyStates states) =>
        new DependencyReport(
            [.. states.Capabilities.Select(part => new PartReport(part.Key, part.Value))], states.Events));

    /// <summary>Puts the agents' model behind its breaker, and in front of it the answers in Redis, if there is
    /// one.</summary>
    public static ChatClientBuilder UseResilience(this ChatClientBuilder chat) => chat
        .Use((model, services) => services.GetService<IDistributedCache>() is { } redis
            ? ActivatorUtilities.CreateInstance<RememberedAnswers>(services, model, redis)
            : model)
        .Use((model, services) => new GuardedModel(model, services.GetRequiredService<Circuits>()));

    /// <summary>Refuses a run at once while the agents cannot do it, and says with which capability it was
    /// done.</summary>
    public static RouteHandlerBuilder WithAgentCapability(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter(async (context, next) =>
    {
        var (states, response) =
            (context.HttpContext.RequestServices.GetRequiredService<DependencyStates>(), context.HttpContext.Response);
        if (states.RefusedFor(DependencyGraph.Agent) is { } wait)
        {
            return Refuse(response, wait);
        }

        var result = await next(context);
        response.Headers[CapabilityHeader] = states.Of(DependencyGraph.Agent).ToString();
        return result;
    });

    // What else has a part registers it, after all that it depends on.
    private static void AddGraph(this WebApplicationBuilder builder)
    {
        foreach (var part in DependencyGraph.Platform.Dependencies)
        {
            builder.Services.AddSingleton(part);
        }

        builder.Services.AddSingleton(services => new DependencyGraph([.. services.GetServices<Dependency>()]));
    }

    private static IResult Refuse(HttpResponse response, TimeSpan wait)
    {
        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Results.Problem(
            "The agents' model is unavailable; try again later.", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static void Configure(
        CircuitBreakerStrategyOptions breaker, ResilienceSettings settings, DependencyStates states, string name)
    {
        settings.Limit(breaker);
        breaker.ShouldHandle = call => ValueTask.FromResult(call.Outcome.Exception is { } error && IsOutage(error));
        breaker.OnOpened = opened => Report(states, name, CircuitState.Open, opened.BreakDuration);
        breaker.OnHalfOpened = _ => Report(states, name, CircuitState.HalfOpen);
        breaker.OnClosed = _ => Report(states, name, CircuitState.Closed);
    }

    // A question that the model refuses, and a customer who hangs up, say nothing against the model.
    private static bool IsOutage(Exception error) => error switch
    {
        ClientResultException answer => answer.Status is 0 or RequestTimeout or TooManyRequests or >= ServerError,
        OperationCanceledException => false,
        _ => true,
    };

    private static ValueTask Report(
        DependencyStates states, string name, CircuitState state, TimeSpan breakFor = default)
    {
        states.Report(name, state, breakFor);
        return ValueTask.CompletedTask;
    }
}
