using Netra.Compliance;

namespace Netra.CriticalTests.Business;

/// <summary>What partners answer, and what the customer is told of it.</summary>
public sealed partial class CompensationEngine
{
    private static readonly (string Workload, string Call, Reply Reply, string Told)[] Failures =
    [
        ("Aspen", "POST move", Reply.Refuse(409), "move: It answered 409."),
        ("Cork", "POST move", Reply.Cut, "move: The connection to it was lost."),
        ("Dogwood", "POST move", Reply.Hang, "move: It did not answer in time."),
        ("Ebony", "POST move", Reply.Limit(_ => "50"), "move: The time for all attempts has run out."),
        ("Gum", "POST capacity", Reply.Refuse(500), "capacity by the fallback: It answered 500."),
    ];

    [Fact]
    [Covers("Strategies: a price is asked for again after a late answer, and of a partner that limits its callers")]
    [ProvenBy(typeof(AsksForPricesOnce))]
    public async Task A_price_is_asked_for_again()
    {
        apex.Partner.Script("Fig", "GET capacity", Reply.Hang, Reply.Limit(_ => "3"), Reply.Done);

        var price = await apex.QuoteAsync("Fig");

        Assert.Equal(("80 Partner", 3), (price, apex.Partner.SecondsOf("Fig", "GET capacity").Length));
    }

    [Fact]
    [Covers("Strategies: nothing is a price; less than nothing and no price at all are failures like any other")]
    [ProvenBy(typeof(ForgetsTheListPrice))]
    public async Task What_is_no_price_is_not_taken_for_one()
    {
        Reply[] replies = [Reply.Priced(0), Reply.Priced(-0.01m), Reply.Priced(null)];
        apex.Partner.Script("Ivy", "GET capacity", replies);
        apex.Partner.Script("Jasmine", "GET move", replies[^1]);

        Assert.Equal(
            ("0 Partner", "100 ListPrice", "100 ListPrice", "BadGateway"),
            (await apex.QuoteAsync("Ivy"), await apex.QuoteAsync("Ivy"), await apex.QuoteAsync("Ivy"),
                await apex.QuoteAsync("Jasmine")));
    }

    [Fact]
    [Covers("Strategies: the customer is told what went wrong with a step, and who takes it")]
    [ProvenBy(typeof(OmitsProblems))]
    public async Task The_customer_is_told_what_went_wrong()
    {
        var told = new List<string>();
        foreach (var (workload, call, reply, _) in Failures)
        {
            apex.Partner.Script(workload, call, reply);
            told.Add(await apex.ToldAsync(workload));
        }

        Assert.Equal(Failures.Select(failure => failure.Told), told);
    }

    [Fact]
    [Covers("Sagas: a step that its partner does not know is undone; one that it does not undo is left at last")]
    [ProvenBy(typeof(TakesUnknownForFailed))]
    public async Task A_step_that_its_partner_does_not_know_is_undone()
    {
        apex.Partner.Script("Thorn", ("POST billing", Reply.Refuse(409)), ("DELETE billing", Reply.Refuse(500)));
        apex.Partner.Script(
            "Rose", ("POST billing", Reply.Refuse(409)), ("DELETE move", Reply.Refuse(404)),
            ("DELETE capacity", Reply.Refuse(410)));
        await apex.CompleteAsync("Thorn");

        Assert.Equal(
            ("Undone: capacity Undone, move Undone, billing Undone", "0 1 3 7"),
            (await apex.CompleteAsync("Rose"), apex.Partner.TimesOf("Thorn", "DELETE billing")));
    }

    [Fact]
    [Covers("Strategies: the fallback does not take a step that may be in effect at the partner")]
    [ProvenBy(typeof(TakesFailedUndoForDone))]
    public async Task The_fallback_does_not_take_what_may_be_in_effect()
    {
        apex.Partner.Script("Yarrow", "POST capacity", Reply.Done with { Status = 500 });
        apex.Partner.Script("Yarrow", "DELETE capacity", Reply.Refuse(500));

        await apex.CompleteAsync("Yarrow");

        Assert.Equal("capacity", apex.Partner.EffectsFor("Yarrow"));
    }
}
