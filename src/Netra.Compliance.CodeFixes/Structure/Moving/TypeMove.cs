using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.CodeFixes.Structure.Moving;

/// <summary>Takes one type out of a file and writes the file it goes to.</summary>
internal static class TypeMove
{
    /// <summary>The solution after the move; null where it would not compile as before.</summary>
    public static async Task<Solution?> ApplyAsync(
        Document document, MemberDeclarationSyntax type, CancellationToken cancellation)
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
        return document.WithText(file.Rest()).Project.AddDocument(
            name, own, document.Folders, Beside(document.FilePath, name));
    }

    private static string? Beside(string? path, string name) =>
        path is null ? null : path.Substring(0, path.Length - path.Split('/', '\\').Last().Length) + name;

    private static string FreeName(Document document, string stem)
    {
        var taken = new HashSet<string>(
            document.Project.Documents.Where(other => other.Folders.SequenceEqual(document.Folders))
                .Select(static other => FileName(other)),
            StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, int.MaxValue - 1)
            .Select(number => number == 1 ? $"{stem}.cs" : $"{stem}.{number}.cs")
            .First(name => !taken.Contains(name));
    }

    private static string FileName(Document document) => (document.FilePath ?? document.Name).Split('/', '\\').Last();
}

/// <summary>One file as two: the type with all that stands around it, and the file without the type.</summary>
/// <remarks>Whole lines are taken out and nothing else is touched, so that each keeps its layout and its line
/// endings.</remarks>
internal sealed class SplitFile(SourceText text, CompilationUnitSyntax root, MemberDeclarationSyntax type)
{
    /// <summary>The file without the type.</summary>
    public SourceText Rest() => Without([Lines(Emptied().LastOrDefault() ?? type)]);

    private IEnumerable<SyntaxNode> Emptied() =>
        type.Ancestors().OfType<NamespaceDeclarationSyntax>().TakeWhile(static around => around.Members.Count == 1);

    /// <summary>Header, usings and namespaces of the file, and this one type.</summary>
    /// <param name="oldName">The file's name, which its header may mention.</param>
    /// <param name="newName">What the header then says.</param>
    public SourceText Own(string oldName, string newName)
    {
        var own = Without(Others().Concat(GlobalUsings()).Select(Lines));
        var header = TextSpan.FromBounds(0, Math.Min(own.Length, root.GetFirstToken().SpanStart));
        return own.Replace(header, own.ToString(header).Replace($"\"{oldName}\"", $"\"{newName}\""));
    }

    private IEnumerable<SyntaxNode> Others() => root
        .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax
            && node.Span.Contains(type.Span))
        .Where(node => node is MemberDeclarationSyntax && !node.Span.Contains(type.Span));

    // They hold for every file from where they are.
    private IEnumerable<SyntaxNode> GlobalUsings() => root.Usings.Where(static one => one.GlobalKeyword.RawKind != 0);

    private SourceText Without(IEnumerable<TextSpan> gone)
    {
        var changed = text.WithChanges(
            Apart(gone.OrderBy(static span => span.Start)).Select(static span => new TextChange(span, "")));
        return Tidied(changed);
    }

    // Several types on one line are gone with it at once.
    private static IEnumerable<TextSpan> Apart(IEnumerable<TextSpan> ordered)
    {
        var end = 0;
        foreach (var span in ordered.Where(span => span.End > end))
        {
            yield return TextSpan.FromBounds(Math.Max(end, span.Start), span.End);
            end = span.End;
        }
    }

    // From what belongs to the declaration, its comments and documentation, to the end of its last line. A header is
    // nobody's.
    private TextSpan Lines(SyntaxNode member)
    {
        var start = text.Lines.GetLineFromPosition(Start(member)).Start;
        var end = text.Lines.GetLineFromPosition(member.Span.End).EndIncludingLineBreak;
        return TextSpan.FromBounds(start, SkipBlankLines(end));
    }

    private int Start(SyntaxNode member)
    {
        var isFirstOfAll = member.GetFirstToken().GetPreviousToken().RawKind == 0;
        var own = member.GetLeadingTrivia()
            .FirstOrDefault(trivia => isFirstOfAll ? trivia.HasStructure : !IsSpace(trivia));
        return own.RawKind == 0 ? member.SpanStart : own.FullSpan.Start;
    }

    private static bool IsSpace(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    private int SkipBlankLines(int position)
    {
        while (position < text.Length && text.Lines.GetLineFromPosition(position) is var line
            && string.IsNullOrWhiteSpace(line.ToString()))
        {
            position = line.EndIncludingLineBreak;
        }

        return position;
    }

    // What was blank between two types is not left over before a brace or at the end.
    private static SourceText Tidied(SourceText changed)
    {
        var blank = changed.Lines.Where(line => IsBlank(line) && EndsHere(changed, line.LineNumber + 1))
            .Select(static line => new TextChange(line.SpanIncludingLineBreak, ""));
        return changed.WithChanges(blank);
    }

    private static bool IsBlank(TextLine line) =>
        line.EndIncludingLineBreak > line.Start && string.IsNullOrWhiteSpace(line.ToString());

    private static bool EndsHere(SourceText changed, int number) =>
        number >= changed.Lines.Count
        || changed.Lines[number].ToString() is "}" or ""
            && changed.Lines.Skip(number).All(static line => line.ToString() is "}" or "");
}

/// <summary>What the compiler says of one file before a change, and of the two that it became.</summary>
internal static class FileFindings
{
    public static async Task<bool> AreNoMoreAsync(Document before, Document[] after, CancellationToken cancellation)
    {
        var known = Counts([await OfAsync(before, cancellation).ConfigureAwait(false)]);
        var found =
            Counts(await Task.WhenAll(after.Select(document => OfAsync(document, cancellation))).ConfigureAwait(false));
        return found.All(now => known.TryGetValue(now.Key, out var count) && now.Value <= count);
    }

    private static async Task<IEnumerable<Diagnostic>> OfAsync(Document document, CancellationToken cancellation) =>
        (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!.GetDiagnostics(
            cancellationToken: cancellation);

    private static Dictionary<string, int> Counts(IEnumerable<IEnumerable<Diagnostic>> files) => files
        .SelectMany(static findings => findings)
        .Where(static finding => finding.Severity >= DiagnosticSeverity.Warning)
        .GroupBy(static finding => finding.Id)
        .ToDictionary(static same => same.Key, static same => same.Count());
}
