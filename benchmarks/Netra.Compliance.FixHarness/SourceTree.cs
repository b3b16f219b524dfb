using Microsoft.CodeAnalysis;

namespace Netra.Compliance.FixHarness;

/// <summary>The files of a library, in one project for each target framework; findings are taken from the
/// first.</summary>
internal sealed class SourceTree(Solution solution)
{
    public Solution Solution => solution;

    public Project Project => solution.Projects.First();

    public static SourceTree Load(IEnumerable<string> responseFiles)
    {
        var empty = new AdhocWorkspace().CurrentSolution;
        return new SourceTree(
            responseFiles.Aggregate(
                empty, (current, file) => new CompilerCommand(file, Environment.CurrentDirectory).AddTo(current)));
    }

    /// <summary>The tree after a fix: what changed in the first project changes in the others too.</summary>
    public async Task<SourceTree> WithAsync(Solution changed)
    {
        var result = changed;
        foreach (var id in changed.GetChanges(solution).GetProjectChanges()
            .SelectMany(change => change.GetChangedDocuments()))
        {
            var document = changed.GetDocument(id)!;
            var text = await document.GetTextAsync();
            result = document.GetLinkedDocumentIds()
                .Aggregate(result, (current, linked) => current.WithDocumentText(linked, text));
        }

        return new SourceTree(result);
    }

    /// <summary>Documents of the first project that are new, or differ from those of another tree.</summary>
    public IEnumerable<Document> ChangesSince(SourceTree before)
    {
        var changes = Project.GetChanges(before.Project);
        return changes.GetChangedDocuments().Concat(changes.GetAddedDocuments()).Select(id => Project.GetDocument(id)!);
    }

    /// <summary>Paths of the files that do not compile, in any of the projects.</summary>
    public async Task<HashSet<string>> BrokenFilesAsync()
    {
        var compilations = await Task.WhenAll(solution.Projects.Select(project => project.GetCompilationAsync()));
        var errors = compilations.SelectMany(one => one!.GetDiagnostics())
            .Where(finding => finding.Severity == DiagnosticSeverity.Error);
        return [.. errors.Select(error => error.Location.SourceTree?.FilePath ?? error.GetMessage())];
    }
}
