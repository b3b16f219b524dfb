using System.Collections.Immutable;
using Netra.Compliance.Cli.Checking;
using Netra.Compliance.Cli.Findings;

namespace Netra.Compliance.Cli.Baselining;

/// <summary>Takes findings off what a baseline accepts, one by one; what is left over on either side is new or stale.</summary>
internal sealed class BaselineMatch
{
    private readonly FindingKeys _keys;
    private readonly Dictionary<(string Rule, string Path, string Text), int> _left = [];

    private BaselineMatch(IEnumerable<AcceptedFinding> known, FindingKeys keys)
    {
        _keys = keys;
        known.ToList().ForEach(entry => _left[(entry.Rule, entry.Path, entry.Text)] = Left(entry) + entry.Count);
    }

    /// <summary>All open findings as entries of a baseline.</summary>
    public static ImmutableArray<AcceptedFinding> Accepting(CheckResult result, FindingKeys keys) =>
        [.. result.Open.CountBy(keys.Of).Select(found => new AcceptedFinding(found.Key.Rule, found.Key.Path, found.Key.Text, found.Value))];

    /// <summary>The findings that are accepted, and the entries that are not used up.</summary>
    public static (ImmutableHashSet<Finding> Accepted, ImmutableArray<AcceptedFinding> Stale) Of(
        IEnumerable<AcceptedFinding> known, CheckResult result, FindingKeys keys)
    {
        var match = new BaselineMatch(known, keys);
        var accepted = result.Open.Where(match.Takes).ToImmutableHashSet();
        return (accepted, match.Rest());
    }

    private bool Takes(Finding finding)
    {
        var key = _keys.Of(finding);
        var left = _left.GetValueOrDefault(key);
        _left[key] = Math.Max(0, left - 1);
        return left > 0;
    }

    private int Left(AcceptedFinding entry) => _left.GetValueOrDefault((entry.Rule, entry.Path, entry.Text));

    private ImmutableArray<AcceptedFinding> Rest() =>
    [
        .. _left.Where(entry => entry.Value > 0).Select(entry => new AcceptedFinding(entry.Key.Rule, entry.Key.Path, entry.Key.Text, entry.Value))
            .OrderBy(entry => entry.Path, StringComparer.Ordinal).ThenBy(entry => entry.Rule, StringComparer.Ordinal).ThenBy(entry => entry.Text, StringComparer.Ordinal),
    ];
}
