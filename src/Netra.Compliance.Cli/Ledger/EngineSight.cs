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
        var proofs = journal.Events.OfType<ProofEvent>().ToList();
        var seen = controls["noop"].Select(control => control.Class).ToHashSet();
        var unseen = proofs.Where(IsConclusive).Select(proof => proof.Class).Distinct().Where(@class => !seen.Contains(null) && !seen.Contains(@class));
        return controls.SelectMany(kind => kind).Where(control => !control.Held).Select(NotHeld)
            .Concat(unseen.Select(@class => $"no noop control of {@class} ran"))
            .Concat(proofs.Count > 0 && !controls["canary"].Any() ? ["no canary control ran"] : []);
    }

    /// <summary>A class whose points do not even pass without a fault has nothing to make a no-op control on, and shows nothing either.</summary>
    private static bool IsConclusive(ProofEvent proof) => ProofJudge.Verdict(proof.Verdict) != ProofVerdict.Inconclusive;

    private static string NotHeld(ControlEvent control) =>
        $"the {control.Kind} control{(control.Class is null ? "" : " of " + control.Class)} did not hold: {control.Message}";
}
