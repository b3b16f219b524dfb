using System.Collections.Immutable;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>Whether the proof engine could see: no proof counts unless a no-op on its point stayed green and the run's
/// canary went red.</summary>
/// <param name="Reasons">Why it was blind; empty when its controls held, or when no proof ran.</param>
internal sealed record EngineSight(ImmutableArray<string> Reasons)
{
    public bool Blind => Reasons.Length > 0;

    public static EngineSight Of(IEnumerable<RunJournal> journals) =>
        new([.. journals.SelectMany(Blindness).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    private static IEnumerable<string> Blindness(RunJournal journal)
    {
        var controls = journal.Events.OfType<ControlEvent>().ToList();
        var proofs = journal.Events.OfType<ProofEvent>().ToList();
        return controls.Where(control => !control.Held).Select(NotHeld)
            .Concat(WithoutNoop(proofs, controls).Select(point => $"no noop control of {point} ran"))
            .Concat(proofs.Count > 0 && !controls.Exists(IsCanary) ? ["no canary control ran"] : []);
    }

    private static IEnumerable<string> WithoutNoop(IEnumerable<ProofEvent> proofs, IEnumerable<ControlEvent> controls)
    {
        var noops = controls.Where(control => control.Kind == "noop");
        var seen = noops.Select(noop => (noop.Class, noop.Point)).ToHashSet();
        return proofs.Where(IsConclusive).Where(proof => !seen.Contains((proof.Class, proof.Point)))
            .Select(proof => $"{proof.Class}.{proof.Point}").Distinct();
    }

    /// <summary>A point that fails without a fault has nothing to make a no-op on, and shows nothing.</summary>
    private static bool IsConclusive(ProofEvent proof) => ProofJudge.Verdict(proof.Verdict) != ProofVerdict.Inconclusive;

    /// <summary>The canary is the run's: one of a class is no more than a claim.</summary>
    private static bool IsCanary(ControlEvent control) => control is { Kind: "canary", Class: null };

    private static string NotHeld(ControlEvent control) =>
        $"the {control.Kind} control{Of(control)} did not hold: {control.Message}";

    private static string Of(ControlEvent control) => control switch
    {
        { Class: null } => "",
        { Point: null } => $" of {control.Class}",
        _ => $" of {control.Class}.{control.Point}",
    };
}
