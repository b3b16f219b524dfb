using System.Collections.Immutable;
using Netra.Compliance.Cli.Catalog;

namespace Netra.Compliance.Cli.Foreign;

/// <summary>What an assembly declares, and its builds among the inputs.</summary>
internal sealed record DeclaredAssembly(string Name, string Hash, ImmutableArray<AssemblyCatalog> Builds)
{
    /// <summary>The builds that a report is of: the one whose path it names, else any of them.</summary>
    public ImmutableHashSet<Guid> BuildsOf(string? storage)
    {
        var named = Builds.Where(build => IsAt(build, storage, int.MaxValue)).ToList();
        named = named.Count > 0 ? named : [.. Builds.Where(build => IsAt(build, storage, folders: 2))];
        return [.. (named.Count > 0 ? named : [.. Builds]).SelectMany(build => build.Mvids)];
    }

    /// <summary>The test platform writes paths in lower case; another machine has other folders.</summary>
    private static bool IsAt(AssemblyCatalog build, string? storage, int folders) =>
        storage is not null && string.Equals(
            Tail(build.Path.Replace('\\', '/'), folders), Tail(storage, folders), StringComparison.OrdinalIgnoreCase);

    private static string Tail(string path, int folders) => string.Join('/', path.Split('/').TakeLast(folders));
}

/// <summary>A coverage point or step, by the name that a report of another tool can give it.</summary>
internal sealed record NamedPoint(DeclaredAssembly Assembly, string Class, string Method);

/// <summary>Finds coverage points and steps by full names: class and method, without arguments.</summary>
internal sealed class PointIndex(IEnumerable<AssemblyCatalog> catalogs)
{
    private readonly ILookup<string, NamedPoint> _points = catalogs
        .GroupBy(catalog => (catalog.Header.Assembly, catalog.Header.Hash))
        .Select(builds => new DeclaredAssembly(builds.Key.Assembly, builds.Key.Hash, [.. builds]))
        .SelectMany(PointsOf).ToLookup(point => Key($"{point.Class}.{point.Method}"));

    /// <summary>The point of the first name that is one; several where builds of an assembly declare different things,
    /// and none where assemblies share the name and <paramref name="storage"/> does not tell which it is.</summary>
    public ImmutableArray<NamedPoint> Find(ForeignRow row, string? storage)
    {
        var found = row.Names.Select(name => _points[Key(name)].ToList()).FirstOrDefault(named => named.Count > 0, []);
        var own = found.Where(point => IsIn(point.Assembly.Name, storage)).ToList();
        found = own.Count > 0 ? own : found;
        return found.Select(point => point.Assembly.Name).Distinct().Count() > 1 ? [] : [.. found];
    }

    private static bool IsIn(string assembly, string? storage) =>
        string.Equals(Path.GetFileNameWithoutExtension(storage), assembly, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<NamedPoint> PointsOf(DeclaredAssembly assembly) => assembly.Builds[0].Points
        .Select(one => new NamedPoint(assembly, one.Class, one.Point.BareMethod)).Distinct();

    /// <summary>A report can write a nested class with a dot, and arguments behind the method.</summary>
    private static string Key(string name) =>
        (name.IndexOf('(', StringComparison.Ordinal) is >= 0 and var end ? name[..end] : name).Trim().Replace('+', '.');
}
