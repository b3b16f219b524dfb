using Microsoft.Extensions.Options;
using Netra.Apex.Data;
using StackExchange.Redis;

namespace Netra.Apex.Quality.Checkpoints;

/// <summary>Redis did not take a checkpoint.</summary>
/// <param name="message">Why, in a sentence.</param>
/// <param name="inner">What went wrong; null: another platform has the node's name.</param>
internal sealed class CheckpointNotSavedException(string message, Exception? inner) : Exception(message, inner);

/// <summary>The checkpoints of this node's name in Redis, which one running platform has at a time.</summary>
/// <remarks>They are the keys <c>latest</c>, <c>previous</c> and <c>damaged</c> below
/// <c>{prefix}checkpoint:{node}:</c>. The key <c>owner</c> says who has the name. An owner is alive as long as it
/// listens on a channel of its own: that ends with its process, without a lease and a clock.</remarks>
internal sealed class CheckpointStore(
    [FromKeyedServices(CheckpointStore.Connection)] IConnectionMultiplexer redis,
    IOptions<DataSettings> data,
    IOptions<QualitySettings> quality)
{
    /// <summary>The key of its own connection to Redis.</summary>
    public const string Connection = "checkpoints";

    private readonly string _root = $"{data.Value.Cache.Prefix}checkpoint:{quality.Value.Checkpoints.Node}";
    private readonly RedisValue _self = Guid.NewGuid().ToString("N");

    private RedisKey Owner => $"{_root}:owner";

    private RedisKey Latest => $"{_root}:latest";

    private RedisKey Previous => $"{_root}:previous";

    /// <summary>Takes the name, from nobody or from a platform that is no more.</summary>
    /// <returns>False: a running platform has it.</returns>
    public async Task<bool> TryTakeAsync()
    {
        await redis.GetSubscriber().SubscribeAsync(ChannelOf(_self), (_, _) => { });
        var owner = await redis.GetDatabase().StringGetAsync(Owner);
        var claim = redis.GetDatabase().CreateTransaction();
        claim.AddCondition(owner.IsNull ? Condition.KeyNotExists(Owner) : Condition.StringEqual(Owner, owner));
        _ = claim.StringSetAsync(Owner, _self);
        return !await IsAliveAsync(owner) && await claim.ExecuteAsync();
    }

    /// <summary>Gives the name up now; without Redis it is given up with the process.</summary>
    public async Task LeaveAsync() => await redis.GetSubscriber().UnsubscribeAsync(ChannelOf(_self))
        .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>What is stored; null for what is not.</summary>
    public async Task<(byte[]? Latest, byte[]? Previous)> ReadAsync()
    {
        var database = redis.GetDatabase();
        return (await database.StringGetAsync(Latest), await database.StringGetAsync(Previous));
    }

    /// <summary>Stores a checkpoint as the latest, and the last good one before it as the previous: both, or
    /// neither.</summary>
    /// <exception cref="CheckpointNotSavedException">Redis is away, or this platform no longer has the
    /// name.</exception>
    public async Task WriteAsync(byte[] latest, byte[]? previous)
    {
        var write = redis.GetDatabase().CreateTransaction();
        write.AddCondition(Condition.StringEqual(Owner, _self));
        _ = write.StringSetAsync(Latest, latest);
        _ = write.StringSetAsync(Previous, previous);
        if (!await ExecuteAsync(write))
        {
            throw new CheckpointNotSavedException("Another platform has taken this node's name.", inner: null);
        }
    }

    /// <summary>Keeps a damaged checkpoint for whoever wants to know what happened to it.</summary>
    public Task SetAsideAsync(byte[]? damaged) => redis.GetDatabase().StringSetAsync($"{_root}:damaged", damaged);

    private static async Task<bool> ExecuteAsync(ITransaction write)
    {
        try
        {
            return await write.ExecuteAsync();
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            throw new CheckpointNotSavedException("Redis did not take the checkpoint.", away);
        }
    }

    private async Task<bool> IsAliveAsync(RedisValue owner) =>
        owner.HasValue && await redis.GetSubscriber().PublishAsync(ChannelOf(owner), "?") > 0;

    private RedisChannel ChannelOf(RedisValue owner) => RedisChannel.Literal($"{_root}:{owner}");
}
