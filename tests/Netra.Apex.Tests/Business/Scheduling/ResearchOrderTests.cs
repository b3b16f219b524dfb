using Netra.Apex.Business.Scheduling;

namespace Netra.Apex.Tests.Business.Scheduling;

/// <summary>What can be ordered, and which due time a run belongs to.</summary>
public sealed class ResearchOrderTests
{
    private const string Daily = "0 30 2 * * ?";
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(56);
    private static readonly ResearchOrder Right = new("prices", ["A100"], Daily);

    private static readonly (string Property, ResearchOrder[] Orders)[] Wrong =
    [
        ("kind", [Right with { Kind = "weather" }, Right with { Kind = null! }]),
        ("gpus",
            [Gpus(null!), Gpus([]), Gpus([""]), Gpus([null!]), Gpus(["a", "a"]), Gpus([new('x', 65)]), Gpus(Many(21))]),
        ("cron",
        [
            Right with { Cron = null }, Right with { Cron = "30 2 * * *" }, Right with { Cron = "often" },
            Right with { Cron = "0 0 0 1 1 ? 2025" }, Right with { Cron = "* * * * * ?" },
            Right with { Cron = " 0,30 0 0 1 1 ?" }, Right with { Cron = "0/59 * * * * ?" },
            Right with { Cron = Daily + new string(' ', 64) },
        ]),
        ("at", [Once(Now.AddTicks(-1)), Once(Now.AddYears(10).AddTicks(1)), Right with { At = Now }]),
        ("timeZone", [Zone("Mars/Base"), Zone(""), Zone("../zone"), Once(Now) with { TimeZone = "UTC" }]),
        ("priority", [Right with { Priority = 0 }, Right with { Priority = 11 }]),
    ];

    public static TheoryData<string> Unusable { get; } = [.. Wrong.Select(wrong => wrong.Property)];

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Names_what_cannot_be_used(string property)
    {
        var orders = Wrong.Single(wrong => wrong.Property == property).Orders;
        Assert.All(orders, order => Assert.Equal([property], order.Problems(["prices"], Now).Keys));
    }

    [Fact]
    public void Accepts_every_limit()
    {
        ResearchOrder[] orders =
        [
            Gpus([new('x', 64)]), Gpus(Many(20)), Once(Now), Once(Now.AddYears(10)), Zone("Europe/Berlin"),
            Right with { Cron = " 7  * * * * ?" }, Right with { Priority = 1 }, Right with { Priority = 10 },
        ];
        Assert.All(orders, order => Assert.Empty(order.Problems(["prices"], Now)));
    }

    [Theory]
    [InlineData("2026-01-05T02:30:00Z", "2026-01-05T02:30:00Z")]
    [InlineData("2026-01-05T02:30:00.5Z", "2026-01-05T02:30:00Z")]
    [InlineData("2026-01-05T02:29:59.9Z", "2026-01-04T02:30:00Z")]
    [InlineData("2026-01-06T01:00:00Z", "2026-01-05T02:30:00Z")]
    public void A_run_belongs_to_the_last_due_time(string begun, string due) =>
        Assert.Equal(DateTimeOffset.Parse(due), Right.DueAt(DateTimeOffset.Parse(begun)));

    [Theory]
    [InlineData("2040-03-25T01:00:00Z", "2040-03-25T01:00:00Z")]
    [InlineData("2040-03-25T00:59:59Z", "2040-03-24T01:30:00Z")]
    [InlineData("2040-10-28T01:30:00Z", "2040-10-28T00:30:00Z")]
    public void A_due_time_can_lie_in_a_change_of_daylight_saving(string begun, string due) =>
        Assert.Equal(DateTimeOffset.Parse(due), Zone("Europe/Berlin").DueAt(DateTimeOffset.Parse(begun)));

    [Fact]
    public void A_late_run_of_a_single_order_belongs_to_its_time() =>
        Assert.Equal(Now, Once(Now).DueAt(Now.AddDays(1)));

    [Fact]
    public void A_lock_belongs_to_one_due_time_of_one_order()
    {
        var run = new DueRun(Guid.NewGuid(), Now);
        Guid[] locks = [run.Lock, (run with { DueAt = Now.AddSeconds(1) }).Lock,
            (run with { Order = Guid.NewGuid() }).Lock];
        Assert.Equal((run with { DueAt = Now.ToOffset(TimeSpan.FromHours(1)) }).Lock, locks[0]);
        Assert.Equal(locks.Length, locks.Distinct().Count());
    }

    private static ResearchOrder Gpus(string[] gpus) => Right with { Gpus = gpus };

    private static ResearchOrder Once(DateTimeOffset at) => Right with { Cron = null, At = at };

    private static ResearchOrder Zone(string zone) => Right with { TimeZone = zone };

    private static string[] Many(int count) => [.. Enumerable.Range(1, count).Select(number => $"gpu {number}")];
}
