using System.Collections.Immutable;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>Whether the proof engine could see: no proof counts unless a no-op stayed green and a canary went red.</summary>
/// <param name="Reasons">Why it was blind; empty when its controls held, or when no proof ran.</param>
internal sealed record EngineSight(ImmutableArray<string> Reasons)
{
    public bool Blind => Reasons.Length > 0;

    public static EngineSight Of(IEnumerable<RunJournal> journals) =>
        new([.. journals.SelectMany(Blindness).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    private static IEnumerable<string> Blindness(RunJournal journal)
    {
        var controls = journal.Events.OfType<ControlEvent>().ToLookup(control => control.Kind);
        var proved = journal.Events.OfType<ProofEvent>().Select(proof => proof.Class).Distinct().ToList();
        var unseen = proved.Where(@class => !controls["noop"].Any(control => control.Class is null || control.Class == @class));
        return controls.SelectMany(kind => kind).Where(control => !control.Held).Select(NotHeld)
            .Concat(unseen.Select(@class => $"no noop control of {@class} ran"))
            .Concat(proved.Count > 0 && !controls["canary"].Any() ? ["no canary control ran"] : []);
    }

    private static string NotHeld(ControlEvent control) =>
        $"the {control.Kind} control{(control.Class is null ? "" : " of " + control.Class)} did not hold: {control.Message}";
}
