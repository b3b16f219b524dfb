using System.Collections.Immutable;
using Netra.Compliance.Cli.Findings;

namespace Netra.Compliance.Cli.Baselining;

/// <summary>Takes findings off what a baseline accepts, one by one; what is left over on either side is new or
/// stale.</summary>
internal sealed class BaselineMatch
{
    private readonly Func<Finding, (string Rule, string Path, string Text)> _keys;
    private readonly ILookup<(string Rule, string Path, string Text), Allowance> _allowances;

    // The tightest entry comes first, so that a wider one is left for what needs it.
    private BaselineMatch(
        IEnumerable<AcceptedFinding> known, Func<Finding, (string Rule, string Path, string Text)> keys)
    {
        _keys = keys;
        _allowances = known.OrderBy(entry => entry.Lines ?? int.MaxValue).Select(entry => new Allowance(entry))
            .ToLookup(allowance => allowance.Key);
    }

    /// <summary>Findings as entries of a baseline.</summary>
    public static ImmutableArray<AcceptedFinding> Accepting(
        IEnumerable<Finding> findings, Func<Finding, (string Rule, string Path, string Text)> keys) =>
    [
        .. findings.CountBy(finding => (Key: keys(finding), finding.Lines))
            .Select(same =>
                new AcceptedFinding(
                    same.Key.Key.Rule, same.Key.Key.Path, same.Key.Key.Text, same.Value, same.Key.Lines)),
    ];

    /// <summary>The findings that are accepted, and the entries that are not used up.</summary>
    public static (ImmutableHashSet<Finding> Accepted, ImmutableArray<AcceptedFinding> Stale) Of(
        IEnumerable<AcceptedFinding> known, IEnumerable<Finding> open,
        Func<Finding, (string Rule, string Path, string Text)> keys)
    {
        var match = new BaselineMatch(known, keys);
        var accepted = open.Where(match.Takes).ToImmutableHashSet();
        return (accepted, match.Rest());
    }

    private bool Takes(Finding finding) => _allowances[_keys(finding)].Any(allowance => allowance.Takes(finding.Lines));

    private ImmutableArray<AcceptedFinding> Rest() =>
        [.. AcceptedOrder.Of(
            _allowances.SelectMany(same => same).Select(allowance => allowance.Rest).OfType<AcceptedFinding>())];
}

/// <summary>What is left of an entry while findings are taken off it.</summary>
internal sealed class Allowance(AcceptedFinding entry)
{
    private int _left = entry.Count;

    public (string Rule, string Path, string Text) Key => (entry.Rule, entry.Path, entry.Text);

    /// <summary>The entry with what nobody took; null where all was taken.</summary>
    public AcceptedFinding? Rest => _left > 0 ? entry with { Count = _left } : null;

    /// <summary>Takes one finding, unless none is left or the finding has grown past what is accepted.</summary>
    public bool Takes(int? lines)
    {
        var isTaken = _left > 0 && !(lines > entry.Lines);
        _left -= isTaken ? 1 : 0;
        return isTaken;
    }
}

/// <summary>A check held against a baseline.</summary>
/// <param name="File">The baseline, as the caller named it.</param>
/// <param name="Accepted">Open findings that the baseline accepts.</param>
/// <param name="Stale">Entries of which less was found than is accepted; the count is what is left over.</param>
/// <param name="Step">What was done with the file.</param>
internal sealed record BaselineVerdict(
    string File, ImmutableHashSet<Finding> Accepted, ImmutableArray<AcceptedFinding> Stale, BaselineStep Step)
{
    /// <summary>How many accepted findings were not found.</summary>
    public int StaleCount => Stale.Sum(entry => entry.Count);
}

/// <summary>What to do with a baseline.</summary>
internal enum BaselineStep
{
    /// <summary>Only hold the findings against it.</summary>
    Compare,

    /// <summary>Take out what was not found any more; never put in anything.</summary>
    Shrink,

    /// <summary>Accept all current findings in a new file.</summary>
    Create,
}
