using System.Collections.Immutable;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>Whether the proof engine could see: no proof counts unless a no-op stayed green and a canary went red.</summary>
/// <param name="Reasons">Why it was blind; empty when its controls held, or when no proof ran.</param>
internal sealed record EngineSight(ImmutableArray<string> Reasons)
{
    private static readonly ImmutableArray<string> Kinds = ["noop", "canary"];

    public bool Blind => Reasons.Length > 0;

    public static EngineSight Of(IEnumerable<RunJournal> journals) =>
        new([.. journals.SelectMany(Blindness).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    private static IEnumerable<string> Blindness(RunJournal journal)
    {
        var controls = journal.Events.OfType<ControlEvent>().ToList();
        var proved = journal.Events.OfType<ProofEvent>().Any();
        var absent = Kinds.Where(kind => proved && controls.All(control => control.Kind != kind));
        var broken = journal.Events.OfType<ErrorEvent>().Where(error => error.Scope == "engine");
        return controls.Where(control => !control.Held).Select(NotHeld)
            .Concat(absent.Select(kind => $"no {kind} control ran"))
            .Concat(broken.Select(error => $"the engine failed: {error.Message}"));
    }

    private static string NotHeld(ControlEvent control) =>
        $"the {control.Kind} control{(control.Class is null ? "" : " of " + control.Class)} did not hold: {control.Message}";
}
