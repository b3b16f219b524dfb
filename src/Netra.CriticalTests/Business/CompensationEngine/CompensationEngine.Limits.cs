using Netra.Apex.Business;
using Netra.Compliance;

namespace Netra.CriticalTests.Business;

/// <summary>What is accepted, at both sides of every limit.</summary>
public sealed partial class CompensationEngine
{
    private static readonly string Longest = new('w', 100);

    private static readonly (string Workload, string? Key, string Answer)[] Orders =
    [
        (Longest, Longest, "Accepted"),
        ("Linden", Longest, "UnprocessableEntity"),
        (Longest + 'w', "too long", "BadRequest"),
        (" ", "blank", "BadRequest"),
        ("Lin\u0001den", "control", "BadRequest"),
        ("Linden", Longest + 'k', "BadRequest"),
        ("Linden", null, "BadRequest"),
    ];

    private static readonly (Action<BusinessSettings> Change, int Problems)[] Settings =
    [
        (business => business.Compensation.Attempts = 1, 1),
        (business => business.Compensation.Attempts = 2, 0),
        (business => business.Compensation.Attempts = 10, 0),
        (business => business.Compensation.Attempts = 11, 1),
        (business => business.Compensation.CallTimeout = TimeSpan.FromMilliseconds(9), 1),
        (business => business.Compensation.CallTimeout = TimeSpan.FromMilliseconds(10), 0),
        (business => business.Compensation.Partners[0].ListPrice = 0, 0),
        (business => business.Compensation.Partners[0].ListPrice = -0.01m, 1),
        (business => business.Compensation.Partners[0].Url = null, 1),
        (business => business.Compensation.Partners[0].Name = "", 1),
        (business => business.Compensation.Partners[0].Name = "move", 2),
        (business => business.Compensation.Partners[0].Fallback = new Uri("ftp://partner.example.com/"), 1),
        (business => business.Compensation.Partners[0].Fallback = new Uri("http://partner.example.com/?a#b"), 1),
    ];

    [Fact]
    [Covers("Limits: an order is accepted up to every limit and refused beyond; a key stands for one workload")]
    [ProvenBy(typeof(ReplacesKeysOfCustomers))]
    public async Task Accepts_orders_within_every_limit()
    {
        var answers = new List<string>();
        foreach (var (workload, key, _) in Orders)
        {
            answers.Add(await apex.AskAsync(workload, key));
        }

        Assert.Equal(Orders.Select(order => order.Answer), answers);
    }

    [Fact]
    [Covers("Limits: a customer may have a hundred orders that are not over, and no more")]
    [ProvenBy(typeof(OverlooksRunningOrders))]
    public async Task A_customer_has_a_hundred_orders_that_are_not_over()
    {
        await apex.KeepAsync("Bob", orders: 99);
        await apex.KeepAsync("Carol", orders: 100);

        var bob = await apex.AskAsync("Acacia", "one more", "Bob");
        var carol = await apex.AskAsync("Acacia", "one more", "Carol");

        Assert.Equal(("Accepted", "TooManyRequests"), (bob, carol));
    }

    [Fact]
    [Covers("Limits: settings are accepted up to every limit, and stop the start beyond one")]
    [ProvenBy(typeof(ChecksNoSettings))]
    public void Settings_have_limits() => Assert.Equal(
        Settings.Select(setting => setting.Problems),
        apex.Platform.ProblemsOf(Settings.Select(setting => setting.Change)));

    [Fact]
    [Covers("Limits: a question for prices has a workload, and an answer to it is read up to 64 KiB")]
    [ProvenBy(typeof(ReadsTwiceAsMuch))]
    public async Task Questions_and_answers_have_a_longest()
    {
        apex.Partner.Script("Poplar", "GET capacity", Reply.Done with { Length = 65_536 });
        apex.Partner.Script("Willow", "GET capacity", Reply.Done with { Length = 65_537 });

        Assert.Equal(
            ("80 Partner", "80 Replica", "BadRequest", "80 Partner", "BadRequest"),
            (await apex.QuoteAsync("Poplar"), await apex.QuoteAsync("Willow"), await apex.QuoteAsync(" "),
                await apex.QuoteAsync(Longest), await apex.QuoteAsync(Longest + 'w')));
    }
}
