using Netra.Apex.Client.Wire;
using Netra.Apex.Infrastructure.Queue;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;
using static Netra.Apex.Client.Wire.MessagePriority;

namespace Netra.CriticalTests.Infrastructure;

/// <summary>What a customer's workloads report while nobody works it off fast enough, or at all.</summary>
[CriticalTest(19, "Message queue overflow")]
[BusinessValue(
    8_000,
    "Workloads report most when they are in trouble; what is lost in a burst is the optimisation customers pay for",
    Category = BusinessCategory.Performance,
    Stage = CustomerStage.Retention)]
public sealed partial class MessageQueueOverflow(QueueFixture apex) : IClassFixture<QueueFixture>
{
    private const string Refusal = "429 Queue and overflow are full; send the message again later.";

    private static readonly TimeSpan ClaimTime = new QueueSettings().ClaimTime;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private static readonly QueueMessage One = QueueCustomer.Messages(1)[0];

    [Fact]
    [Covers("Buffering: of a burst of 1,500 over a WebSocket the first 1,000 are in the queue, the others in overflow")]
    [ProvenBy(typeof(HoldsOneMore))]
    public async Task A_burst_fills_the_queue_and_spills_into_the_overflow()
    {
        await using var node = await apex.StartWithDefaultsAsync();
        await using var ann = await apex.NewCustomerAsync(node);

        var answers = await ann.SendAsync(QueueCustomer.Messages(1500));

        string[] expected = [.. Enumerable.Repeat("queue", 1000), .. Enumerable.Repeat("overflow", 500), "1000 500"];
        Assert.Equal(expected, answers.Select(answer => answer.Text).Append(Held(await ann.CountAsync())));
    }

    [Fact]
    [Covers("Buffering: of one's own messages the most urgent goes first, and among equals what came first")]
    [ProvenBy(typeof(IgnoresPriorities))]
    public async Task The_most_urgent_message_goes_first()
    {
        await using var ann = await apex.NewCustomerAsync();
        await using var bob = await apex.NewCustomerAsync();
        await bob.SendAsync(new QueueMessage("x", High, "0"));
        await ann.SendAsync(
            new("c", Low, "5"), new("b", Normal, "3"), new("z", High, "1"), new("a", Normal, "4"), new("y", High, "2"));

        var claims = await ann.WorkOffAsync();

        string[] expected = ["z High 1", "y High 2", "b Normal 3", "a Normal 4", "c Low 5"];
        Assert.Equal(expected, claims.Select(claim => $"{claim.Id} {claim.Priority} {claim.Body}"));
    }

    [Fact]
    [Covers("Buffering: operators see how many messages went to the queue, to the overflow and nowhere")]
    [ProvenBy(typeof(HoldsOneMore))]
    public async Task Messages_are_counted_by_where_they_went()
    {
        await using var ann = await apex.NewCustomerAsync();
        using var counted = new Measurements(apex.Platform, "apex.queue.messages");

        await ann.SendAsync(QueueCustomer.Messages(17));

        Assert.Equal(
            [("1 full", 2), ("1 overflow", 5), ("1 queue", 10)],
            counted.Taken().CountBy(one => one).Select(one => (one.Key, one.Value)).Order());
    }

    [Fact]
    [Covers("Buffering: the smallest queue holds one message without overflow; no platform starts with a smaller one")]
    [ProvenBy(typeof(CutsSettings))]
    public async Task A_queue_that_can_hold_nothing_is_refused_at_start()
    {
        var taken = await RefusedKeysAsync("1", "0", "1");

        string[] refused = [await RefusedKeysAsync("0", "-1", "0"), await RefusedKeysAsync("1", "0", "1.1")];

        Assert.Equal(["", "Capacity Overflow SlowAt", "SlowAt"], refused.Prepend(taken));
    }

    [Fact]
    [Covers("Backpressure: senders are told to slow down while 80 % of the queue wait or are claimed, and not below")]
    [ProvenBy(typeof(TellsOnlyAboveTheThreshold))]
    public async Task Senders_are_told_to_slow_down_at_80_percent()
    {
        await using var ann = await apex.NewCustomerAsync();
        var messages = QueueCustomer.Messages(9);
        await SendAndClaimAsync(ann, messages[..6]);
        var before = await ann.SendAsync(messages[6..8]);
        await ann.WorkOffAsync(most: 2);

        var after = await ann.SendAsync(messages[8]);

        var told = before.Concat(after).Select(answer => (answer.Depth, answer.IsSlow));
        Assert.Equal([(7, false), (8, true), (7, false)], told);
    }

    [Fact]
    [Covers("Backpressure: the platform's client, told to slow down, waits before each message, the longer the fuller")]
    [ProvenBy(typeof(DoesNotTellToSlowDown))]
    public async Task A_client_that_is_told_to_slow_down_waits()
    {
        await using var ann = await apex.NewCustomerAsync();

        var waits = await ann.SendWithClientAsync(apex.Time, messages: 12);

        Assert.Equal([80, 90, 100, 110], waits.Take(4));
    }

    [Fact]
    [Covers("Preservation: what a dead consumer has claimed is claimed anew when its time is over, at its old place")]
    [ProvenBy(typeof(WaitsAMomentLonger))]
    public async Task What_a_dead_consumer_has_claimed_comes_back_at_its_place()
    {
        await using var ann = await apex.NewCustomerAsync();
        var dead = await SendAndClaimAsync(ann, QueueCustomer.Messages(2));
        apex.Time.Advance(ClaimTime - Moment);
        var early = await ann.ClaimNextAsync();
        await ann.ReturnAsync("2", attempt: 1);

        apex.Time.Advance(Moment);

        var late = $"{await ann.ClaimNextAsync()}, {await ann.ClaimNextAsync()}";
        Assert.Equal("1 1, 2 1, 1 2, 2 2", $"{dead}, {early}, {late}");
    }

    [Fact]
    [Covers("Preservation: what a slow consumer acknowledges too late is not lost, and what is done twice counts once")]
    [ProvenBy(typeof(TakesLateAcknowledgements))]
    public async Task A_message_that_was_claimed_twice_counts_once()
    {
        await using var ann = await apex.NewCustomerAsync();
        await SendAndClaimAsync(ann, QueueCustomer.Messages(1));
        apex.Time.Advance(ClaimTime);
        await ann.ClaimAsync();

        int[] told = [await LateAsync(ann), await InTimeAsync(ann), await InTimeAsync(ann), await LateAsync(ann)];

        var counts = Show(await ann.CountAsync());
        Assert.Equal("409 204 204 409; 1 in, 1 out, 0 refused: 0 0", $"{string.Join(' ', told)}; {counts}");
    }

    [Fact]
    [Covers(
        "Preservation: beyond queue and overflow a sender is refused with a sentence, and nothing accepted is lost")]
    [ProvenBy(typeof(SpillsOneMore))]
    [ProvenBy(typeof(RefusesInSilence))]
    public async Task A_sender_is_refused_beyond_the_last_bound()
    {
        await using var ann = await apex.NewCustomerAsync();

        var told = await SendOneTooManyAsync(ann);

        var kept = $"{Show(await ann.CountAsync())}: {await ann.WorkOffIdsAsync()}";
        var expected = "16 in, 1 out, 1 refused: 10 5: 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16";
        Assert.Equal(["202 overflow", Refusal, "202 overflow", expected], told.Append(kept));
    }

    [Fact]
    [Covers("Preservation: a sender is told that Redis was lost before its answer; what is sent again counts once")]
    [ProvenBy(typeof(AcceptsWithoutRedis))]
    [ProvenBy(typeof(TakesMessagesTwice))]
    public async Task A_message_that_is_sent_again_counts_once()
    {
        await using var ann = await apex.NewCustomerAsync();
        var lost = await apex.SendAndLoseRedisAsync(ann, One);
        var again = await ann.SendAsync(One);
        var ids = await ann.WorkOffIdsAsync();

        await ann.SendAsync(One);

        var told = $"{lost.Status} {lost.IsSlow} {again[0].Status}";
        Assert.Equal("503 True 202: 1; 1 in, 1 out, 0 refused: 0 0", $"{told}: {ids}; {Show(await ann.CountAsync())}");
    }

    [Fact]
    [Covers("Recovery: the overflow drains into the queue as it empties, by priority and then by arrival")]
    [ProvenBy(typeof(DrainsTheLastFirst))]
    public async Task The_overflow_drains_by_priority_and_arrival()
    {
        await using var ann = await apex.NewCustomerAsync();
        await ann.SendAsync(QueueCustomer.Messages(10));
        await ann.SendAsync(
            new("e", Low, ""), new("d", Normal, ""), new("b", High, ""), new("c", Normal, ""), new("a", High, ""));

        Assert.Equal("1 b a 2 3 4 5 6 7 8 9 10 d c e", await ann.WorkOffIdsAsync());
    }

    [Fact]
    [Covers("Recovery: two nodes at which customers consume at once give each message once")]
    [ProvenBy(typeof(DrainsACopy))]
    public async Task Two_nodes_give_each_message_once()
    {
        await using var node = await apex.StartNodeAsync();
        await using var ann = await apex.NewCustomerAsync();
        await using var another = ann.At(node);
        await ann.SendAsync(QueueCustomer.Messages(15));

        var claims = await Task.WhenAll(ann.WorkOffAsync(), another.WorkOffAsync());

        var numbers = claims.SelectMany(some => some).Select(claim => int.Parse(claim.Id)).Order();
        Assert.Equal(Enumerable.Range(1, 15), numbers);
    }

    private static async Task<string> SendAndClaimAsync(QueueCustomer customer, QueueMessage[] messages)
    {
        await customer.SendAsync(messages);
        return await customer.ClaimNextAsync();
    }

    /// <summary>Fills queue and overflow, sends one more, and sends it again when there is room.</summary>
    /// <returns>What the sender is told about the last three.</returns>
    private static async Task<IEnumerable<string>> SendOneTooManyAsync(QueueCustomer customer)
    {
        var messages = QueueCustomer.Messages(16);
        var full = await customer.SendAsync(messages);
        await customer.WorkOffAsync(most: 1);
        var again = await customer.SendAsync(messages[15]);
        return full.Skip(14).Concat(again).Select(answer => $"{answer.Status} {answer.Text}");
    }

    private static Task<int> LateAsync(QueueCustomer consumer) => consumer.AcknowledgeAsync("1", attempt: 1);

    private static Task<int> InTimeAsync(QueueCustomer consumer) => consumer.AcknowledgeAsync("1", attempt: 2);

    private static string Held(QueueCounts counts) => $"{counts.Waiting + counts.Claimed} {counts.Overflow}";

    private static string Show(QueueCounts counts) =>
        $"{counts.In} in, {counts.Out} out, {counts.Refused} refused: {Held(counts)}";

    private Task<string> RefusedKeysAsync(string capacity, string overflow, string slowAt) => apex.RefusedKeysAsync(
        "Apex:Infrastructure:Queue", ("Capacity", capacity), ("Overflow", overflow), ("SlowAt", slowAt));
}
