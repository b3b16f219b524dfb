using System.Globalization;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>One bar, in dollars, by state; and the same in words for those who do not see it.</summary>
internal static class RevenueBar
{
    public static Html Render(RevenueTotals revenue) => Html.Of($"""
        <section aria-label="Revenue by state">
        <div class="bar" aria-hidden="true">{StateWords.All.Where(state => revenue.In(state) > 0).Select(state => Segment(state, revenue))}</div>
        <ul class="legend">{StateWords.All.Select(state => Entry(state, revenue))}</ul>
        </section>
        """);

    private static Html Segment(RevenueState state, RevenueTotals revenue) =>
        Html.Of($"""<span class="{state.ToString()}" style="flex-grow:{revenue.In(state).ToString(CultureInfo.InvariantCulture)}"></span>""");

    private static Html Entry(RevenueState state, RevenueTotals revenue)
    {
        var usd = revenue.In(state);
        var share = revenue.Declared == 0 ? "" : $" · {(usd / revenue.Declared).ToString("0.#%", CultureInfo.InvariantCulture)}";
        return Html.Of($"""
            <li class="{(usd == 0 ? "none" : "some")}" title="{StateWords.Meaning(state)}">{StateWords.Label(state)}<b>{VerdictSentence.Money(usd)}</b><small>{(usd == 0 ? "a month" : "a month" + share)}</small></li>
            """);
    }
}
