using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>What the journals of one assembly hold, ready to be asked point by point.</summary>
internal sealed class RunEvidence
{
    private readonly ILookup<(string Class, string Method), Attempt> _attempts;
    private readonly ILookup<(string Class, string Point, string Fault), ProofEvent> _proofs;
    private readonly ImmutableArray<ErrorEvent> _errors;
    private readonly HashSet<(string Class, string Method)> _cut;
    private readonly Lazy<bool> _namesLines;

    public RunEvidence(ImmutableArray<RunJournal> all)
    {
        var journals = RunOrder.Of(all);
        Rows = [.. journals.SelectMany(journal => journal.Tests)];
        Controls = EngineControls.Of(journals);
        _attempts = RunConditions.AttemptsOf(journals).ToLookup(tried => (tried.Row.Class, tried.Row.Method));
        _proofs = journals.SelectMany(journal => journal.Proofs).ToLookup(proof => proof.Key);
        _errors = [.. journals.SelectMany(j => j.Events.OfType<ErrorEvent>())];
        _cut = [.. CutShort(journals).Select(row => (row.Class, row.Method))];
        _namesLines = new(FindsLines);
    }

    private static IEnumerable<TestRow> CutShort(ImmutableArray<RunJournal> journals) =>
        journals.Where(journal => journal.Ended is null).SelectMany(journal => journal.Tests).Where(row => !row.Proof);

    public ImmutableArray<TestRow> Rows { get; }

    public EngineControls Controls { get; }

    /// <summary>Whether the runs took proofs at all.</summary>
    public bool HasProofs => _proofs.Count > 0 || Rows.Any(row => row.Proof);

    /// <summary>Whether they took proofs of these classes; a proof row without any verdict may have been one of
    /// theirs.</summary>
    public bool HasProofsOf(IEnumerable<string> classes)
    {
        var asked = classes.ToHashSet();
        return _proofs.Count == 0 ? HasProofs : _proofs.Any(proof => asked.Contains(proof.Key.Class));
    }

    /// <summary>The tests of a point, each with its attempts; a bare name stands for every overload, so that none
    /// passes unseen.</summary>
    public ImmutableArray<TriedTest> TestsOf(string @class, DeclaredPoint point)
    {
        var bare = point.BareMethod;
        var named = _attempts[(@class, point.Method)];
        return TriedTests.Of(point, bare == point.Method ? named : named.Concat(_attempts[(@class, bare)]));
    }

    /// <summary>Whether a run died that had come to this theory: it may have more rows than the run came to.</summary>
    public bool MayMissRows(string @class, DeclaredPoint point) =>
        point.Theory && _cut.Contains((@class, point.Method));

    public IEnumerable<ProofEvent> ProofsOf(string @class, string point, string fault) =>
        _proofs[(@class, point, fault)];

    /// <summary>The proofs of a point that count: caught, by an engine that could see.</summary>
    public ImmutableArray<ProofEvent> CaughtOf(string @class, DeclaredPoint point) =>
        Controls.Blind
            ? []
            : [.. point.Faults.SelectMany(fault => ProofsOf(@class, point.Method, fault))
                .Where(proof => proof.Found == ProofVerdict.Caught)];

    /// <summary>Whether the proofs that made a point fail name the lines at which it did; true when there is
    /// none.</summary>
    public bool NamesLines => _namesLines.Value;

    private bool FindsLines()
    {
        var caught = _proofs.SelectMany(proofs => proofs)
            .Where(proof => proof.Found == ProofVerdict.Caught).ToList();
        return caught.Count == 0 || caught.Any(proof => proof.Line is not null);
    }

    /// <summary>A failure outside the tests that touches the class; one that names no class touches all.</summary>
    public ErrorEvent? ErrorOf(string @class) =>
        _errors.FirstOrDefault(error => error.Classes.IsDefaultOrEmpty || error.Classes.Contains(@class));
}

/// <summary>How a run ended, by its own account.</summary>
internal static class RunEnd
{
    /// <summary>The generated test of the proof engine: a proof by its mark, and of no fault.</summary>
    private const string Canary = "Netra.Compliance.Generated.ProofEngineCanary";

    /// <summary>Why the end cannot stand; null when the end record, the rows and the verdicts agree.</summary>
    public static string? Flaw(RunJournal journal) =>
        journal.Foreign is { } foreign ? foreign.Trouble : FlawOf(journal);

    private static string? FlawOf(RunJournal journal)
    {
        var outcomes = journal.Tests.CountBy(row => row.Outcome).ToDictionary();
        var (failed, skipped) = (outcomes.GetValueOrDefault("failed"), outcomes.GetValueOrDefault("skipped"));
        var rows = outcomes.GetValueOrDefault("passed") + failed + skipped;
        return journal.Ended is not { } end ? "It ended early: the journal has no end record."
            : (end.Total, end.Failed, end.Skipped) == (rows, failed, skipped) ? WithoutRow(journal)
            : $"Its end record counts {Counts(end.Total, end.Failed, end.Skipped)}; its rows are "
                + $"{Counts(rows, failed, skipped)}: some are missing, duplicated or changed.";
    }

    /// <summary>A verdict is the word of a proof test, so each has a row of its own.</summary>
    private static string? WithoutRow(RunJournal journal)
    {
        var verdicts = journal.Proofs.Count();
        var ended = journal.Tests.Where(row => row is { Proof: true, IsFinished: true });
        var proofs = ended.Count(row => row.Class != Canary);
        return verdicts <= proofs ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"It has {verdicts} proof verdicts and {proofs} finished proof tests: some are missing or were added.");
    }

    private static string Counts(int total, int failed, int skipped) => string.Create(
        CultureInfo.InvariantCulture, $"{total} tests, {failed} failed, {skipped} skipped");
}

/// <summary>Whether the proof engine could see: no proof counts unless a no-op on its point stayed green and the run's
/// canary went red.</summary>
/// <param name="Reasons">Why it was blind; empty when its controls held, or when no proof ran.</param>
internal sealed record EngineControls(ImmutableArray<string> Reasons)
{
    public bool Blind => Reasons.Length > 0;

    public static EngineControls Of(IEnumerable<RunJournal> journals) =>
        new([.. journals.SelectMany(Blindness).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    private static IEnumerable<string> Blindness(RunJournal journal)
    {
        var controls = journal.Events.OfType<ControlEvent>().ToList();
        var proofs = journal.Proofs.ToList();
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
    private static bool IsConclusive(ProofEvent proof) =>
        proof.Found != ProofVerdict.Inconclusive;

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
