using System.Collections.Immutable;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>Whether the proof engine could see: no proof counts unless a no-op on its point stayed green and the run's canary went red.</summary>
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

    private static IEnumerable<string> WithoutNoop(IEnumerable<ProofEvent> proofs, IEnumerable<ControlEvent> controls) => proofs
        .Where(IsConclusive).Select(proof => (proof.Class, (string?)proof.Point))
        .Except(controls.Where(control => control is { Kind: "noop", Class: not null }).Select(noop => (noop.Class!, noop.Point)))
        .Select(point => $"{point.Item1}.{point.Item2}");

    /// <summary>A point that does not even pass without a fault has nothing to make a no-op control on, and shows nothing either.</summary>
    private static bool IsConclusive(ProofEvent proof) => ProofJudge.Verdict(proof.Verdict) != ProofVerdict.Inconclusive;

    /// <summary>The canary is the run's: one of a class is no more than a claim.</summary>
    private static bool IsCanary(ControlEvent control) => control is { Kind: "canary", Class: null };

    private static string NotHeld(ControlEvent control) => $"the {control.Kind} control{Of(control)} did not hold: {control.Message}";

    private static string Of(ControlEvent control) => control switch
    {
        { Class: null } => "",
        { Point: null } => $" of {control.Class}",
        _ => $" of {control.Class}.{control.Point}",
    };
}
