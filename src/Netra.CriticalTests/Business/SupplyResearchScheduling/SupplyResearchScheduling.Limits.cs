using Netra.Apex.Business;
using Netra.Apex.Business.Scheduling;
using Netra.Compliance;

namespace Netra.CriticalTests.Business;

/// <summary>What is accepted, at both sides of every limit.</summary>
public sealed partial class SupplyResearchScheduling
{
    private const string Yearly = "0 0 0 1 1 ?";
    private const string Nonsense = "The supplier feed did not return a list of offers.";

    private static readonly ResearchOrder Right = new("price-analysis", ["H100"], Yearly);
    private static readonly ResearchOrder Single = Right with { Cron = null };

    private static readonly (ResearchOrder Order, string Refused)[] Orders =
    [
        (Right with { Kind = "weather" }, "kind"),
        (Right with { Gpus = [] }, "gpus"),
        (Right with { Gpus = ["a", ""] }, "gpus"),
        (Right with { Gpus = ["a", "a"] }, "gpus"),
        (Right with { Gpus = Many(20) }, ""),
        (Right with { Gpus = Many(21) }, "gpus"),
        (Right with { Gpus = [new string('g', 64)] }, ""),
        (Right with { Gpus = [new string('g', 65)] }, "gpus"),
        (Right with { Priority = 0 }, "priority"),
        (Right with { Priority = 1 }, ""),
        (Right with { Priority = 10 }, ""),
        (Right with { Priority = 11 }, "priority"),
        (Right with { Cron = null }, "cron"),
        (Right with { Cron = "often" }, "cron"),
        (Right with { Cron = "30 2 * * *" }, "cron"),
        (Right with { Cron = "* * * * * ?" }, "cron"),
        (Right with { Cron = "0/59 * * * * ?" }, "cron"),
        (Right with { Cron = $"{Yearly} 2025" }, "cron"),
        (Right with { Cron = Yearly.PadRight(64) }, ""),
        (Right with { Cron = Yearly.PadRight(65) }, "cron"),
        (Right with { TimeZone = "America/New_York" }, ""),
        (Right with { TimeZone = "Etc/GMT+1" }, ""),
        (Right with { TimeZone = "Etc/GMT-1" }, ""),
        (Right with { TimeZone = "Mars/Base" }, "timeZone"),
        (Right with { TimeZone = "Europe/../Europe/Berlin" }, "timeZone"),
    ];

    private static readonly (string Answer, string? Reason)[] Answers =
    [
        (OfferOf("0", 1), null),
        (OfferOf("0.000001", 0), null),
        (OfferOf("1000000", 1), null),
        (OfferOf("0.0000009", 1), Nonsense),
        (OfferOf("1000000.01", 1), Nonsense),
        (OfferOf("1", -1), Nonsense),
        ($"[{OfferOf("1", 1)[1..^1]}, {OfferOf("-1", 1)[1..^1]}]", Nonsense),
        ("""[{"supplier":"a","available":1}]""", Nonsense),
        ("null", Nonsense),
        ("[null]", Nonsense),
        ("[", Nonsense),
    ];

    private static readonly (Action<BusinessSettings> Change, int Problems)[] Settings =
    [
        (business => business.Scheduling.Feed = null, 0),
        (business => business.Scheduling.Feed = new Uri("ftp://feed.example.com/offers"), 1),
        (business => business.Scheduling.Workers = 0, 1),
        (business => business.Scheduling.Workers = 16, 0),
        (business => business.Scheduling.Workers = 17, 1),
        (business => business.Scheduling.Attempts = 1, 1),
        (business => business.Scheduling.Attempts = 2, 0),
        (business => business.Scheduling.Attempts = 10, 0),
        (business => business.Scheduling.Attempts = 11, 1),
        (business => business.Scheduling.FeedTimeout = TimeSpan.Zero, 1),
    ];

    [Fact]
    [Covers("Scheduling: an order is accepted up to every limit, and refused by name beyond one")]
    [ProvenBy(typeof(CutsPriorities))]
    public async Task Accepts_orders_within_every_limit()
    {
        await using var ann = await apex.NewCustomerAsync();

        var refused = new List<string>();
        foreach (var (order, _) in Orders)
        {
            refused.Add(await ann.AskAsync(order));
        }

        Assert.Equal(Orders.Select(order => order.Refused), refused);
    }

    [Fact]
    [Covers("Scheduling: a single order is due from now to ten years ahead, without cron and time zone")]
    [ProvenBy(typeof(ForgetsTimeZones))]
    public async Task Accepts_single_orders_of_ten_years()
    {
        await using var ann = await apex.NewCustomerAsync();
        var gpu = Single with { Gpus = [apex.Market.Add().Name] };

        var refused = await ann.AskAllAsync(AtLimits(gpu, apex.Time.GetUtcNow()));

        Assert.Equal(["at", "", "", "at", "at", "timeZone"], refused);
    }

    [Fact]
    [Covers("Scheduling: a customer may have a hundred orders, and no more")]
    [ProvenBy(typeof(KeepsNoOrder))]
    public async Task A_customer_has_a_hundred_orders()
    {
        await using var ann = await apex.NewCustomerAsync();
        await ann.PlaceAsync(Right, orders: 99);

        Assert.Equal(["", "TooManyRequests"], await ann.AskAllAsync([Right, Right]));
    }

    [Fact]
    [Covers("Execution: offers are read within every limit; a run with any other answer fails with the reason")]
    [ProvenBy(typeof(TakesAnyAnswerForAnEmptyList))]
    public async Task Takes_no_nonsense_for_offers()
    {
        await using var ann = await apex.NewCustomerAsync();

        var reasons = new List<string?>();
        foreach (var (answer, _) in Answers)
        {
            var order = await ann.OrderAsync(apex.Market.Add(answer: answer), apex.Time.GetUtcNow());
            await ann.FinishedAsync(order);
            reasons.Add((await ann.RunsAsync(order)).Single().Reason);
        }

        Assert.Equal(Answers.Select(answer => answer.Reason), reasons);
    }

    [Fact]
    [Covers("Execution: settings are accepted up to every limit, and stop the start beyond one")]
    [ProvenBy(typeof(ChecksNoSettings))]
    public void Settings_have_limits() => Assert.Equal(
        Settings.Select(setting => setting.Problems), apex.Node.ProblemsOf(Settings.Select(setting => setting.Change)));

    private static ResearchOrder[] AtLimits(ResearchOrder order, DateTimeOffset now) =>
    [
        order with { At = now.AddTicks(-1) },
        order with { At = now },
        order with { At = now.AddYears(10) },
        order with { At = now.AddYears(10).AddTicks(1) },
        order with { At = now, Cron = Yearly },
        order with { At = now, TimeZone = "UTC" },
    ];

    private static string[] Many(int count) => [.. Enumerable.Range(1, count).Select(gpu => $"gpu {gpu}")];

    private static string OfferOf(string price, int available) =>
        $$"""[{"supplier":"a","pricePerHour":{{price}},"available":{{available}}}]""";
}
