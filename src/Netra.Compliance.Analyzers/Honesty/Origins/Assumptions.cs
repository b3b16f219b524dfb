using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Honesty.Origins;

/// <summary>Decides about locals that may depend on each other: while one is examined, it is assumed to be the test's
/// own.</summary>
/// <remarks>
/// Each local is decided once. No assumption can make a verdict worse, so "no" stands. A "yes" stands as long as what
/// it rests on does:
/// it is taken back with the first local that it assumed and that turns out to be someone else's.
/// </remarks>
internal sealed class Assumptions
{
    // Beyond it a local is taken for someone else's, so that nothing is reported: each level takes its part of the
    // stack.
    private const int Deepest = 200;

    private readonly Dictionary<ISymbol, bool> _verdicts = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, int> _assumed = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, int> _resting = new(SymbolEqualityComparer.Default);
    private readonly Stack<ISymbol> _trail = new();
    private int _lowest = int.MaxValue;
    private bool _isCutShort;

    /// <summary>Null where nothing is decided or assumed yet.</summary>
    public bool? Verdict(ISymbol local)
    {
        if (_assumed.TryGetValue(local, out var level) || _resting.TryGetValue(local, out level))
        {
            _lowest = Math.Min(_lowest, level);
            return true;
        }

        return _verdicts.TryGetValue(local, out var known) ? known : null;
    }

    public bool Decide(ISymbol local, Func<bool> isOwn)
    {
        var (level, before, outer) = (_assumed.Count, _trail.Count, _lowest);
        _lowest = int.MaxValue;
        var verdict = Judge(local, level, isOwn);
        _lowest = Math.Min(outer, verdict ? Keep(local, level, before) : Drop(local, level, before));
        return verdict;
    }

    /// <summary>Reports that a question was too deep to answer: the outermost local is then not the test's own, and
    /// nothing is recorded about the others on the way.</summary>
    public void CutShort() => _isCutShort = true;

    private bool Judge(ISymbol local, int level, Func<bool> isOwn)
    {
        _isCutShort = level == Deepest || (_isCutShort && level > 0);
        _assumed.Add(local, level);
        var verdict = !_isCutShort && isOwn();
        _assumed.Remove(local);
        return verdict;
    }

    // Gives back the outermost local that the verdict rests on.
    private int Keep(ISymbol local, int level, int before)
    {
        if (_lowest >= level)
        {
            _verdicts[local] = true;
            Settle(before, stands: true);
            return int.MaxValue;
        }

        _resting[local] = _lowest;
        _trail.Push(local);
        return _lowest;
    }

    private int Drop(ISymbol local, int level, int before)
    {
        Settle(before, stands: false);
        if (level == 0 || !_isCutShort)
        {
            _verdicts[local] = false;
        }

        return int.MaxValue;
    }

    private void Settle(int before, bool stands)
    {
        while (_trail.Count > before)
        {
            var local = _trail.Pop();
            _resting.Remove(local);
            if (stands)
            {
                _verdicts[local] = true;
            }
        }
    }
}
