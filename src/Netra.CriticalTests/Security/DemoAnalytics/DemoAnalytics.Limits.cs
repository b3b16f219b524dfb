using Netra.Apex.Security.DemoAnalytics;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Security;

/// <summary>This part: what a visitor may send at a time, and what an administrator may ask for.</summary>
public sealed partial class DemoAnalytics
{
    private const string CountRule = "Send 1 to 100 events at a time.";
    private const string KeyRule =
        "Send a new UUID as Idempotency-Key, and the same one when you send the request again.";
    private const string TypeRule = "type must have 1 to 64 characters, none of them a control character.";

    // Keys and types of sessions, and why they are refused.
    private static readonly (string? Key, string? Type, string Refusal)[] Beginnings =
    [
        (null, "demo", KeyRule),
        ($"{Guid.Empty}", "demo", KeyRule),
        ($"{Guid.NewGuid()}", null, TypeRule),
        ($"{Guid.NewGuid()}", " ", TypeRule),
        ($"{Guid.NewGuid()}", "a\n", TypeRule),
        ($"{Guid.NewGuid()}", "a\uFFFE", TypeRule),
        ($"{Guid.NewGuid()}", new string('b', 65), TypeRule),
        ($"{Guid.NewGuid()}", new string('c', 64), ""),
        ($"{Guid.NewGuid()}", "d", ""),
    ];

    // Batches of a session that is a minute old, and why they are refused.
    private static readonly (DemoEvent?[] Events, string Refusal)[] Batches =
    [
        ([], CountRule),
        ([.. Many(101)], CountRule),
        ([.. Many(100)], ""),
        ([Used("a", 0, 0), null], "Event 2: is null."),
        ([Ended("b", 500), Ended("c", 900), Used("d", 700, 0)], EndedBefore(700)),
        ([Used("e", 400, 0), Used("f", 600, 0), Ended("g", 500)], EndedBefore(600)),
        ([Ended("h", 500), Ended("i", 900), Used("j", 500, 0)], ""),
        ([Used("k", 700, 0)], EndedBefore(700)),
    ];

    [Fact]
    [Covers("Tracking: a session without a key of its own or a type of 1 to 64 characters is refused")]
    [ProvenBy(typeof(GivesEachAttemptItsKey))]
    public async Task A_session_has_a_key_and_a_type() =>
        Assert.Equal(
            Beginnings.Select(session => session.Refusal),
            await Beginnings.OneByOneAsync(session => apex.TryBeginAsync(session.Key, session.Type)));

    [Fact]
    [Covers("Tracking: 1 to 100 events at a time, all of them or none; what was ended twice has its first end")]
    [ProvenBy(typeof(OverlooksTheEnd))]
    public async Task A_batch_is_taken_as_a_whole_or_refused()
    {
        var type = DemoFixture.NewType();
        var session = await apex.UseAsync(type);

        var answers = await Batches.OneByOneAsync(batch => apex.SendAsync(session, batch.Events));

        var line = $"{type},,1,101,0,0,0,0,,,,,{NotRecorded}";
        var total = LineOf(await apex.TotalAsync(type));
        Assert.Equal([.. Batches.Select(batch => batch.Refusal), line], answers.Append(total));
    }

    [Fact]
    [Covers("Conversion: a report is about 1 to 366 days in their order, the last 30 unless said otherwise")]
    [ProvenBy(typeof(LosesTheQuery))]
    public async Task A_report_is_about_a_year_at_most()
    {
        var (type, day) = (DemoFixture.NewType(), apex.Today);
        await apex.UseAsync(type);
        (string Path, string Answer)[] reports = [.. Answered(day), .. Refused(day)];

        var counts = await reports.OneByOneAsync(report => apex.CountAsync(type, report.Path));

        Assert.Equal(reports.Select(report => report.Answer), counts);
    }

    private static IEnumerable<DemoEvent> Many(int events) =>
        Enumerable.Range(0, events).Select(number => Used($"{number}", 0, 0));

    private static string EndedBefore(long time) =>
        $"An interaction is over after {time} ms, but its session ended after 500 ms.";

    /// <summary>Reports about days around one with a session, and what they count of it.</summary>
    private static (string Path, string Answer)[] Answered(DateOnly day) =>
    [
        ("analytics", "1"),
        ($"analytics?from={day:O}", "1"),
        ($"analytics?to={day.AddDays(29):O}", "1"),
        ($"analytics?to={day.AddDays(30):O}", ""),
        ("analytics?to=0001-01-02", ""),
        ($"analytics?from={day.AddDays(-365):O}&to={day:O}", "1"),
    ];

    /// <summary>Reports about periods that cannot be, and why they are refused.</summary>
    private static (string Path, string Answer)[] Refused(DateOnly day) =>
    [
        ($"analytics?from={day.AddDays(-366):O}&to={day:O}", BadPeriod(day.AddDays(-366), day)),
        ($"analytics?from={day:O}&to={day.AddDays(-1):O}", BadPeriod(day, day.AddDays(-1))),
    ];

    private static string BadPeriod(DateOnly from, DateOnly to) =>
        $"from is {from:O} and to is {to:O}; give a range of 1 to 366 days.";
}
