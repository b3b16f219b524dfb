using Netra.Apex.Quality.Checkpoints;
using Netra.Compliance;
using Netra.CriticalTests.Auth;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Models;

namespace Netra.CriticalTests.Quality;

public sealed partial class StateMigrationRecovery
{
    private const string NodeKey = "Apex:Quality:Checkpoints:Node";
    private const string InUse = "a running platform has this name; give each node its own.";
    private const string BadName = $"{NodeKey} is 'A:b'; give 1 to 64 of a to z, 0 to 9 and '-'.";
    private const string NoRedis = $"{NodeKey} needs a Redis; set Apex:Data:Cache:Redis.";
    private const string WithoutRedis = "Redis did not take the checkpoint. It goes on.";
    private const string WithoutName = "Another platform has taken this node's name. It stops.";
    private const string NoTriage = "The supervisor created no agent for the role 'triage', which step 'triage' needs; "
        + "order the run again.";

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(3);

    [Fact]
    [Covers("Checkpoint: what changes without a job is saved within the interval")]
    [ProvenBy(typeof(SavesOnceADay))]
    public async Task Saves_what_changes_without_a_job()
    {
        var node = apex.NewNode();
        await using var ann = await node.StartForAnnAsync();
        await ann.AskCacheAsync();
        var before = await node.LookupsAsync();

        apex.Time.Advance(new CheckpointSettings().Interval);

        await InTime.ComesTrueAsync(async () => await node.LookupsAsync() != before, Moment);
        Assert.Equal(("", "1 1 1"), (before, await node.LookupsAsync()));
    }

    [Fact]
    [Covers("Checkpoint: a platform without Redis goes on and says so; one that has lost its name stops")]
    [ProvenBy(typeof(SwallowsAFailedSave))]
    [ProvenBy(typeof(SavesUnderALostName))]
    public async Task Goes_on_without_Redis_and_stops_without_its_name()
    {
        var node = apex.NewNode();
        using var talk = apex.Converse();
        await using var platform = await node.StartAsync();
        await using var ann = apex.AnnAt(platform.Address);
        var withoutRedis = await apex.WithoutRedisAsync(() => ann.ProblemAsync(platform, talk));
        await ann.OrderAsync(talk);
        var withoutName = await node.WithoutNameAsync(() => ann.ProblemAsync(platform, talk));
        Assert.Equal((WithoutRedis, WithoutName, "No checkpoint was saved."), (withoutRedis, withoutName, node.Logged));
    }

    [Fact]
    [Covers("Start: a node has a plain name that no running platform has, and a Redis; without a name jobs are off")]
    [ProvenBy(typeof(TidiesTheName))]
    public async Task Refuses_a_name_that_it_cannot_keep()
    {
        var node = apex.NewNode();
        await using var platform = await node.StartAsync();

        string[] inUse = [await apex.StartOtherwiseAsync(node.Name), await apex.StartOtherwiseAsync("A:b")];
        string[] off = [await apex.StartOtherwiseAsync("a", hasRedis: false), await apex.StartOtherwiseAsync(null)];

        var sentence = $"{NodeKey} is '{node.Name}': {InUse}";
        Assert.Equal([sentence, BadName, NoRedis, "ServiceUnavailable"], inUse.Concat(off));
    }

    [Fact]
    [Covers("Jobs: a customer may have 100 unfinished ones; of those that are over the last 1,000 are known")]
    [ProvenBy(typeof(IdentifiesCustomerByEmailDomain))]
    public async Task A_customer_may_have_a_hundred_unfinished_jobs()
    {
        using var talk = apex.Converse();
        var (ann, oldest, next) = await StartFullAsync(talk);
        await using var asAnn = ann;
        await using var bob = await apex.BobAtAsync(ann.Platform);
        string[] full = [await ann.AnswerAsync(talk), await bob.AnswerAsync(talk)];
        talk.Release();
        string[] later = [await ann.EndAsync(next), await ann.StatusAsync(oldest), await ann.AnswerAsync(talk)];
        Assert.Equal(["TooManyRequests", "Accepted", "Done", "NotFound", "Accepted"], full.Concat(later));
    }

    [Fact]
    [Covers("Jobs: a plan that cannot run is refused; a job whose run breaks off says why, and the next one runs")]
    [ProvenBy(typeof(HidesReasons))]
    public async Task A_job_that_fails_says_why_and_the_next_one_runs()
    {
        var node = apex.NewNode();
        using var talk = apex.Converse();
        talk.Reply("supervisor", CreateAgents);
        await using var ann = await node.StartForAnnAsync();
        var (first, second) = (await ann.OrderAsync(talk, number: 1), await ann.OrderAsync(talk, number: 2));

        string[] found = [await ann.EndAsync(first), await ann.EndAsync(second), await ann.AnswerAsync(talk, "nobody")];

        Assert.Equal([$"Failed: {NoTriage}", "Done", "UnprocessableEntity"], found);
    }

    /// <summary>Starts a platform that knows as many jobs as there can be; no agent is created until the conversation
    /// goes on.</summary>
    /// <returns>Ann, who ordered them all, the oldest of her jobs and the first unfinished one.</returns>
    private async Task<(JobCustomer Ann, Guid Oldest, Guid Next)> StartFullAsync(Conversation talk)
    {
        var (node, jobs) = (apex.NewNode(), Sample.ManyJobs(talk.Topic));
        talk.Hold("supervisor");
        await node.StoreAsync(Sample.OfJobs(jobs));
        return (await node.StartForAnnAsync(), jobs[0].Id, jobs[Jobs.MostFinished].Id);
    }

    private static ModelReply CreateAgents(ModelRequest request) =>
        request.Question.Contains(", 1?", StringComparison.Ordinal)
            ? ModelScript.Creates("data")(request)
            : ModelScript.Reply(request);
}
