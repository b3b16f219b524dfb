using System.Text.Json;
using Netra.Apex.Auth.Agents;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Data.Caching;

namespace Netra.Apex.Quality.Checkpoints;

/// <summary>Turns the bodies of earlier versions into those of the current one.</summary>
internal static class Upgrades
{
    /// <summary>The same state in the current shape.</summary>
    public static JsonElement ToCurrent(int version, JsonElement body) => version == 1
        ? FromVersion1(PartJson.Read<BodyOfVersion1>(body))
        : body;

    // Version 1 knew the platform's own plan only, and asked every agent again after a restart.
    private static JsonElement FromVersion1(BodyOfVersion1 old) => JsonSerializer.SerializeToElement(
        new Dictionary<string, object>
        {
            [Jobs.Part] = old.Jobs.Select(job => job.ToCurrent()),
            [AgentsAtWork.Part] = Array.Empty<RunPart>(),
            [LiveClients.Part] = old.Clients.SelectMany(of => of.Value, (of, name) => new ClientKey(of.Key, name)),
            [CacheFigures.Part] =
                old.Cache.Where(layer => layer.Value.IsUsed).Select(layer => layer.Value.ToCurrent(layer.Key)),
        },
        JsonSerializerOptions.Web);

    /// <summary>The body of version 1.</summary>
    /// <param name="Jobs">The jobs, in the order in which they were accepted.</param>
    /// <param name="Clients">The names of the connected clients, by customer.</param>
    /// <param name="Cache">What each layer was asked, by its name.</param>
    private sealed record BodyOfVersion1(
        IReadOnlyList<JobOfVersion1> Jobs,
        IReadOnlyDictionary<string, string[]> Clients,
        IReadOnlyDictionary<string, LayerOfVersion1> Cache);

    private sealed record JobOfVersion1(Guid Id, string Owner, string Question, bool Done)
    {
        public Job ToCurrent() => new(Id, Owner, Question, AgentPlan.Standard.Steps)
        {
            Status = Done ? JobStatus.Done : JobStatus.Pending,
        };
    }

    private sealed record LayerOfVersion1(long Hits, long Misses, double Seconds)
    {
        public bool IsUsed => Hits + Misses > 0;

        public LayerStatistics ToCurrent(string name) => new(name, Hits + Misses, Hits, Seconds);
    }
}
