using Netra.Apex.Quality.Checkpoints;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures.Models;

namespace Netra.CriticalTests.Quality;

/// <summary>What a node knows is kept in Redis, and the platform that takes its place goes on from there.</summary>
[CriticalTest(12, "State migration and recovery")]
[BusinessValue(
    21_000,
    "Customers who come back to a job that our restart has lost, or has charged them for twice, order no other",
    Category = BusinessCategory.CustomerRetention,
    Stage = CustomerStage.Retention)]
public sealed partial class StateMigrationRecovery(CheckpointFixture apex) : IClassFixture<CheckpointFixture>
{
    private const string WrongHash = "The latest checkpoint does not have the hash that it was written with";

    private const string Kept = "The damaged one is kept under the key 'damaged'.";

    private const string CacheOfVersion1 =
        """[{"layer":"memory","lookups":40,"hits":10,"seconds":0.5,"hitRatio":0.25,"meanMilliseconds":12.5}]""";

    private static readonly Guid DoneInVersion1 = new("0195f0a0-0000-7000-8000-000000000001");
    private static readonly Guid PendingInVersion1 = new("0195f0a0-0000-7000-8000-000000000002");

    [Fact]
    [Covers("Checkpoint: one checkpoint holds the agents, the connections, the jobs and the statistics of the cache")]
    [ProvenBy(typeof(CapturesConnectionsOnce))]
    public async Task One_checkpoint_holds_all_that_a_node_knows()
    {
        var node = apex.NewNode();
        using var talk = apex.Converse();
        await using var ann = await node.StartForAnnAsync();

        var day = await Workday.BeginAsync(talk, ann);

        Assert.Equal(day.ToContents(), NodeContents.Of(await node.PartsAsync()));
    }

    [Fact]
    [Covers("Checkpoint: under load, agents and jobs are captured at the same instant")]
    [ProvenBy(typeof(CapturesAgentsTooEarly))]
    public async Task Agents_are_saved_for_exactly_the_jobs_that_are_saved_as_running()
    {
        var node = apex.NewNode();
        using var talk = apex.Converse();
        await using var ann = await node.StartForAnnAsync();

        var seen = await node.PartsDuringAsync(() => ann.FinishAsync(talk, jobs: 30));

        Assert.Equal(seen.Select(parts => parts.Jobs(JobStatus.Running)), seen.Select(parts => parts.JobsAtWork()));
    }

    [Fact]
    [Covers(
        "Checkpoint: a job that cannot be saved, as Redis is away or the node's name lost, is refused and not begun")]
    [ProvenBy(typeof(SwallowsAFailedSave))]
    [ProvenBy(typeof(SavesUnderALostName))]
    public async Task Refuses_a_job_that_it_cannot_save()
    {
        var node = apex.NewNode();
        using var talk = apex.Converse();
        await using var ann = await node.StartForAnnAsync();

        var withoutRedis = await apex.WithoutRedisAsync(() => ann.TryOrderAsync(talk));
        await ann.FinishAsync(apex.Converse(), jobs: 1);
        var withoutName = await node.WithoutNameAsync(() => ann.TryOrderAsync(talk));

        var isKept = Sample.Text(await node.StoredAsync()).Contains(talk.Topic, StringComparison.Ordinal);
        Assert.Equal((null, null, 0, false), (withoutRedis, withoutName, talk.Requests.Length, isKept));
    }

    [Fact]
    [Covers("Restart: after a kill, jobs, clients and statistics are what they were, until a client leaves")]
    [ProvenBy(typeof(ForgetsStatistics))]
    [ProvenBy(typeof(ForgetsClients))]
    public async Task A_killed_node_is_resumed_as_it_was()
    {
        var node = apex.NewNode();
        using var talk = apex.Converse();
        var (day, before) = await KillAtWorkAsync(node, talk);

        await using var ann = await node.StartForAnnAsync();

        Assert.Equal((before, 0), (await ann.ViewAsync(day.Jobs), await ann.ComeAndGoAsync()));
    }

    [Fact]
    [Covers("Restart: unfinished jobs run once, though two platforms start at once in the place of the killed one")]
    [ProvenBy(typeof(TakesANameInUse))]
    public async Task Unfinished_jobs_run_once_though_two_platforms_start_at_once()
    {
        var node = apex.NewNode();
        using var talk = apex.Converse();
        var (day, _) = await KillAtWorkAsync(node, talk);

        Assert.Equal(1, await BegunByTwoAsync(node, day));
    }

    [Fact]
    [Covers("Restart: a job whose report was there before the node went down is not run again")]
    [ProvenBy(typeof(OverlooksReports))]
    public async Task A_job_whose_report_is_there_is_not_run_again()
    {
        var node = apex.NewNode();
        using var talk = apex.Converse();
        var (job, beforeItRan) = await DoAJobAsync(node, talk);
        await node.StoreAsync(beforeItRan);
        var asked = talk.Requests.Length;

        await using var ann = await node.StartForAnnAsync();

        Assert.Equal(("Done", asked), (await ann.EndAsync(job), talk.Requests.Length));
    }

    [Fact]
    [Covers("Restart: unfinished jobs are finished, and agents are not asked again for what they had answered")]
    [ProvenBy(typeof(ForgetsPendingJobs))]
    [ProvenBy(typeof(ForgetsAnswers))]
    public async Task Finishes_unfinished_jobs_from_where_they_were()
    {
        var node = apex.NewNode();
        using var talk = apex.Converse();
        var (day, _) = await KillAtWorkAsync(node, talk);
        talk.Release();

        await using var ann = await node.StartForAnnAsync();

        var ends = (await ann.EndAsync(day.Running), await ann.EndAsync(day.Pending));
        Assert.Equal((("Done", "Done"), 1), (ends, day.Begun("triage")));
    }

    [Fact]
    [Covers("Migration: jobs, clients and statistics that version 1 has written are resumed")]
    [ProvenBy(typeof(CountsMissesTwice))]
    [ProvenBy(typeof(ForgetsPendingJobs))]
    public async Task Resumes_what_version_1_has_written()
    {
        var node = apex.NewNode();
        using var talk = apex.Converse("the state of version 1");
        await node.StoreAsync(Sample.OfVersion1);

        await using var ann = await node.StartForAnnAsync();
        await ann.EndAsync(PendingInVersion1);

        var expected = new NodeView("Done Done", CacheOfVersion1, Clients: 3);
        Assert.Equal((expected, 1), (await ann.ViewAsync(DoneInVersion1, PendingInVersion1), talk.Runs()));
    }

    [Fact]
    [Covers("Migration: a state that this version cannot read stops the start, and stays as it is")]
    [ProvenBy(typeof(ReadsNewerVersions))]
    [ProvenBy(typeof(LeavesOutParts))]
    public async Task Refuses_a_state_that_it_cannot_read_and_leaves_it_as_it_is()
    {
        var found = new List<string>();
        foreach (var (state, _) in Sample.Unreadable)
        {
            found.Add(await TryToResumeAsync(state));
        }

        Assert.Equal(Sample.Unreadable.Select(one => one.Refusal), found);
    }

    [Fact]
    [Covers("Corruption: whatever the damage, the last good checkpoint is resumed")]
    [ProvenBy(typeof(IgnoresTheHash))]
    [ProvenBy(typeof(KeepsTheLatestOnly))]
    public async Task Resumes_the_last_good_checkpoint_in_place_of_a_damaged_one()
    {
        var node = apex.NewNode();
        using var talk = apex.Converse();
        var (job, _) = await DoAJobAsync(node, talk);

        var found = new List<string>();
        foreach (var damage in Sample.Damages)
        {
            await node.StoreAsync(damage(await node.StoredAsync()));
            found.Add(await node.UseAsync(ann => ann.EndAsync(job)));
        }

        Assert.Equal(Sample.Damages.Select(_ => "Done"), found);
    }

    [Fact]
    [Covers("Corruption: the damage shows in the health, to operators and in the log; the damaged checkpoint is kept")]
    [ProvenBy(typeof(LeavesCheckpointsOutOfHealth))]
    [ProvenBy(typeof(HidesTheDamage))]
    [ProvenBy(typeof(DropsTheDamaged))]
    public async Task Reports_a_damaged_checkpoint()
    {
        var node = apex.NewNode();
        var damaged = await DoAndDamageAsync(node);

        await using var ann = await node.StartForAnnAsync();

        var sentence = $"{WrongHash}; the one of {apex.Time.GetUtcNow():O} is used instead.";
        Assert.Equal(("Degraded", sentence), (await ann.HealthAsync(), (await ann.CheckpointAsync()).Problem));
        Assert.Equal(($"{sentence} {Kept}", damaged), (node.Logged, Sample.Text(await node.StoredAsync("damaged"))));
    }

    /// <summary>Kills a process at work.</summary>
    /// <returns>The work, and what was seen of the node before the kill.</returns>
    private async Task<(Workday Day, NodeView View)> KillAtWorkAsync(Node node, Conversation talk)
    {
        await using var process = await node.StartProcessAsync();
        await using var ann = apex.AnnAt(process.Address);
        var day = await Workday.BeginAsync(talk, ann);
        var view = await ann.ViewAsync(day.Jobs);
        await process.KillAsync();
        await apex.EvictAnswersAsync();
        return (day, view);
    }

    /// <summary>Starts two platforms at once, and lets them work until all jobs have a report.</summary>
    /// <returns>How often they begin the job that was running.</returns>
    private async Task<int> BegunByTwoAsync(Node node, Workday day)
    {
        var before = day.Begun("supervisor");
        day.Talk.Hold("supervisor");
        var started = await node.StartTwoAsync();
        await day.BegunAsync("supervisor", before + started.Count);
        day.Talk.Release();
        await day.ReportedAsync(apex.Ann);
        await Task.WhenAll(started.Select(platform => platform.DisposeAsync().AsTask()));
        return day.Begun("supervisor") - before;
    }

    /// <summary>Starts a platform from a state, if it starts.</summary>
    /// <returns>Why it does not, up to the first colon.</returns>
    private async Task<string> TryToResumeAsync(byte[] state)
    {
        var node = apex.NewNode();
        await node.StoreAsync(state, "previous");
        await node.StoreAsync(state);
        var refusal = await node.UseAsync(ann => ann.HealthAsync());
        return await node.StoredAsync() is { } stored && stored.AsSpan().SequenceEqual(state)
            ? refusal.Split(": ").Skip(1).FirstOrDefault(refusal)
            : "The state was changed.";
    }

    /// <summary>Runs a platform until a job is done, and flips a bit of its checkpoint.</summary>
    /// <returns>The damaged checkpoint.</returns>
    private async Task<string> DoAndDamageAsync(Node node)
    {
        using var talk = apex.Converse();
        await DoAJobAsync(node, talk);
        var damaged = Sample.FlipABit(await node.StoredAsync());
        await node.StoreAsync(damaged);
        return Sample.Text(damaged);
    }

    /// <summary>Runs a platform until a job is done, and lets Redis drop the model's answers.</summary>
    /// <returns>The job, and the checkpoint in which it had been accepted.</returns>
    private async Task<(Guid Job, byte[]? Accepted)> DoAJobAsync(Node node, Conversation talk)
    {
        await using var ann = await node.StartForAnnAsync();
        talk.Hold("supervisor");
        var (job, accepted) = (await ann.OrderAsync(talk), await node.StoredAsync());
        talk.Release();
        await ann.EndAsync(job);
        await apex.EvictAnswersAsync();
        return (job, accepted);
    }
}
