using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Netra.Apex.Quality;
using Netra.Apex.Quality.Checkpoints;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;
using StackExchange.Redis;

namespace Netra.CriticalTests.Quality;

/// <summary>No fault, for a process that is only to be killed.</summary>
internal sealed class NothingWrong : ApexFault
{
    public override void Apply(IServiceCollection services)
    {
    }
}

/// <summary>A fault in how one part of a node's state is captured or resumed.</summary>
internal abstract class PartFault(string part) : ApexFault<IStatePart>
{
    /// <summary>Captures something else, given what is right.</summary>
    protected void Capture(Func<JsonElement, JsonElement> wrong) => On.Answer<JsonElement>(
        nameof(IStatePart.Capture), (right, call) => call.Service.Name == part ? wrong(right) : right);

    /// <summary>Resumes other items than were captured.</summary>
    protected void Resume(Func<JsonElement, IEnumerable<object>> wrong) => On.Tell(nameof(IStatePart.Resume), call =>
        call.Service.Name == part ? call.With("part", Changed(call.Argument<JsonElement>("part"), wrong)) : call);

    private static JsonElement Changed(JsonElement right, Func<JsonElement, IEnumerable<object>> wrong)
    {
        var items = JsonSerializer.SerializeToElement(right.EnumerateArray().SelectMany(wrong));
        return JsonElement.DeepEquals(items, right) ? right : items;
    }
}

/// <summary>The connections of the first capture are saved again and again.</summary>
internal sealed class CapturesConnectionsOnce : PartFault
{
    private JsonElement? _first;

    public CapturesConnectionsOnce()
        : base("connections") => Capture(right => _first ??= right);
}

/// <summary>The agents are captured an instant before the rest: those of the capture before are saved.</summary>
internal sealed class CapturesAgentsTooEarly : PartFault
{
    private JsonElement? _before;

    public CapturesAgentsTooEarly()
        : base("agents") => Capture(right =>
        {
            var before = _before ?? right;
            _before = right;
            return JsonElement.DeepEquals(before, right) ? right : before;
        });
}

/// <summary>The statistics of the cache begin anew.</summary>
internal sealed class ForgetsStatistics : PartFault
{
    public ForgetsStatistics()
        : base("cache") => Resume(_ => []);
}

/// <summary>The clients that were connected are not waited for.</summary>
internal sealed class ForgetsClients : PartFault
{
    public ForgetsClients()
        : base("connections") => Resume(_ => []);
}

/// <summary>Only the jobs that were worked on are resumed.</summary>
internal sealed class ForgetsPendingJobs : PartFault
{
    public ForgetsPendingJobs()
        : base("jobs") => Resume(job => job.GetProperty("status").GetString() == "Pending" ? [] : [job]);
}

/// <summary>What agents had answered before a restart is forgotten.</summary>
internal sealed class ForgetsAnswers : PartFault
{
    public ForgetsAnswers()
        : base("agents") => Resume(_ => []);
}

/// <summary>Reports are looked for among those of other customers.</summary>
internal sealed class OverlooksReports() : ComparesOtherwise("Owner", ExpressionType.Equal, ExpressionType.NotEqual);

/// <summary>Lookups that missed are counted twice on the way from version 1.</summary>
internal sealed class CountsMissesTwice : PartFault
{
    public CountsMissesTwice()
        : base("cache") => Resume(layer =>
        {
            var read = layer.Deserialize<Dictionary<string, object>>()!;
            var (lookups, hits) = (layer.GetProperty("lookups").GetInt64(), layer.GetProperty("hits").GetInt64());
            read["lookups"] = lookups + lookups - hits;
            return [read];
        });
}

/// <summary>A fault between the checkpoints and Redis.</summary>
internal abstract class CheckpointFault() : RedisFault(CheckpointStore.Connection)
{
    /// <summary>Changes a checkpoint as it is read.</summary>
    protected void Read(Func<Checkpoint, Checkpoint> wrong) => On.Each<IDatabase>(
        nameof(IConnectionMultiplexer.GetDatabase),
        database => database.Answer<RedisValue>(nameof(IDatabase.StringGetAsync), (right, _) => Changed(right, wrong)));

    /// <summary>Breaks what is written as one.</summary>
    protected void Write(Action<FaultScript<ITransaction>> script) => On.Each<IDatabase>(
        nameof(IConnectionMultiplexer.GetDatabase),
        database => database.Each(nameof(IDatabase.CreateTransaction), script));

    private static RedisValue Changed(RedisValue right, Func<Checkpoint, Checkpoint> wrong)
    {
        try
        {
            var read = JsonSerializer.Deserialize<JsonElement>((byte[]?)right ?? []);
            var at = read.GetProperty("writtenAt").GetDateTimeOffset();
            return wrong(new Checkpoint(read.GetProperty("version").GetInt32(), at, read.GetProperty("body"))).Write();
        }
        catch (JsonException)
        {
            return right;
        }
    }
}

/// <summary>The hash of a checkpoint is not compared.</summary>
internal sealed class IgnoresTheHash : CheckpointFault
{
    public IgnoresTheHash() => Read(read => read);
}

/// <summary>A version that is not known is taken for the present one.</summary>
internal sealed class ReadsNewerVersions : CheckpointFault
{
    public ReadsNewerVersions() => Read(read => read with { Version = Math.Min(read.Version, Checkpoint.Current) });
}

/// <summary>Parts of a checkpoint are left out, as if each could be read.</summary>
internal sealed class LeavesOutParts : CheckpointFault
{
    public LeavesOutParts() => Read(read => read with { Body = JsonSerializer.SerializeToElement(new { }) });
}

/// <summary>A damaged checkpoint is not kept.</summary>
internal sealed class DropsTheDamaged : CheckpointFault
{
    public DropsTheDamaged() => On.Each<IDatabase>(
        nameof(IConnectionMultiplexer.GetDatabase),
        database => database.Skip(
            nameof(IDatabase.StringSetAsync),
            call => call.Argument<RedisKey>("key").ToString().EndsWith(":damaged", StringComparison.Ordinal)));
}

/// <summary>A platform saves without a look at who has its name.</summary>
internal sealed class SavesUnderALostName : CheckpointFault
{
    public SavesUnderALostName() => Write(transaction => transaction.Skip(nameof(ITransaction.AddCondition)));
}

/// <summary>A platform that starts takes the name by a plain write, whoever has it.</summary>
internal sealed class TakesANameInUse : CheckpointFault
{
    public TakesANameInUse()
    {
        Write(transaction => transaction.Skip(nameof(ITransaction.AddCondition)));
        On.Each<ISubscriber>(
            nameof(IConnectionMultiplexer.GetSubscriber),
            subscriber => subscriber.Answer<long>(nameof(ISubscriber.PublishAsync), (_, _) => 0));
    }
}

/// <summary>The checkpoint before the latest one is not kept.</summary>
internal sealed class KeepsTheLatestOnly : CheckpointFault
{
    public KeepsTheLatestOnly() => Write(transaction => transaction.Skip(
        nameof(ITransaction.StringSetAsync),
        call => call.Argument<RedisKey>("key").ToString().EndsWith(":previous", StringComparison.Ordinal)));
}

/// <summary>A checkpoint that Redis did not take passes for saved.</summary>
internal sealed class SwallowsAFailedSave : CheckpointFault
{
    public SwallowsAFailedSave() => Write(transaction => transaction
        .Swallow<RedisException, bool>(nameof(ITransaction.ExecuteAsync), _ => true)
        .Swallow<TimeoutException, bool>(nameof(ITransaction.ExecuteAsync), _ => true));
}

/// <summary>The health of the platform is judged without the checkpoints.</summary>
internal sealed class LeavesCheckpointsOutOfHealth()
    : OptionFault<HealthCheckServiceOptions>(health => health.Registrations.Remove(
        health.Registrations.Single(check => check.Name == CheckpointHealth.Name)));

/// <summary>The operator is told when a checkpoint was saved, and not what was wrong.</summary>
internal sealed class HidesTheDamage : JsonFault<CheckpointStatus>
{
    protected override CheckpointStatus Change(CheckpointStatus right) =>
        right.Problem is null ? right : right with { Problem = null };
}

/// <summary>A customer is not told why a job has failed.</summary>
internal sealed class HidesReasons : JsonFault<JobView>
{
    protected override JobView Change(JobView right) => right.Reason is null ? right : right with { Reason = null };
}

/// <summary>A checkpoint is saved only when a job is accepted or ends.</summary>
internal sealed class SavesOnceADay()
    : OptionFault<QualitySettings>(settings => settings.Checkpoints.Interval = TimeSpan.FromDays(1));

/// <summary>A name that cannot be used is made one that can.</summary>
internal sealed class TidiesTheName() : OptionFault<QualitySettings>(settings =>
    settings.Checkpoints.Node = settings.Checkpoints.Node?.ToLowerInvariant().Replace(':', '-'));
