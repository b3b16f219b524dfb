using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Netra.Apex.Data;
using Netra.Apex.Data.Caching;

namespace Netra.Apex.Quality.Checkpoints;

/// <summary>What an operator sees of the checkpoints.</summary>
/// <param name="Node">The name under which they are kept.</param>
/// <param name="Version">The version that is written.</param>
/// <param name="SavedAt">When the last good one was captured.</param>
/// <param name="Clients">How many clients are connected, or were when the node went down and have not come
/// back.</param>
/// <param name="Problem">What is wrong, as a sentence; null when nothing is.</param>
internal sealed record CheckpointStatus(string Node, int Version, DateTimeOffset SavedAt, int Clients, string? Problem);

/// <summary>Jobs, and what else a node knows, kept in Redis so that a restart goes on from there; off without a node's
/// name.</summary>
internal static class CheckpointsModule
{
    private const string Path = "/quality/checkpoint";
    private const string Off = $"Jobs are off; set {CheckpointSettings.NodeKey} and {CacheSettings.RedisKey}.";

    public static void AddCheckpoints(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<QualitySettings>().Validate<IOptions<DataSettings>>(
            (quality, data) => quality.Checkpoints.Node is null || data.Value.Cache.Redis is not null,
            $"{CheckpointSettings.NodeKey} needs a Redis; set {CacheSettings.RedisKey}.");
        string[] keys = [CheckpointSettings.NodeKey, CacheSettings.RedisKey];
        if (keys.All(key => builder.Configuration[key] is not null))
        {
            builder.Services.AddParts().AddKeeping();
        }
    }

    public static void MapCheckpoints(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(NodeCheckpoints)))
        {
            JobEndpoints.Map(app);
            app.MapGet(Path, Show);
        }
        else
        {
            app.Map($"{JobEndpoints.Path}/{{**rest}}", Refuse).ExcludeFromDescription();
            app.Map(Path, Refuse).ExcludeFromDescription();
        }
    }

    private static IResult Refuse() => Results.Problem(Off, statusCode: StatusCodes.Status503ServiceUnavailable);

    // Each part is one service, known by its type where it is used and as a part where it is kept.
    private static IServiceCollection AddParts(this IServiceCollection services) => services
        .AddSingleton<StateLock>().AddSingleton<NodeState>()
        .AddSingleton<Jobs>().AddSingleton<IStatePart>(parts => parts.GetRequiredService<Jobs>())
        .AddSingleton<AgentsAtWork>().AddSingleton<IStatePart>(parts => parts.GetRequiredService<AgentsAtWork>())
        .AddSingleton<LiveClients>().AddSingleton<IStatePart>(parts => parts.GetRequiredService<LiveClients>())
        .AddSingleton<IStatePart, CacheFigures>();

    private static void AddKeeping(this IServiceCollection services)
    {
        services.AddStateConnection(CheckpointStore.Connection);
        services.AddSingleton<JobIntake>().AddSingleton<CheckpointStore>().AddSingleton<NodeCheckpoints>();
        services.AddHostedService(known => known.GetRequiredService<NodeCheckpoints>());
        services.AddHostedService<JobRunner>();
        services.AddHealthChecks().AddCheck<CheckpointHealth>(CheckpointHealth.Name);
    }

    private static CheckpointStatus Show(
        NodeCheckpoints node, LiveClients clients, IOptions<QualitySettings> settings) =>
        new(settings.Value.Checkpoints.Node!, Checkpoint.Current, node.SavedAt, clients.Count, node.Problem);
}

/// <summary>Degraded while checkpoints are not saved, and after a start from a damaged one.</summary>
internal sealed class CheckpointHealth(NodeCheckpoints checkpoints) : IHealthCheck
{
    public const string Name = "checkpoints";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(checkpoints.Problem is { } problem
            ? HealthCheckResult.Degraded(problem)
            : HealthCheckResult.Healthy());
}
