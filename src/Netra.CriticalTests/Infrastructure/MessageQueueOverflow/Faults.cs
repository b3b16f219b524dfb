using Netra.Apex.Client.Wire;
using Netra.Apex.Infrastructure;
using Netra.Apex.Infrastructure.Queue;
using Netra.Compliance;
using Netra.CriticalTests.Auth.WebSocketRecoveryFaults;
using Netra.CriticalTests.Fixtures;
using StackExchange.Redis;

namespace Netra.CriticalTests.Infrastructure;

/// <summary>A fault in what the queues ask of Redis.</summary>
internal abstract class QueueFault() : RedisFault(MessageQueues.Connection)
{
    /// <summary>Breaks how scripts are run.</summary>
    protected void Run(Action<FaultScript<IDatabase>> wrong) => On.Each<IDatabase>(
        nameof(IConnectionMultiplexer.GetDatabase),
        database => wrong(database.Overloads(run => run.GetParameters()[0].ParameterType == typeof(string))));
}

/// <summary>A slip in the script that changes a queue.</summary>
internal abstract class ScriptFault : QueueFault
{
    protected ScriptFault(string right, string wrong) => Run(database => database.Tell(
        nameof(IDatabase.ScriptEvaluateAsync), call => call.With(0, call.Argument<string>(0).Replace(right, wrong))));
}

/// <summary>An off-by-one: the queue takes one message more than it holds.</summary>
internal sealed class HoldsOneMore() : ScriptFault("held() < capacity", "held() <= capacity");

/// <summary>An off-by-one: the overflow takes one message more than it holds.</summary>
internal sealed class SpillsOneMore() : ScriptFault("size(overflow) < spare", "size(overflow) <= spare");

/// <summary>All messages have the same priority.</summary>
internal sealed class IgnoresPriorities() : ScriptFault("priority .. string", "'1' .. string");

/// <summary>An off-by-one: a claim is over a millisecond after its time.</summary>
internal sealed class WaitsAMomentLonger() : ScriptFault("'-inf', now", "'-inf', '(' .. now");

/// <summary>Whoever has ever claimed a message may acknowledge it.</summary>
internal sealed class TakesLateAcknowledgements()
    : ScriptFault("redis.call('HGET', attempts, id) ~= attempt", "not redis.call('HGET', attempts, id)");

/// <summary>An id that is known is not looked for.</summary>
internal sealed class TakesMessagesTwice()
    : ScriptFault("redis.call('HEXISTS', places, id) == 0 then\n    local", "true then\n    local");

/// <summary>The overflow drains from its end.</summary>
internal sealed class DrainsTheLastFirst() : ScriptFault("'ZRANGE', overflow", "'ZREVRANGE', overflow");

/// <summary>What drains into the queue stays in the overflow, too.</summary>
internal sealed class DrainsACopy() : ScriptFault("redis.call('ZREM', from, message)", "local kept = from");

/// <summary>A message that Redis did not answer passes for accepted.</summary>
internal sealed class AcceptsWithoutRedis : QueueFault
{
    public AcceptsWithoutRedis() => Run(database => database
        .Swallow<RedisException, RedisResult>(nameof(IDatabase.ScriptEvaluateAsync), _ => Accepted())
        .Swallow<TimeoutException, RedisResult>(nameof(IDatabase.ScriptEvaluateAsync), _ => Accepted()));

    private static RedisResult Accepted() => RedisResult.Create(["queue", 1]);
}

/// <summary>Senders are told only above the threshold.</summary>
internal sealed class TellsOnlyAboveTheThreshold() : OptionFault<InfrastructureSettings>(
    settings => settings.Queue.SlowAt = Math.BitIncrement(settings.Queue.SlowAt));

/// <summary>A fault in what a sender is told.</summary>
internal abstract class AnswerFault(Func<QueueAnswer, QueueAnswer> wrong) : FrameFault
{
    internal override Func<Frame, IEnumerable<Frame>> Sending() => frame =>
        [frame is Frame.Enqueued told ? told with { Answer = wrong(told.Answer) } : frame];
}

/// <summary>Nobody is told to slow down.</summary>
internal sealed class DoesNotTellToSlowDown() : AnswerFault(right => right with { IsSlow = false });

/// <summary>A sender that is refused takes its message for accepted.</summary>
internal sealed class RefusesInSilence() : AnswerFault(
    right => right.Status == 429 ? right with { Status = 202, Text = "overflow" } : right);
