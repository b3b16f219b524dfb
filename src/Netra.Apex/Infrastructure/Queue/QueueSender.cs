using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using Netra.Apex.Client.Wire;

namespace Netra.Apex.Infrastructure.Queue;

/// <summary>Takes messages from senders and tells each how full the queue is; what goes wrong is an answer,
/// too.</summary>
internal sealed class QueueSender(
    MessageQueues queues, IOptions<InfrastructureSettings> settings, IMeterFactory meters)
{
    /// <summary>How many messages of one connection may be on their way to Redis.</summary>
    public const int MostAtOnce = 64;

    private readonly Counter<long> _messages = meters.Create("Netra.Apex.Queue").CreateCounter<long>(
        "apex.queue.messages", "{message}", "Messages of senders, by where they went.");

    /// <summary>Puts a message into its sender's queue.</summary>
    public async Task<QueueAnswer> SendAsync(string customer, QueueMessage message) =>
        message.Problem() is { } problem
            ? new QueueAnswer(StatusCodes.Status400BadRequest, problem, Depth: 0, Load: 0, IsSlow: false)
            : await TrySendAsync(customer, message);

    private async Task<QueueAnswer> TrySendAsync(string customer, QueueMessage message)
    {
        try
        {
            var (state, depth) = await queues.SendAsync(customer, message);
            _messages.Add(1, new KeyValuePair<string, object?>("outcome", state));
            return AnswerOf(state, depth);
        }
        catch (QueueAwayException away)
        {
            const int Status = StatusCodes.Status503ServiceUnavailable;
            return new QueueAnswer(Status, away.Message, Depth: 0, Load: 1, IsSlow: true);
        }
    }

    private QueueAnswer AnswerOf(string state, int depth)
    {
        var queue = settings.Value.Queue;
        var (status, text) = state == "full"
            ? (StatusCodes.Status429TooManyRequests, "Queue and overflow are full; send the message again later.")
            : (StatusCodes.Status202Accepted, state);
        var isSlow = depth >= queue.SlowAt * queue.Capacity;
        return new QueueAnswer(status, text, depth, (double)depth / queue.Capacity, isSlow);
    }
}
