using System.Text.Json;
using Netra.Apex.Auth.Agents;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Client.Wire;
using Netra.Apex.Quality.Checkpoints;

namespace Netra.Apex.Tests.Quality.Checkpoints;

/// <summary>The parts of a node's state.</summary>
public sealed class JobsTests
{
    private static readonly RunPart Triage =
        new("triage", "triage", JsonSerializer.SerializeToElement(new { severity = 3 }));
    private static readonly ClientKey Phone = new("ann", "phone");

    private readonly Node _node = new();

    [Fact]
    public void Takes_as_many_unfinished_jobs_of_a_customer_as_it_says()
    {
        var ann = Enumerable.Range(0, Jobs.MostUnfinished + 1).Select(_ => _node.Jobs.TryAdd(JobOf("ann"))).ToList();
        Assert.Equal(Jobs.MostUnfinished, ann.Count(added => added));
        Assert.True(_node.Jobs.TryAdd(JobOf("bob")));
    }

    [Fact]
    public void A_finished_job_makes_room()
    {
        var ids = Enumerable.Range(0, Jobs.MostUnfinished).Select(_ => Add("ann")).ToList();
        _node.Jobs.Begin(ids[0]);
        Assert.False(_node.Jobs.TryAdd(JobOf("ann")));
        _node.Jobs.End(ids[0], "It failed.");
        Assert.True(_node.Jobs.TryAdd(JobOf("ann")));
    }

    [Fact]
    public void Forgets_the_oldest_of_too_many_finished_jobs()
    {
        var ids = Enumerable.Range(0, Jobs.MostFinished + 1).Select(_ => Add("ann", isFinished: true)).ToList();
        Assert.Equal((true, true), (_node.Jobs.Find(ids[0]) is null, _node.Jobs.Find(ids[1]) is not null));
    }

    [Fact]
    public void A_job_that_was_taken_back_is_unknown()
    {
        var id = Add("ann");
        _node.Jobs.Remove(id);
        Assert.Null(_node.Jobs.Find(id));
    }

    [Fact]
    public async Task Resumes_what_is_unfinished_in_order_and_what_its_agents_have_answered()
    {
        Guid[] ids = [Add("ann", isFinished: true), Add("ann"), Add("ann")];
        _node.Jobs.Begin(ids[1]);
        _node.Jobs.Note(ids[1], Triage);
        var next = _node.Restart();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        Assert.Equal(ids[1..], await next.Jobs.Waiting(stop.Token).Take(2).ToListAsync());
        Assert.Equal([Triage.Step], next.Jobs.Begin(ids[1]).Known.Select(part => part.Step));
        Assert.Empty(next.Jobs.Begin(ids[2]).Known);
    }

    [Fact]
    public void Resumes_the_parts_that_a_checkpoint_has()
    {
        _node.State.Resume(before: null);
        _node.State.Resume(
            new Checkpoint(Checkpoint.Current, default, JsonSerializer.SerializeToElement(new { other = 1 })));
        Assert.Equal(0, _node.Clients.Count);
    }

    [Fact]
    public async Task No_job_changes_while_the_state_is_captured()
    {
        var (instant, job) = (new StateLock(), JobOf("ann"));
        var jobs = new Jobs(instant, new AgentsAtWork());
        jobs.TryAdd(job);
        var interruption = new Interruption(() => jobs.Begin(job.Id));
        new NodeState([interruption], instant).Capture();
        Assert.False(interruption.WasDuringCapture);
        await interruption.Change;
    }

    [Fact]
    public void Waits_for_a_client_until_it_has_come_and_gone()
    {
        _node.Clients.Resume(JsonSerializer.SerializeToElement(new[] { Phone }, JsonSerializerOptions.Web));
        _node.Connect();
        Assert.Equal(1, _node.Clients.Count);
        _node.Disconnect(LossReason.Closed);
        Assert.Equal(0, _node.Clients.Count);
    }

    [Fact]
    public void A_client_whose_newer_connection_lives_is_still_there()
    {
        _node.Connect();
        _node.Connect();
        _node.Disconnect(LossReason.Superseded);
        Assert.Equal(1, _node.Clients.Count);
    }

    [Fact]
    public void A_client_that_is_sent_away_by_a_stop_is_waited_for()
    {
        _node.Connect();
        _node.Disconnect(LossReason.Stopped);
        Assert.Equal(1, _node.Clients.Count);
    }

    private static Job JobOf(string owner) => new(Guid.CreateVersion7(), owner, "Why?", AgentPlan.Standard.Steps);

    private Guid Add(string owner, bool isFinished = false)
    {
        var job = JobOf(owner);
        _node.Jobs.TryAdd(job);
        if (isFinished)
        {
            _node.Jobs.End(job.Id);
        }

        return job.Id;
    }

    /// <summary>A part during whose capture something else changes, if it can.</summary>
    private sealed class Interruption(Action change) : IStatePart
    {
        private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

        public string Name => "interruption";

        public Task Change { get; private set; } = Task.CompletedTask;

        public bool WasDuringCapture { get; private set; }

        public JsonElement Capture()
        {
            Change = Task.Run(change);
            WasDuringCapture = Change.Wait(Moment);
            return JsonSerializer.SerializeToElement(0);
        }

        public void Resume(JsonElement part)
        {
        }
    }

    private sealed class Node
    {
        private readonly Connections _connections = new();
        private readonly Stack<Connection> _live = [];

        public Node()
        {
            var (instant, agents) = (new StateLock(), new AgentsAtWork());
            (Jobs, Clients) = (new Jobs(instant, agents), new LiveClients(_connections, instant));
            State = new NodeState([Jobs, agents, Clients], instant);
        }

        public Jobs Jobs { get; }

        public LiveClients Clients { get; }

        public NodeState State { get; }

        public Node Restart()
        {
            var next = new Node();
            next.State.Resume(new Checkpoint(Checkpoint.Current, default, State.Capture()));
            return next;
        }

        public void Connect()
        {
            _live.Push(new Connection(Phone, _live.Count, link: null!));
            _connections.Enter(_live.Peek());
        }

        public void Disconnect(LossReason reason) => _connections.Leave(_live.Pop(), new Loss(reason, default));
    }
}
