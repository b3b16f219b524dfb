using System.Collections.Immutable;
using Netra.Compliance.Cli.Assertions;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Findings;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>The findings about the honesty of an assembly's tests, by the coverage points that they touch.</summary>
/// <remarks>One that cannot be placed counts for every point that it can be of: better a doubt too many than a lie in
/// dollars.</remarks>
internal sealed class HonestyFindings
{
    /// <summary>How many that cannot be placed each point names; all are among the ledger's findings.</summary>
    private const int MostUnplaced = 10;

    private readonly AssemblyCatalog _catalog;
    private readonly ImmutableArray<Finding> _everywhere;
    private readonly ImmutableArray<Finding> _elsewhere;
    private readonly ILookup<PointKey, Finding> _placed;

    public HonestyFindings(AssemblyCatalog catalog, IEnumerable<Finding> findings)
    {
        _catalog = catalog;
        var byPlace = findings.Where(finding => finding.IsOfHonesty).ToLookup(PlaceOf);
        _everywhere = [.. byPlace[Place.Unknown].Where(finding => finding.Acts)];
        _elsewhere = [.. byPlace[Place.Elsewhere].Where(finding => finding.Acts)];
        _placed =
            byPlace[Place.Here].SelectMany(finding =>
                catalog.Places!.At(finding.Path!, finding.Line!.Value).Select(point => (point, finding)))
            .ToLookup(one => one.point, one => one.finding);
    }

    private enum Place
    {
        Here,
        Elsewhere,
        Unknown,
    }

    /// <summary>Which findings count for points that they may not be of, and why; null for none.</summary>
    public string? Note =>
        _everywhere.Length > 0
            ? $"{Assembly}: netra cannot tell {Unplaced}{Why}; each counts for every point of the assembly."
        : _elsewhere.Length > 0 && HasUnplacedPoints
            ? $"{Assembly}: no source file is known for "
            + $"{Named(_catalog.Places!.Unplaced.Select(point => $"{point.Class}.{point.Method}"))}; "
            + $"open honesty findings in other files count for it."
        : null;

    /// <summary>The findings that touch a point, by place.</summary>
    public ImmutableArray<Finding> Of(string @class, string method)
    {
        var point = new PointKey(@class, method);
        var others = _catalog.Places?.Unplaced.Contains(point) == true ? _elsewhere : [];
        ImmutableArray<Finding> touching = [.. _placed[point], .. _everywhere.Concat(others).Take(MostUnplaced)];
        return touching.IsEmpty ? touching : FindingOrder.Of(touching);
    }

    private string Assembly => _catalog.Header.Assembly;

    private bool HasUnplacedPoints => _catalog.Places?.Unplaced.IsEmpty == false;

    private string Unplaced => $"which point {Named(_everywhere.Select(finding => finding.Heading))} belongs to";

    private string Why =>
        _catalog.Places is null ? ", because the assembly has no readable portable PDB from its own build" : "";

    private static string Named(IEnumerable<string> names)
    {
        const int Shown = 3;
        var all = names.Order(StringComparer.Ordinal).ToList();
        return string.Join(", ", all.Take(Shown)) + (all.Count > Shown ? $" and {all.Count - Shown} more" : "");
    }

    private Place PlaceOf(Finding finding) =>
        _catalog.Places is null || finding.Path is null || finding.Line is null ? Place.Unknown
        : _catalog.Places.Knows(finding.Path) ? Place.Here
        : finding.IsLost ? Place.Unknown
        : Place.Elsewhere;
}
