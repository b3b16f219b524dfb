using System.Globalization;
using Netra.Apex.Security.DemoAnalytics;
using Netra.Compliance;

namespace Netra.CriticalTests.Security;

/// <summary>Visitors try demos; what comes of it is counted once, by type and by day, and set against its
/// money.</summary>
[CriticalTest(17, "Demo analytics")]
[BusinessValue(
    10_000,
    "Which demos are shown to visitors is decided by these figures: wrong ones pay for demos that bring no customers",
    Category = BusinessCategory.AnalyticsAndGrowth,
    Stage = CustomerStage.Demo)]
public sealed partial class DemoAnalytics(DemoFixture apex) : IClassFixture<DemoFixture>
{
    private const string IdRule = "id must have 1 to 64 characters, none of them a control character.";
    private const string NotRecorded = "No investment is recorded.";
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);
    private static readonly DemoEvent[] Events =
        [Used("a", 10_000, 4_000), Used("b", 20_000, 2_000), Used("c", 60_000, 0)];
    private static readonly DemoEvent[] AtOnce = [Used("a", 0, 0), Used("b", 0, 0)];

    // Events of a session that is a minute old, and why they are refused.
    private static readonly (DemoEvent Event, string Refusal)[] Bounds =
    [
        (Used("a", 60_000, 60_000), ""),
        (Used(new string('b', 64), 0, 0), ""),
        (Used(new string('c', 65), 0, 0), $"Event 1: {IdRule}"),
        (Used(" ", 0, 0), $"Event 1: {IdRule}"),
        (Used("d\n", 0, 0), $"Event 1: {IdRule}"),
        (Used("e", 60_001, 0), "Event 1: afterMs is 60001; give 0 to 60000."),
        (Used("f", -1, 0), "Event 1: afterMs is -1; give 0 to 60000."),
        (Used("g", 500, 501), "Event 1: durationMs is 501; give 0 to 500."),
        (Used("h", 500, -1), "Event 1: durationMs is -1; give 0 to 500."),
        (Ended("i", 500) with { DurationMs = 1 }, "Event 1: durationMs is 1; give 0 to 0."),
        (new("j", (DemoEventKind)3, 0), "Event 1: kind must be one of Interaction, Ended, Converted."),
        (Ended("k", 59_999), "An interaction is over after 60000 ms, but its session ended after 59999 ms."),
        (Ended("l", 60_000), ""),
        (Used("m", 60_000, 1), ""),
    ];

    [Fact]
    [Covers("Tracking: events that are sent again, in part and in another order, count once, with their durations")]
    [ProvenBy(typeof(NamesEventsAnew))]
    [ProvenBy(typeof(RefusesBatchesWithKnownEvents))]
    public async Task Events_that_are_sent_again_count_once()
    {
        var type = DemoFixture.NewType();
        var session = await apex.UseAsync(type);

        await apex.SendAsync(session, Events[0], Events[1]);
        await apex.SendAsync(session, Events[2], Events[1]);
        await apex.SendAsync(session, Events[1], Events[1], Events[0]);

        var expected = $"{type},,1,3,6000,6000,0,0,,,,,{NotRecorded}";
        Assert.Equal(expected, LineOf(await apex.TotalAsync(type)));
    }

    [Fact]
    [Covers("Tracking: a session that is begun again, and its events that are sent again, all at once, are there once")]
    [ProvenBy(typeof(GivesEachAttemptItsKey))]
    public async Task What_is_sent_several_times_at_once_is_there_once()
    {
        var (type, key) = (DemoFixture.NewType(), Guid.NewGuid());

        var sessions = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => apex.BeginAsync(type, key)));
        await Task.WhenAll(sessions.Select(
            (session, at) => apex.SendAsync(session, AtOnce[at % 2], AtOnce[(at + 1) % 2])));

        var figures = await apex.TotalAsync(type);
        Assert.Equal((1, 2), (figures.Sessions, figures.Interactions));
    }

    [Fact]
    [Covers("Tracking: only what can have happened counts: up to now, as long as it can take, not after the end")]
    [ProvenBy(typeof(CutsDurations))]
    public async Task An_event_that_cannot_have_happened_is_refused()
    {
        var type = DemoFixture.NewType();
        var session = await apex.UseAsync(type);

        var answers = await apex.SendEachAsync(session, Bounds.Select(bound => bound.Event));

        var line = $"{type},,1,3,60001,60001,0,0,,,,,{NotRecorded}";
        var total = LineOf(await apex.TotalAsync(type));
        Assert.Equal([.. Bounds.Select(bound => bound.Refusal), line], answers.Append(total));
    }

    [Fact]
    [Covers("Conversion: sessions whose visitors signed up, once or more, by type and by day in their order")]
    [ProvenBy(typeof(TakesEndsForConversions))]
    public async Task Counts_the_sessions_that_convert_by_type_and_day()
    {
        var (type, first) = (DemoFixture.NewType(), apex.Today);
        await VisitOnTwoDaysAsync(type);

        var figures = await apex.FiguresAsync(type, first, apex.Today);

        var total = $"{type},,3,2,700,200,1,0.3333,,,,,{NotRecorded}";
        string[] other = [$"a {type},,1,0,0,0,1,1,,,,,{NotRecorded}", $"a {type},{first:O},1,0,0,0,1,1,,,,,"];
        string[] days = [$"{type},{first:O},2,2,700,350,1,0.5,,,,,", $"{type},{apex.Today:O},1,0,0,0,0,0,,,,,"];
        Assert.Equal([.. other, total, .. days], figures.Select(LineOf));
    }

    [Fact]
    [Covers("Conversion: a session belongs to the day, UTC, on which it began, and so does its conversion on the next")]
    [ProvenBy(typeof(CountsTheNextMidnight))]
    [ProvenBy(typeof(TakesLocalTimeForUtc))]
    public async Task A_session_belongs_to_the_day_on_which_it_began()
    {
        var (type, day) = (DemoFixture.NewType(), apex.Today);
        await BeginAroundMidnightAsync(type);

        var figures = (await apex.FiguresAsync(type, day, day)).Concat(
            await apex.FiguresAsync(type, apex.Today, apex.Today));

        string[] expected = [": 1, 1", $"{day:O}: 1, 1", ": 1, 0", $"{day.AddDays(1):O}: 1, 0"];
        Assert.Equal(expected, figures.Select(row => $"{row.Day:O}: {row.Sessions}, {row.Conversions}"));
    }

    [Fact]
    [Covers("ROI: (revenue - investment) / investment, and days to pay back, from the amounts as they are now")]
    [ProvenBy(typeof(KeepsTheFirstRevenue))]
    public async Task Computes_the_return_and_the_days_to_pay_back()
    {
        var type = DemoFixture.NewType();
        await apex.RecordAsync(type, investment: 10, revenuePerConversion: 0.01m);
        await apex.RecordAsync(type, investment: 1_000, revenuePerConversion: 749.99m);
        await apex.ConvertAsync(type, sessions: 2);

        var total = (await apex.FiguresAsync(type, apex.Today.AddDays(-9), apex.Today))[0];

        (decimal?, decimal?, decimal?, decimal?, string?) expected = (1_000, 1_499.98m, 0.5m, 6.6668m, null);
        Assert.Equal(expected, (total.Investment, total.Revenue, total.Roi, total.PaybackDays, total.Why));
    }

    [Theory]
    [InlineData(100, 0, 0, "rate , ROI -1, payback : Nothing was earned.")]
    [InlineData(100, 60, 0, "rate , ROI -1, payback : Nothing was earned.")]
    [InlineData(100, 0, 1, "rate 1, ROI -1, payback : Nothing was earned.")]
    [InlineData(0, 60, 1, "rate 1, ROI , payback : Nothing was invested.")]
    [InlineData(0, 0, 0, "rate , ROI , payback : Nothing was invested.")]
    [InlineData(120, 60, 1, "rate 1, ROI -0.5, payback 2: ")]
    [Covers("ROI: without a session there is no rate, without a cost no return, without revenue -1 and no payback")]
    [ProvenBy(typeof(ShowsZeroForNothing))]
    public async Task Says_why_there_is_no_figure(int investment, int revenue, int sessions, string expected)
    {
        var type = DemoFixture.NewType();
        await apex.RecordAsync(type, investment, revenue);
        await apex.ConvertAsync(type, sessions);

        var total = await apex.TotalAsync(type);

        FormattableString said = $"rate {total.Rate}, ROI {total.Roi}, payback {total.PaybackDays}: {total.Why}";
        Assert.Equal(expected, FormattableString.Invariant(said));
    }

    [Theory]
    [InlineData(-0.01, 60, "investment must be 0 to 1000000000 in whole cents.", 100)]
    [InlineData(50, -0.01, "revenuePerConversion must be 0 to 1000000000 in whole cents.", 100)]
    [InlineData(50, 0.001, "revenuePerConversion must be 0 to 1000000000 in whole cents.", 100)]
    [InlineData(0, 0, "", 0)]
    [InlineData(1_000_000_000, 1_000_000_000, "", 1_000_000_000)]
    [InlineData(1_000_000_000.01, 0, "investment must be 0 to 1000000000 in whole cents.", 100)]
    [Covers("ROI: a negative amount or more than a billion is refused and changes nothing; nothing is an amount")]
    [ProvenBy(typeof(LosesTheSign))]
    public async Task Refuses_negative_amounts(double investment, double revenue, string refusal, int expected)
    {
        var type = DemoFixture.NewType();
        await apex.RecordAsync(type, investment: 100, revenuePerConversion: 1);

        var answer = await apex.RecordAsync(type, (decimal)investment, (decimal)revenue);

        Assert.Equal(((decimal?)expected, refusal), ((await apex.TotalAsync(type)).Investment, answer));
    }

    [Fact]
    [Covers("Export: the CSV file has the figures of the JSON answer, line by line, whatever the machine's culture")]
    [ProvenBy(typeof(WritesGermanNumbers))]
    public async Task The_file_has_the_same_figures()
    {
        var type = DemoFixture.NewType();
        await apex.RecordAsync(type, investment: 1_234.5m, revenuePerConversion: 600);
        await apex.SendAsync(await apex.UseAsync(type), Used("a", 45_000, 15_000));
        await apex.SendAsync(await apex.UseAsync(type), Used("a", 45_000, 5_500));
        await apex.ConvertAsync(type, sessions: 1);

        var figures = await apex.FiguresAsync(type, apex.Today, apex.Today);

        Assert.Equal(figures.Select(LineOf), await apex.LinesAsync(type));
    }

    [Theory]
    [InlineData("=HYPERLINK(1)", "\"'=HYPERLINK(1) {0}\"")]
    [InlineData("+1", "\"'+1 {0}\"")]
    [InlineData("-1", "\"'-1 {0}\"")]
    [InlineData("@SUM(1)", "\"'@SUM(1) {0}\"")]
    [InlineData(" \uFF1D1", "\"'=1 {0}\"")]
    [InlineData("\u3000\uFF20a", "\"'@a {0}\"")]
    [InlineData("=\",=1", "\"'=\"\",=1 {0}\"")]
    [InlineData("a,=1", "\"a,=1 {0}\"")]
    [InlineData("a=1", "a=1 {0}")]
    [Covers("Export: a type that a spreadsheet takes for a formula is escaped, and a negative number stays a number")]
    [ProvenBy(typeof(DoesNotKnowTheAtSign))]
    public async Task Formulas_are_defused_and_numbers_are_not(string beginning, string cell)
    {
        var type = DemoFixture.NewType(beginning);
        await apex.RecordAsync(type, investment: 1, revenuePerConversion: 1);

        var lines = await apex.LinesAsync(type[^32..]);

        var expected = string.Format(CultureInfo.InvariantCulture, cell, type[^32..]);
        Assert.Equal([$"{expected},,0,0,0,,0,,1,0,-1,,Nothing was earned."], lines);
    }

    private static DemoEvent Used(string id, long after, long duration) =>
        new(id, DemoEventKind.Interaction, after, duration);

    private static DemoEvent Ended(string id, long after) => new(id, DemoEventKind.Ended, after);

    private static DemoEvent Converted(string id, long after) => new(id, DemoEventKind.Converted, after);

    /// <summary>Two sessions today, one of which converts twice, and one tomorrow; somebody converts at another
    /// demo.</summary>
    private async Task VisitOnTwoDaysAsync(string type)
    {
        var converted = await apex.UseAsync(type);
        await apex.SendAsync(converted, Used("a", 500, 500), Converted("b", 700), Converted("c", 900));
        await apex.SendAsync(await apex.UseAsync(type), Used("a", 300, 200), Ended("b", 300));
        await apex.ConvertAsync($"a {type}", sessions: 1);
        apex.MoveToMidnight(before: TimeSpan.Zero);
        await apex.SendAsync(await apex.UseAsync(type), Ended("a", 0));
    }

    /// <summary>A session in the last instant of a day, which converts on the next, and one in the next
    /// instant.</summary>
    private async Task BeginAroundMidnightAsync(string type)
    {
        apex.MoveToMidnight(before: Instant);
        var last = await apex.BeginAsync(type);
        apex.Time.Advance(Instant);
        await apex.UseAsync(type);
        await apex.SendAsync(last, Converted("a", 1_000));
    }

    private static string LineOf(DemoFigures row)
    {
        object?[] cells =
        [
            row.Type, row.Day?.ToString("O"), row.Sessions, row.Interactions, row.DurationMs, row.MedianMs,
            row.Conversions, row.Rate, row.Investment, row.Revenue, row.Roi, row.PaybackDays, row.Why,
        ];
        return string.Join(',', cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)));
    }
}
