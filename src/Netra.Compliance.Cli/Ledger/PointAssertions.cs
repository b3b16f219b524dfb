using System.Collections.Immutable;
using Netra.Compliance.Cli.Assertions;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>How many of a point's assertions some proof has made fail; several on a line count once.</summary>
/// <param name="Total">The assertions of the point.</param>
/// <param name="SeenToFail">Those at which a caught fault made it fail.</param>
/// <param name="NotSeen">The others, by file and line.</param>
public sealed record PointAssertions(int Total, int SeenToFail, ImmutableArray<UnseenAssertion> NotSeen)
{
    internal static PointAssertions Of(ImmutableArray<AssertionSite> sites, IReadOnlyCollection<ProofEvent> caught)
    {
        var failed = caught.Where(proof => proof is { File: not null, Line: not null }).Select(proof => SiteAt(sites, proof.File!, proof.Line!.Value)).ToHashSet();
        var unseen = sites.Where(site => !failed.Contains(site)).Select(site => new UnseenAssertion(site.File, site.Line, site.Text));
        ImmutableArray<UnseenAssertion> notSeen = [.. unseen];
        return new(sites.Length, sites.Length - notSeen.Length, notSeen);
    }

    /// <summary>The innermost statement at a line: a lambda's own stands within that of the call that takes the lambda.</summary>
    private static AssertionSite? SiteAt(ImmutableArray<AssertionSite> sites, string file, int line) =>
        sites.Where(site => site.IsAt(file, line)).MaxBy(site => site.Line);
}

/// <summary>An assertion that no proof has made fail.</summary>
/// <param name="File">The source file, relative to the repository; its bare name where it lies outside.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Text">The statement on one line, cut when it is long; null when the source that was compiled is not at hand.</param>
public sealed record UnseenAssertion(string File, int Line, string? Text)
{
    /// <summary>File name, line and text, for people.</summary>
    public override string ToString() => $"{File.Split('/')[^1]}:{Line}{(Text is null ? "" : " " + Text)}";
}
