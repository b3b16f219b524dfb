using CsvHelper;

namespace Netra.Apex.Security.DemoAnalytics;

/// <summary>The days that a report is about, both included, in UTC.</summary>
internal sealed record DemoPeriod(DateOnly From, DateOnly To)
{
    private const int MostDays = 366;
    private const int UsualDays = 30;

    /// <summary>How many days.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>The first instant of it, UTC ticks.</summary>
    public long Begin => From.DayNumber * TimeSpan.TicksPerDay;

    /// <summary>The first instant after it, UTC ticks.</summary>
    public long End => (To.DayNumber + 1L) * TimeSpan.TicksPerDay;

    /// <summary>What is wrong with it, as a sentence; null: nothing.</summary>
    public string? Problem() => Days is >= 1 and <= MostDays
        ? null
        : $"from is {From:O} and to is {To:O}; give a range of 1 to {MostDays} days.";

    /// <summary>What was asked for; unless said otherwise the 30 days up to today.</summary>
    public static DemoPeriod Of(DateOnly? from, DateOnly? to, DateTimeOffset now)
    {
        var last = to ?? DateOnly.FromDateTime(now.UtcDateTime);
        return new DemoPeriod(from ?? DateOnly.FromDayNumber(Math.Max(0, last.DayNumber - UsualDays + 1)), last);
    }
}

/// <summary>A session with what happened in it.</summary>
/// <param name="Type">What the demo shows.</param>
/// <param name="StartedAt">UTC ticks.</param>
/// <param name="Interactions">How many there were.</param>
/// <param name="DurationMs">How long they took in all.</param>
/// <param name="IsConverted">Whether the visitor signed up, once or more, whenever.</param>
internal sealed record DemoVisit(string Type, long StartedAt, int Interactions, long DurationMs, bool IsConverted)
{
    /// <summary>The day to which all of it belongs: that of its beginning.</summary>
    public DateOnly Day => DateOnly.FromDayNumber((int)(StartedAt / TimeSpan.TicksPerDay));
}

/// <summary>The figures of a demo type, for the whole period with its money, or for a day.</summary>
[CsvRecord]
internal sealed partial record DemoFigures
{
    private const int Places = 4;
    private const decimal Cents = 100;

    public required string Type { get; init; }

    /// <summary>The day on which the sessions began, UTC; null: the whole period.</summary>
    public DateOnly? Day { get; init; }

    public int Sessions { get; init; }

    public int Interactions { get; init; }

    /// <summary>How long all interactions took.</summary>
    public long DurationMs { get; init; }

    /// <summary>How long the interactions of a session took, the median of the sessions; null without one.</summary>
    public decimal? MedianMs { get; init; }

    /// <summary>Sessions whose visitors signed up.</summary>
    public int Conversions { get; init; }

    /// <summary>Conversions / sessions, to four places; null without a session.</summary>
    public decimal? Rate { get; init; }

    /// <summary>US dollars; null for a day, and where nobody has recorded it.</summary>
    public decimal? Investment { get; init; }

    /// <summary>US dollars that the conversions of the period earned; null likewise.</summary>
    public decimal? Revenue { get; init; }

    /// <summary>(Revenue − investment) / investment, to four places; null where <see cref="Why"/> says so.</summary>
    public decimal? Roi { get; init; }

    /// <summary>Investment / revenue a day, to four places; null where <see cref="Why"/> says so.</summary>
    public decimal? PaybackDays { get; init; }

    /// <summary>Why there is no return or no payback, as a sentence; null: there are both, or it is a day.</summary>
    public string? Why { get; init; }

    /// <summary>The figures of sessions.</summary>
    public static DemoFigures Of(string type, IReadOnlyList<DemoVisit> visits) => new()
    {
        Type = type,
        Sessions = visits.Count,
        Interactions = visits.Sum(visit => visit.Interactions),
        DurationMs = visits.Sum(visit => visit.DurationMs),
        MedianMs = MedianOf([.. visits.Select(visit => visit.DurationMs).Order()]),
        Conversions = visits.Count(visit => visit.IsConverted),
        Rate = visits.Count == 0 ? null : Round((decimal)visits.Count(visit => visit.IsConverted) / visits.Count),
    };

    /// <summary>The same with the money.</summary>
    /// <param name="finance">What was recorded; null: nothing.</param>
    /// <param name="days">How long it took to earn the revenue.</param>
    public DemoFigures WithMoney(DemoFinanceRow? finance, int days)
    {
        var investment = finance?.InvestmentCents / Cents;
        var revenue = Conversions * (decimal?)finance?.RevenueCents / Cents;
        return this with
        {
            Investment = investment,
            Revenue = revenue,
            Roi = investment > 0 ? Round((revenue - investment) / investment) : null,
            PaybackDays = investment > 0 && revenue > 0 ? Round(investment * days / revenue) : null,
            Why = WhyNot(investment, revenue),
        };
    }

    private static string? WhyNot(decimal? investment, decimal? revenue) => (investment, revenue) switch
    {
        (null, _) => "No investment is recorded.",
        (0, _) => "Nothing was invested.",
        (_, 0) => "Nothing was earned.",
        _ => null,
    };

    private static decimal? Round(decimal? value) => value is { } exact ? Math.Round(exact, Places) : null;

    private static decimal? MedianOf(List<long> times) =>
        times.Count == 0 ? null : (times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2m;
}

/// <summary>Figures by type and day.</summary>
internal static class DemoReport
{
    /// <summary>For each type, in the order of their names, the figures of the period, and then those of each day on
    /// which a session began.</summary>
    public static IReadOnlyList<DemoFigures> Of(
        IEnumerable<DemoVisit> visits, IEnumerable<DemoFinanceRow> finances, DemoPeriod period)
    {
        var (sessions, money) = (visits.ToLookup(visit => visit.Type), finances.ToDictionary(row => row.Type));
        var types = sessions.Select(type => type.Key).Union(money.Keys).Order(StringComparer.Ordinal);
        return [.. types.SelectMany(type => ByDay(type, sessions[type])
            .Prepend(DemoFigures.Of(type, [.. sessions[type]]).WithMoney(money.GetValueOrDefault(type), period.Days)))];
    }

    private static IEnumerable<DemoFigures> ByDay(string type, IEnumerable<DemoVisit> visits) =>
        visits.GroupBy(visit => visit.Day).OrderBy(day => day.Key)
            .Select(day => DemoFigures.Of(type, [.. day]) with { Day = day.Key });
}
