using System.Collections.Immutable;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>What the journals of one assembly hold, ready to be asked point by point.</summary>
internal sealed class RunEvidence
{
    private readonly ILookup<(string Class, string Method), TestRow> _rows;
    private readonly ILookup<(string Class, string Point, string Fault), ProofEvent> _proofs;
    private readonly ImmutableArray<ErrorEvent> _errors;
    private readonly HashSet<(string Class, string Method)> _cut;
    private readonly Lazy<bool> _namesLines;

    public RunEvidence(ImmutableArray<RunJournal> journals)
    {
        Rows = [.. journals.SelectMany(journal => journal.Tests)];
        Sight = EngineSight.Of(journals);
        _rows = Rows.Where(row => !row.Proof).ToLookup(row => (row.Class, row.Method));
        _proofs = journals.SelectMany(j => j.Events.OfType<ProofEvent>()).ToLookup(proof => (proof.Class, proof.Point, proof.Fault));
        _errors = [.. journals.SelectMany(j => j.Events.OfType<ErrorEvent>())];
        _cut = [.. journals.Where(journal => journal.Ended is null).SelectMany(journal => journal.Tests).Where(row => !row.Proof).Select(row => (row.Class, row.Method))];
        _namesLines = new(FindsLines);
    }

    public ImmutableArray<TestRow> Rows { get; }

    public EngineSight Sight { get; }

    /// <summary>Whether the runs took proofs at all.</summary>
    public bool HasProofs => _proofs.Count > 0 || Rows.Any(row => row.Proof);

    /// <summary>Whether they took proofs of these classes; a proof row without any verdict may have been one of theirs.</summary>
    public bool HasProofsOf(IEnumerable<string> classes)
    {
        var asked = classes.ToHashSet();
        return _proofs.Count == 0 ? HasProofs : _proofs.Any(proof => asked.Contains(proof.Key.Class));
    }

    /// <summary>The rows of a point; a bare name stands for every overload, so that none passes unseen.</summary>
    public ImmutableArray<TestRow> RowsOf(string @class, DeclaredPoint point)
    {
        var bare = point.BareMethod;
        var named = _rows[(@class, point.Method)];
        return bare == point.Method ? [.. named] : [.. named, .. _rows[(@class, bare)]];
    }

    /// <summary>Whether a run died that had come to this theory: it may have more rows than the run came to.</summary>
    public bool MayMissRows(string @class, DeclaredPoint point) => point.Theory && _cut.Contains((@class, point.Method));

    public IEnumerable<ProofEvent> ProofsOf(string @class, string point, string fault) => _proofs[(@class, point, fault)];

    /// <summary>The proofs of a point that count: caught, by an engine that could see.</summary>
    public ImmutableArray<ProofEvent> CaughtOf(string @class, DeclaredPoint point) =>
        Sight.Blind ? [] : [.. point.Faults.SelectMany(fault => ProofsOf(@class, point.Method, fault)).Where(proof => ProofJudge.Verdict(proof.Verdict) == ProofVerdict.Caught)];

    /// <summary>Whether the proofs that made a point fail name the lines at which it did; true when there is none.</summary>
    public bool NamesLines => _namesLines.Value;

    private bool FindsLines()
    {
        var caught = _proofs.SelectMany(proofs => proofs)
            .Where(proof => ProofJudge.Verdict(proof.Verdict) == ProofVerdict.Caught).ToList();
        return caught.Count == 0 || caught.Any(proof => proof.Line is not null);
    }

    /// <summary>A failure outside the tests that touches the class; one that names no class touches all.</summary>
    public ErrorEvent? ErrorOf(string @class) =>
        _errors.FirstOrDefault(error => error.Classes.IsDefaultOrEmpty || error.Classes.Contains(@class));
}
