using Microsoft.Extensions.Time.Testing;
using Netra.Apex.Client.Wire;

namespace Netra.Apex.Client.Tests;

/// <summary>What becomes of messages that a client has sent to its queue.</summary>
public sealed class OutboxTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider _time = new();
    private readonly Outbox _outbox;
    private int _wakes;

    public OutboxTests() => _outbox = new Outbox(TimeSpan.FromMilliseconds(100), _time, () => _wakes++);

    [Fact]
    public async Task Gives_each_answer_to_the_one_who_sent()
    {
        var (first, second) = (Send("1"), Send("2"));
        Assert.Equal(("1", "2", null), (Next(), Next(), Next()));
        _outbox.Take("2", Answer(status: 429));
        _outbox.Take("1", Answer());
        _outbox.Take("1", Answer(status: 500));
        _outbox.Take("other", Answer(status: 500));
        Assert.Equal((202, 429), ((await first).Status, (await second).Status));
    }

    [Fact]
    public void A_message_that_is_open_is_not_sent_twice()
    {
        Assert.Same(Send("1"), Send("1"));
        Assert.Equal(("1", null), (Next(), Next()));
    }

    [Theory]
    [InlineData(0.8, 80)]
    [InlineData(1, 100)]
    [InlineData(6, 600)]
    public void Waits_the_longer_the_fuller_the_queue_is(double load, int milliseconds)
    {
        SendThree();
        Take(load);
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds) - Tick);
        Assert.Equal((null, 0), (Next(), _wakes));
        _time.Advance(Tick);
        Assert.Equal(("2", 1), (Next(), _wakes));
    }

    [Fact]
    public void Sends_one_at_a_time_while_it_is_told_to_slow_down()
    {
        SendThree();
        Take(load: 1);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(("2", null), (Next(), Next()));
    }

    [Fact]
    public void Goes_on_at_once_when_it_need_not_be_slow_any_more()
    {
        SendThree();
        Take(load: 1);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Next();
        _outbox.Take("2", Answer());
        Send("4");
        Assert.Equal(("3", "4", 2), (Next(), Next(), _wakes));
    }

    [Fact]
    public void Has_no_more_than_sixty_four_on_their_way()
    {
        Enumerable.Range(1, 65).ToList().ForEach(number => Send($"{number}"));
        string?[] sent = [.. Enumerable.Range(1, 65).Select(_ => Next())];
        Assert.Equal(("64", null), (sent[63], sent[64]));
        _outbox.Take("7", Answer());
        Assert.Equal("65", Next());
    }

    [Fact]
    public async Task Sends_again_in_order_what_was_not_answered_before_a_loss()
    {
        var first = Send("1");
        SendThree();
        Next();
        Next();
        _outbox.Take("1", Answer());
        _outbox.Lose();
        Assert.Equal(("2", "3", null), (Next(), Next(), Next()));
        Assert.Equal(202, (await first).Status);
    }

    [Fact]
    public async Task Lets_nobody_wait_for_a_client_that_has_ended()
    {
        var before = Send("1");
        _outbox.End(new ClientEndedException("Over."));
        await Assert.ThrowsAsync<ClientEndedException>(() => before);
        await Assert.ThrowsAsync<ClientEndedException>(() => Send("2"));
        Assert.Null(Next());
    }

    [Theory]
    [InlineData("a-Z_9", "body", null)]
    [InlineData("", "body", "An id has 1 to 100 letters, digits, '-' and '_'.")]
    [InlineData("a/b", "body", "An id has 1 to 100 letters, digits, '-' and '_'.")]
    [InlineData("é", "body", "An id has 1 to 100 letters, digits, '-' and '_'.")]
    public void Names_what_is_wrong_with_an_id(string id, string body, string? problem) =>
        Assert.Equal(problem, new QueueMessage(id, MessagePriority.Low, body).Problem());

    [Theory]
    [InlineData(100, 16_384, null)]
    [InlineData(101, 0, "An id has 1 to 100 letters, digits, '-' and '_'.")]
    [InlineData(100, 16_385, "A body has up to 16384 bytes of UTF-8.")]
    public void Limits_the_lengths_of_id_and_body(int id, int body, string? problem) => Assert.Equal(
        problem, new QueueMessage(new string('a', id), MessagePriority.High, new string('b', body)).Problem());

    [Fact]
    public void Counts_a_body_in_bytes() => Assert.Equal(
        "A body has up to 16384 bytes of UTF-8.",
        new QueueMessage("a", MessagePriority.High, new string('é', 8193)).Problem());

    [Fact]
    public void Knows_three_priorities() =>
        Assert.Equal("A priority is high, normal or low.", new QueueMessage("a", (MessagePriority)3, "").Problem());

    [Fact]
    public async Task A_client_does_not_take_what_cannot_be_sent()
    {
        var options = new ApexClientOptions { Address = new Uri("https://apex.example") };
        await using var client = new ApexClient(Microsoft.Extensions.Options.Options.Create(options), _time);
        await Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(new("", MessagePriority.High, "body")));
    }

    private static QueueAnswer Answer(int status = 202, double? load = null) =>
        new(status, "queue", Depth: 1, load ?? 0, IsSlow: load is not null);

    private Task<QueueAnswer> Send(string id) => _outbox.Send(new QueueMessage(id, MessagePriority.Normal, ""));

    private string? Next() => _outbox.Next()?.Id;

    private void SendThree()
    {
        Send("1");
        Send("2");
        Send("3");
    }

    private void Take(double load)
    {
        Next();
        _outbox.Take("1", Answer(load: load));
    }
}
