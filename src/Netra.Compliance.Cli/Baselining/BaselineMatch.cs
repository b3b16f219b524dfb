using System.Collections.Immutable;
using Netra.Compliance.Cli.Findings;

namespace Netra.Compliance.Cli.Baselining;

/// <summary>Takes findings off what a baseline accepts, one by one; what is left over on either side is new or stale.</summary>
internal sealed class BaselineMatch
{
    private readonly Func<Finding, (string Rule, string Path, string Text)> _keys;
    private readonly ILookup<(string Rule, string Path, string Text), Allowance> _allowances;

    // The tightest entry comes first, so that a wider one is left for what needs it.
    private BaselineMatch(IEnumerable<AcceptedFinding> known, Func<Finding, (string Rule, string Path, string Text)> keys)
    {
        _keys = keys;
        _allowances = known.OrderBy(entry => entry.Lines ?? int.MaxValue).Select(entry => new Allowance(entry)).ToLookup(allowance => allowance.Key);
    }

    /// <summary>Findings as entries of a baseline.</summary>
    public static ImmutableArray<AcceptedFinding> Accepting(
        IEnumerable<Finding> findings, Func<Finding, (string Rule, string Path, string Text)> keys) =>
    [
        .. findings.CountBy(finding => (Key: keys(finding), finding.Lines))
            .Select(same => new AcceptedFinding(same.Key.Key.Rule, same.Key.Key.Path, same.Key.Key.Text, same.Value, same.Key.Lines)),
    ];

    /// <summary>The findings that are accepted, and the entries that are not used up.</summary>
    public static (ImmutableHashSet<Finding> Accepted, ImmutableArray<AcceptedFinding> Stale) Of(
        IEnumerable<AcceptedFinding> known, IEnumerable<Finding> open, Func<Finding, (string Rule, string Path, string Text)> keys)
    {
        var match = new BaselineMatch(known, keys);
        var accepted = open.Where(match.Takes).ToImmutableHashSet();
        return (accepted, match.Rest());
    }

    private bool Takes(Finding finding) => _allowances[_keys(finding)].Any(allowance => allowance.Takes(finding.Lines));

    private ImmutableArray<AcceptedFinding> Rest() =>
        [.. AcceptedOrder.Of(_allowances.SelectMany(same => same).Select(allowance => allowance.Rest).OfType<AcceptedFinding>())];
}
