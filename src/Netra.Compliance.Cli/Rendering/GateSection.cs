using Netra.Compliance.Cli.Gate;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>Every rule of the gate, what it asks and what it met.</summary>
internal static class GateSection
{
    public static Html Render(GateVerdict gate) => Html.Of($"""
        <section>
        <h2>Gate</h2>
        <div class="wide" role="region" aria-label="Gate" tabindex="0"><table>
        <thead><tr><th scope="col">Rule</th><th scope="col" class="n">Asked</th><th scope="col" class="n">Actual</th><th scope="col" class="n">Met</th></tr></thead>
        <tbody>{gate.Rules.Select(Row)}</tbody>
        </table></div>
        </section>
        """);

    private static Html Row(GateRule rule) => Html.Of($"""
        <tr><td>{RuleWords.Of(rule.Name)} <code>{rule.Name}</code></td>
        <td class="n">{rule.Bound} {VerdictSentence.Amount(rule.Threshold, rule.Unit)}</td>
        <td class="n">{VerdictSentence.Amount(rule.Actual, rule.Unit)}</td>
        <td class="n">{Met(rule.Passed)}</td></tr>
        """);

    private static Html Met(bool passed) => passed ? Html.Of($"""<span class="ok">✓ yes</span>""") : Html.Of($"""<span class="no">✗ no</span>""");
}
