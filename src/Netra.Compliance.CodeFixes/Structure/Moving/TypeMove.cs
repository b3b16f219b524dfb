using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.CodeFixes.Structure.Moving;

/// <summary>Takes one type out of a file and writes the file it goes to.</summary>
internal static class TypeMove
{
    /// <summary>The solution after the move; null where it would not compile as before.</summary>
    public static async Task<Solution?> ApplyAsync(Document document, MemberDeclarationSyntax type, CancellationToken cancellation)
    {
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        if (PlaceMatters.To(document, type, model))
        {
            return null;
        }

        var added = Moved(document, type, await document.GetTextAsync(cancellation).ConfigureAwait(false));
        var rest = added.Project.GetDocument(document.Id)!;
        var kept = await FileFindings.AreNoMoreAsync(document, [rest, added], cancellation).ConfigureAwait(false);
        return kept ? added.Project.Solution : null;
    }

    private static Document Moved(Document document, MemberDeclarationSyntax type, SourceText text)
    {
        var file = new SplitFile(text, (CompilationUnitSyntax)type.SyntaxTree.GetRoot(), type);
        var name = FreeName(document, MovableTypes.FileNameOf(type));
        var own = file.Own(FileName(document), name);
        return document.WithText(file.Rest()).Project.AddDocument(name, own, document.Folders, Beside(document.FilePath, name));
    }

    private static string? Beside(string? path, string name) =>
        path is null ? null : path.Substring(0, path.Length - path.Split('/', '\\').Last().Length) + name;

    private static string FreeName(Document document, string stem)
    {
        var taken = new HashSet<string>(
            document.Project.Documents.Where(other => other.Folders.SequenceEqual(document.Folders)).Select(static other => FileName(other)),
            StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, int.MaxValue - 1)
            .Select(number => number == 1 ? $"{stem}.cs" : $"{stem}.{number}.cs")
            .First(name => !taken.Contains(name));
    }

    private static string FileName(Document document) => (document.FilePath ?? document.Name).Split('/', '\\').Last();
}
