using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using Netra.Apex.Auth.Agents;

namespace Netra.Apex.Quality.Checkpoints;

/// <summary>How far a job is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<JobStatus>))]
internal enum JobStatus
{
    /// <summary>It waits for its turn.</summary>
    Pending,

    /// <summary>Agents work on it, or were when the node went down.</summary>
    Running,

    /// <summary>Its report is there.</summary>
    Done,

    /// <summary>It ended without a report.</summary>
    Failed,
}

/// <summary>A run of agents that is worked on in the background.</summary>
/// <param name="Id">Unique; also the identity of its report.</param>
/// <param name="Owner">The subject of the customer who ordered it.</param>
/// <param name="Question">What the agents are to answer.</param>
/// <param name="Steps">The steps of its plan.</param>
internal sealed record Job(Guid Id, string Owner, string Question, IReadOnlyList<AgentStep> Steps)
{
    /// <summary>How far it is.</summary>
    public JobStatus Status { get; init; }

    /// <summary>Why it failed, as a sentence; null unless it has.</summary>
    public string? Reason { get; init; }

    internal static Job Of(RunOrder order) => new(order.Id, order.Owner, order.Question, order.Plan.Steps);
}

/// <summary>The jobs of this node, in the order in which they were accepted; safe from any thread.</summary>
internal sealed class Jobs(StateLock state, AgentsAtWork agents) : IStatePart
{
    public const string Part = "jobs";
    public const int MostUnfinished = 100;
    public const int MostFinished = 1_000;

    private readonly OrderedDictionary<Guid, Job> _jobs = [];
    private readonly Channel<Guid> _waiting = Channel.CreateUnbounded<Guid>();

    public string Name => Part;

    /// <summary>The jobs to work on, in order.</summary>
    public IAsyncEnumerable<Guid> Waiting(CancellationToken stop) => _waiting.Reader.ReadAllAsync(stop);

    /// <summary>The job; null when it is not known, or no longer.</summary>
    public Job? Find(Guid id)
    {
        lock (state.Gate)
        {
            return _jobs.GetValueOrDefault(id);
        }
    }

    /// <summary>Adds a job that waits to be released.</summary>
    /// <returns>False: its owner has as many unfinished jobs as one may have.</returns>
    public bool TryAdd(Job job)
    {
        lock (state.Gate)
        {
            var unfinished = _jobs.Values.Count(other => other.Owner == job.Owner && !IsFinished(other));
            return unfinished < MostUnfinished && _jobs.TryAdd(job.Id, job);
        }
    }

    /// <summary>Lets an added job be worked on.</summary>
    public void Release(Guid id) => _waiting.Writer.TryWrite(id);

    /// <summary>Takes back a job that has not been released.</summary>
    public void Remove(Guid id)
    {
        lock (state.Gate)
        {
            _jobs.Remove(id);
        }
    }

    /// <summary>Notes that agents work on a job.</summary>
    /// <returns>The job, and what its agents have answered before a restart.</returns>
    public (Job Job, IReadOnlyList<RunPart> Known) Begin(Guid id)
    {
        lock (state.Gate)
        {
            return (_jobs[id] = _jobs[id] with { Status = JobStatus.Running }, agents.Begin(id));
        }
    }

    /// <summary>Notes what an agent has answered for a job.</summary>
    public void Note(Guid id, RunPart part)
    {
        lock (state.Gate)
        {
            agents.Add(id, part);
        }
    }

    /// <summary>Notes that a job is over, and forgets the oldest of too many that are.</summary>
    /// <param name="id">The job.</param>
    /// <param name="failure">Why it failed; null: its report is there.</param>
    public void End(Guid id, string? failure = null)
    {
        lock (state.Gate)
        {
            agents.End(id);
            var status = failure is null ? JobStatus.Done : JobStatus.Failed;
            _jobs[id] = _jobs[id] with { Status = status, Reason = failure };
            _jobs.Values.Where(IsFinished).SkipLast(MostFinished).ToList().ForEach(old => _jobs.Remove(old.Id));
        }
    }

    public JsonElement Capture() => JsonSerializer.SerializeToElement(_jobs.Values, JsonSerializerOptions.Web);

    public void Resume(JsonElement part)
    {
        foreach (var job in PartJson.Read<IReadOnlyList<Job>>(part))
        {
            _jobs.Add(job.Id, job);
            _ = IsFinished(job) || _waiting.Writer.TryWrite(job.Id);
        }
    }

    private static bool IsFinished(Job job) => job.Status is JobStatus.Done or JobStatus.Failed;
}
