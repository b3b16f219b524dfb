using Microsoft.Extensions.Options;
using Netra.Apex.Client.Wire;
using Netra.Apex.Data;
using StackExchange.Redis;

namespace Netra.Apex.Infrastructure.Queue;

/// <summary>The queues cannot be used; the message says why.</summary>
/// <param name="message">A sentence for whoever asked.</param>
/// <param name="inner">What Redis said; null: none is configured.</param>
internal sealed class QueueAwayException(string message, Exception? inner) : Exception(message, inner);

/// <summary>A message that a consumer has to itself for a time.</summary>
/// <param name="Id">The sender's name for it.</param>
/// <param name="Priority">How urgent it is.</param>
/// <param name="Body">What it says.</param>
/// <param name="Attempt">The claim's number, from 1: the message was claimed that often.</param>
/// <param name="Until">When the claim is over; from then on somebody else may have the message.</param>
internal sealed record Claim(string Id, MessagePriority Priority, string Body, int Attempt, DateTimeOffset Until);

/// <summary>What a message is for the attempt that asks.</summary>
internal enum ClaimState
{
    /// <summary>There is no such message.</summary>
    Unknown,

    /// <summary>The attempt has the message.</summary>
    Claimed,

    /// <summary>The attempt has acknowledged it.</summary>
    Done,

    /// <summary>The attempt is over, or has never been.</summary>
    Late,
}

/// <summary>The messages of a queue, counted: <c>In = Out + Waiting + Claimed + Overflow</c>.</summary>
internal sealed record QueueCounts
{
    /// <summary>Accepted ever.</summary>
    public required long In { get; init; }

    /// <summary>Acknowledged ever.</summary>
    public required long Out { get; init; }

    /// <summary>Refused ever, because queue and overflow were full.</summary>
    public required long Refused { get; init; }

    /// <summary>In the queue.</summary>
    public required long Waiting { get; init; }

    /// <summary>With a consumer.</summary>
    public required long Claimed { get; init; }

    /// <summary>In the overflow.</summary>
    public required long Overflow { get; init; }
}

/// <summary>A queue for each customer in Redis, which nodes change by a script only: <c>queue.lua</c>.</summary>
/// <remarks>The connection to Redis is made when it is used first: a node starts without Redis.</remarks>
internal sealed class MessageQueues(
    IServiceProvider services,
    IOptions<DataSettings> data,
    IOptions<InfrastructureSettings> infrastructure,
    TimeProvider time)
{
    /// <summary>The key of the connection to Redis: no reader of the cache has to wait behind a burst.</summary>
    public const string Connection = "queue";

    // For as long a message that was sent again is known, and an acknowledgement is harmless.
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private static readonly string[] Parts =
        ["waiting", "overflow", "claimed", "done", "places", "bodies", "attempts", "counts"];

    private static readonly string Script = ReadScript();

    private QueueSettings Settings => infrastructure.Value.Queue;

    /// <summary>Puts a message into a customer's queue; one whose id is known already has been put there.</summary>
    /// <returns>The state, <c>queue</c>, <c>overflow</c> or <c>full</c>, and how many messages are not done.</returns>
    /// <exception cref="QueueAwayException">Redis is away; the message may be there or not.</exception>
    public async Task<(string State, int Depth)> SendAsync(string customer, QueueMessage message)
    {
        var answer = await RunAsync(customer, "send", message.Id, (int)message.Priority, message.Body);
        return ((string)answer[0]!, (int)answer[1]);
    }

    /// <summary>Gives a consumer the most urgent message, among equals the one that came first; null: none
    /// waits.</summary>
    /// <exception cref="QueueAwayException">Redis is away.</exception>
    public async Task<Claim?> ClaimAsync(string customer)
    {
        var until = DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds(Settings.ClaimTime));
        var claimed = await RunAsync(customer, "claim", until.ToUnixTimeMilliseconds());
        return claimed is [var id, var rank, var body, var attempt]
            ? new Claim((string)id!, (MessagePriority)(int)rank, (string)body!, (int)attempt, until)
            : null;
    }

    /// <summary>Takes a message out of the queue for good, if the attempt still has it.</summary>
    /// <exception cref="QueueAwayException">Redis is away; the message may be done or not.</exception>
    public Task<ClaimState> AcknowledgeAsync(string customer, string id, int attempt) =>
        SettleAsync(customer, "acknowledge", id, attempt);

    /// <summary>Gives a message back to its place, if the attempt still has it.</summary>
    /// <exception cref="QueueAwayException">Redis is away; the message may be back or not.</exception>
    public Task<ClaimState> ReturnAsync(string customer, string id, int attempt) =>
        SettleAsync(customer, "return", id, attempt);

    /// <summary>Counts a customer's messages.</summary>
    /// <exception cref="QueueAwayException">Redis is away.</exception>
    public async Task<QueueCounts> CountAsync(string customer)
    {
        var counts = await RunAsync(customer, "count");
        return new QueueCounts
        {
            In = (long)counts[0],
            Out = (long)counts[1],
            Refused = (long)counts[2],
            Waiting = (long)counts[3],
            Claimed = (long)counts[4],
            Overflow = (long)counts[5],
        };
    }

    private static string ReadScript()
    {
        using var stream = typeof(MessageQueues).Assembly.GetManifestResourceStream("queue.lua")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private async Task<ClaimState> SettleAsync(string customer, string operation, string id, int attempt) =>
        Enum.Parse<ClaimState>((string)(await RunAsync(customer, operation, id, attempt))[0]!, ignoreCase: true);

    private async Task<RedisResult[]> RunAsync(string customer, string operation, params RedisValue[] arguments)
    {
        var redis = services.GetKeyedService<IConnectionMultiplexer>(Connection)
            ?? throw new QueueAwayException("The queues are off; set Apex:Data:Cache:Redis.", inner: null);
        RedisValue[] all = [operation, .. Bounds(), .. arguments];
        try
        {
            return (RedisResult[])(await redis.GetDatabase().ScriptEvaluateAsync(Script, KeysOf(customer), all))!;
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            throw new QueueAwayException("The queue is not available; try again later.", away);
        }
    }

    // What every operation is told first: the time, the sizes, and before when messages are forgotten.
    private RedisValue[] Bounds() =>
        [Milliseconds(default), Settings.Capacity, Settings.Overflow, Milliseconds(-Memory)];

    // What is in braces decides where a cluster keeps a key: all keys of a queue lie together.
    private RedisKey[] KeysOf(string customer) =>
        [.. Parts.Select(part => (RedisKey)$"{data.Value.Cache.Prefix}queue:{{{customer}}}:{part}")];

    private long Milliseconds(TimeSpan fromNow) => (time.GetUtcNow() + fromNow).ToUnixTimeMilliseconds();
}
