using System.Collections.Immutable;
using System.Reflection.Metadata;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Findings;

namespace Netra.Compliance.Cli.Assertions;

/// <summary>A statement of a coverage point that asserts.</summary>
/// <param name="File">The source file, relative to the repository; its bare name where it lies outside.</param>
/// <param name="Line">The first line, from 1: the one that a stack frame names.</param>
/// <param name="EndLine">The last line.</param>
/// <param name="Text">The statement on one line, cut when it is long; null when the source that was compiled is not at hand.</param>
public sealed record AssertionSite(string File, int Line, int EndLine, string? Text)
{
    /// <summary>Whether a stack frame in <paramref name="file"/> (any number of its last folders) can be of this statement.</summary>
    public bool IsAt(string file, int line) => line >= Line && line <= EndLine && SourcePath.CanBeSame(File, file);
}

/// <summary>The assertions of an assembly's coverage points, found in its IL and its portable PDB.</summary>
public sealed class AssertionMap
{
    private readonly Dictionary<(string Class, string Method), ImmutableArray<AssertionSite>> _sites;

    private AssertionMap(Dictionary<(string Class, string Method), ImmutableArray<AssertionSite>> sites) =>
        _sites = sites;

    /// <summary>The assertions of a point, by file and line.</summary>
    public ImmutableArray<AssertionSite> Of(string @class, string method) => _sites.GetValueOrDefault((@class, method), []);

    /// <summary>Null when the assembly has no readable portable PDB of its own build. Files are named relative to <paramref name="root"/>.</summary>
    public static AssertionMap? Read(AssemblyCatalog catalog, string root)
    {
        try
        {
            using var code = CompiledCode.Open(catalog.Path);
            return code is null ? null : new(Sites(catalog, code, new SourceFiles(code.Pdb, root)));
        }
        catch (Exception exception) when (DamagedImage.IsSaidBy(exception))
        {
            // Damaged code or symbols cost the count and not the ledger: its note says that the count is not known.
            return null;
        }
    }

    private static Dictionary<(string Class, string Method), ImmutableArray<AssertionSite>> Sites(
        AssemblyCatalog catalog, CompiledCode code, SourceFiles sources)
    {
        var search = new AssertionSearch(code);
        var sites = new Dictionary<(string Class, string Method), ImmutableArray<AssertionSite>>();
        foreach (var (@class, point) in catalog.Points)
        {
            sites[(@class, point.Method)] = InOrder(search.StatementsOf(@class, point), sources);
        }

        return sites;
    }

    /// <summary>Several assertions on a line count once.</summary>
    private static ImmutableArray<AssertionSite> InOrder(IEnumerable<Statement> statements, SourceFiles sources)
    {
        var lines = statements.GroupBy(statement => (statement.Document, statement.Line)).Select(line => line.MaxBy(statement => statement.EndLine));
        var sites = lines.Select(line => new AssertionSite(sources.PathOf(line.Document), line.Line, line.EndLine, sources.TextOf(line)));
        return [.. sites.OrderBy(site => site.File, StringComparer.Ordinal).ThenBy(site => site.Line)];
    }
}
