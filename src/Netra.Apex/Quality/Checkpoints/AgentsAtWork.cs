using System.Text.Json;
using Netra.Apex.Auth.Agents;

namespace Netra.Apex.Quality.Checkpoints;

/// <summary>What the agents of one running job have answered so far.</summary>
/// <param name="Job">The job.</param>
/// <param name="Parts">The answers of the steps that are over, in the order in which they came.</param>
internal sealed record AgentWork(Guid Job, IReadOnlyList<RunPart> Parts);

/// <summary>The agents that work for jobs, so that none is asked again after a restart for what it has answered
/// before.</summary>
/// <remarks>A part of <see cref="Jobs"/>, which holds <see cref="StateLock"/> for every call.</remarks>
internal sealed class AgentsAtWork : IStatePart
{
    public const string Part = "agents";

    private readonly Dictionary<Guid, AgentWork> _work = [];

    public string Name => Part;

    /// <summary>Notes that agents work for a job.</summary>
    /// <returns>What they have answered before a restart.</returns>
    public IReadOnlyList<RunPart> Begin(Guid job)
    {
        _work.TryAdd(job, new AgentWork(job, []));
        return _work[job].Parts;
    }

    public void Add(Guid job, RunPart part) => _work[job] = new AgentWork(job, [.. _work[job].Parts, part]);

    public void End(Guid job) => _work.Remove(job);

    public JsonElement Capture() => JsonSerializer.SerializeToElement(_work.Values, JsonSerializerOptions.Web);

    public void Resume(JsonElement part)
    {
        foreach (var work in PartJson.Read<IReadOnlyList<AgentWork>>(part))
        {
            _work[work.Job] = work;
        }
    }
}
