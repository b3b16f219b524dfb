using System.Collections.Immutable;
using System.Xml.Linq;

namespace Netra.Compliance.Analyzers.Tests.Robustness.Sources;

/// <summary>Reads what belongs together from the project files of a folder, without building anything.</summary>
/// <remarks>Packages are not restored: what a source has from one that the tests do not know stays unresolved, as in a
/// half-finished project.</remarks>
internal sealed class ProjectFolder
{
    private const string Implicit =
        "global using System;global using System.IO;global using System.Linq;global using System.Net.Http;"
        + "global using System.Threading;global using System.Threading.Tasks;global using System.Collections.Generic;";

    private readonly string _folder;
    private readonly string _usings;
    private readonly string _friends;
    private readonly Dictionary<string, SourceProject> _projects = [];
    private readonly ILookup<string, string> _files;

    public ProjectFolder(string folder)
    {
        _folder = Path.GetFullPath(folder);
        _usings = string.Concat(BuildFiles("*.props").Concat(BuildFiles("*.targets")).Select(Usings));
        var projects = BuildFiles("*.csproj").ToLookup(file => Path.GetDirectoryName(file)!);
        _friends = string.Concat(
            projects.SelectMany(file => file)
                .Select(file => $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{Name(file)}\")]"));
        _files = Written("*.cs").ToLookup(file => ProjectOf(file, projects));
    }

    /// <summary>Every project that has a source, in a fixed order.</summary>
    public ImmutableArray<SourceProject> Projects =>
        [.. _files.Select(files => files.Key).Order(StringComparer.Ordinal).Select(Project)];

    private SourceProject Project(string path)
    {
        if (!_projects.TryGetValue(path, out var project))
        {
            _projects[path] = project = Read(path);
        }

        return project;
    }

    private SourceProject Read(string path) =>
        new(Name(path), [.. _files[path].Order(StringComparer.Ordinal)], Implicit + _usings + Usings(path) + _friends,
            [.. References(path).Select(Project)]);

    private static string Name(string path) => Path.GetFileNameWithoutExtension(path);

    private IEnumerable<string> References(string path) => Items(path, "ProjectReference")
        .Where(item => item.Attribute("Include") is not null
            && (string?)item.Attribute("ReferenceOutputAssembly") != "false")
        .Select(item =>
            Path.GetFullPath(
                Path.Combine(Path.GetDirectoryName(path)!, item.Attribute("Include")!.Value.Replace('\\', '/'))))
        .Where(reference => reference != path && _files.Contains(reference))
        .Distinct();

    private static string Usings(string path) => string.Concat(Items(path, "Using")
        .Where(item => item.Attribute("Include") is not null)
        .Select(item => (bool?)item.Attribute("Static") == true
            ? $"global using static {item.Attribute("Include")!.Value};"
            : $"global using {item.Attribute("Include")!.Value};"));

    private static IEnumerable<XElement> Items(string path, string name) => Directory.Exists(path)
        ? []
        : XDocument.Load(path).Descendants().Where(element => element.Name.LocalName == name);

    // The nearest project file above a source; the folder itself where there is none.
    private string ProjectOf(string file, ILookup<string, string> projects)
    {
        var folder = Path.GetDirectoryName(file)!;
        while (folder.Length > _folder.Length && !projects.Contains(folder))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return projects[folder].FirstOrDefault(_folder);
    }

    private IEnumerable<string> BuildFiles(string pattern) => Written(pattern).Order(StringComparer.Ordinal);

    private IEnumerable<string> Written(string pattern) =>
        Directory.EnumerateFiles(_folder, pattern, SearchOption.AllDirectories)
        .Where(File.Exists)
        .Where(file =>
            !Path.GetRelativePath(_folder, file).Split(Path.DirectorySeparatorChar)
                .Any(part => part is "bin" or "obj" or ".git"));
}
