using System.Collections.Immutable;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Assertions;

/// <summary>A statement of a coverage point that asserts.</summary>
/// <param name="File">The source file, relative to the repository; its bare name where it lies outside.</param>
/// <param name="Line">The first line, from 1: the one that a stack frame names.</param>
/// <param name="EndLine">The last line.</param>
/// <param name="Text">The statement on one line, cut when it is long; null when the source that was compiled is not at
/// hand.</param>
public sealed record AssertionSite(string File, int Line, int EndLine, string? Text)
{
    /// <summary>Whether a stack frame in <paramref name="file"/> (any number of its last folders) can be of this
    /// statement.</summary>
    public bool IsAt(string file, int line) => line >= Line && line <= EndLine && SourcePath.CanBeSame(File, file);
}

/// <summary>The assertions of an assembly's coverage points, found in its IL and its portable PDB.</summary>
public sealed class AssertionMap
{
    private readonly Dictionary<PointKey, ImmutableArray<AssertionSite>> _sites;

    private readonly Lazy<ILookup<string, string>> _files;

    private AssertionMap(Dictionary<PointKey, ImmutableArray<AssertionSite>> sites)
    {
        _sites = sites;
        _files = new(() => sites.Values.SelectMany(all => all).Select(site => site.File).Distinct().ToLookup(NameOf));
    }

    /// <summary>The assertions of a point, by file and line.</summary>
    public ImmutableArray<AssertionSite> Of(string @class, string method) =>
        _sites.GetValueOrDefault(new(@class, method), []);

    /// <summary>The source file that a stack frame names by any number of its last folders, from the repository; null
    /// where no assertion stands in it, or several can be meant.</summary>
    public string? FileOf(string file)
    {
        var found = _files.Value[NameOf(file)].Where(known => SourcePath.CanBeSame(known, file)).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static string NameOf(string file) => file.Split('/')[^1];

    /// <summary>Null when the assembly has no readable portable PDB of its own build. Files are named relative to
    /// <paramref name="root"/>.</summary>
    public static AssertionMap? Read(string assembly, IEnumerable<PointKey> points, string root)
    {
        try
        {
            using var code = CompiledCode.Open(assembly);
            return code is null ? null : new(Sites(points, code, new SourceFiles(code.Pdb, root)));
        }
        catch (Exception exception) when (DamagedImage.IsSaidBy(exception))
        {
            // Damaged code or symbols cost the count and not the ledger: its note says that the count is not known.
            return null;
        }
    }

    private static Dictionary<PointKey, ImmutableArray<AssertionSite>> Sites(
        IEnumerable<PointKey> points, CompiledCode code, SourceFiles sources)
    {
        var search = new AssertionSearch(code);
        var sites = new Dictionary<PointKey, ImmutableArray<AssertionSite>>();
        foreach (var point in points)
        {
            sites[point] = InOrder(search.StatementsOf(point), sources);
        }

        return sites;
    }

    /// <summary>Several assertions on a line count once.</summary>
    private static ImmutableArray<AssertionSite> InOrder(IEnumerable<Statement> statements, SourceFiles sources)
    {
        var lines = statements.GroupBy(statement => (statement.Document, statement.Line))
            .Select(line => line.MaxBy(statement => statement.EndLine));
        var sites =
            lines.Select(line =>
                new AssertionSite(sources.PathOf(line.Document), line.Line, line.EndLine, sources.TextOf(line)));
        return [.. sites.OrderBy(site => site.File, StringComparer.Ordinal).ThenBy(site => site.Line)];
    }
}
