using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.Compliance.Analyzers.Structure;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

/// <summary>A structural fix on one file: what is offered, what becomes of it, and that it still compiles.</summary>
internal sealed class Fixed(CodeFixProvider fix, string source, string path = "/src/Source.cs")
{
    private static readonly CSharpCompilationOptions CompilerOptions = new(
        OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>What <see cref="Beside"/> is called.</summary>
    public const string BesideName = "Beside.cs";

    /// <summary>Another file of the project.</summary>
    public string Beside { get; init; } = "";

    /// <summary>Libraries beside the framework.</summary>
    public MetadataReference[] References { get; init; } = [];

    public (string Key, string Value)[] Options { get; init; } = [];

    /// <summary>The files after the first fix that is offered; the source as it was where none is.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FilesAsync() => await TextsAsync(await ProjectAsync());

    /// <summary>The project after the first fix that is offered, which compiles.</summary>
    public async Task<Project> ProjectAsync()
    {
        var document = Document();
        var offered = await OfferedAsync(document);
        var after = offered.IsEmpty ? document.Project : await ChangedAsync(offered[0], document);
        await CompilesAsync(after);
        return after;
    }

    /// <summary>The one file after the fix.</summary>
    public async Task<string> TextAsync() => (await FilesAsync())[Path.GetFileName(path)];

    /// <summary>The files after all findings were fixed at once.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AllAsync()
    {
        var document = Document();
        var offered = await OfferedAsync(document);
        var after = await new FixedAll(fix, FindingsAsync).ProjectAsync(
            document, offered.FirstOrDefault()?.EquivalenceKey ?? "");
        await CompilesAsync(after);
        return await TextsAsync(after);
    }

    /// <summary>The files after each of as many fixes as are offered, whichever finding they are for.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> StepsAsync()
    {
        var steps = new List<IReadOnlyDictionary<string, string>>();
        for (var next = await NextAsync(Document()); next is not null; next = await NextAsync(next))
        {
            steps.Add(await TextsAsync(next.Project));
        }

        return steps;
    }

    /// <summary>What is still found in a file.</summary>
    public async Task<int> CountAsync() => (await FindingsAsync(Document())).Length;

    /// <summary>The one file after as many fixes as are offered.</summary>
    public async Task<string> RepeatedTextAsync()
    {
        var changed = await TextAsync();
        return changed == source ? source : await new Fixed(fix, changed).RepeatedTextAsync();
    }

    /// <summary>What the user can choose from.</summary>
    public async Task<string[]> TitlesAsync() =>
        [.. (await OfferedAsync(Document())).Select(action => action.Title)];

    private Document Document()
    {
        var project = new AdhocWorkspace().AddProject("Fixed", LanguageNames.CSharp)
            .WithMetadataReferences([.. MachineReferences.Framework, .. References])
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Preview))
            .WithCompilationOptions(CompilerOptions);
        project = Beside.Length == 0 ? project : project.AddDocument(BesideName, Beside).Project;
        var text = SourceText.From(source, new UTF8Encoding(true));
        return project.AddDocument(Path.GetFileName(path), text, ["Folder"], path);
    }

    private async Task<ImmutableArray<CodeAction>> OfferedAsync(Document document)
    {
        var finding = (await FindingsAsync(document)).FirstOrDefault();
        return finding is null ? [] : await OfferedAsync(document, finding);
    }

    private async Task<ImmutableArray<CodeAction>> OfferedAsync(Document document, Diagnostic finding)
    {
        var offered = ImmutableArray.CreateBuilder<CodeAction>();
        await fix.RegisterCodeFixesAsync(
            new CodeFixContext(document, finding, (action, _) => offered.Add(action), CancellationToken.None));
        return offered.ToImmutable();
    }

    private async Task<Document?> NextAsync(Document document)
    {
        foreach (var finding in await FindingsAsync(document))
        {
            if (await OfferedAsync(document, finding) is [var action, ..])
            {
                return (await ChangedAsync(action, document)).GetDocument(document.Id);
            }
        }

        return null;
    }

    // The text alone tells: without references it is told sooner.
    private async Task<Diagnostic[]> FindingsAsync(Document document)
    {
        var tree = (await document.GetSyntaxTreeAsync())!;
        var host = CSharpCompilation.Create("Found", [tree])
            .WithAnalyzers([new StructureAnalyzer()], new AnalyzerOptions([], new FixedOptions(Options)));
        var findings = await host.GetAnalyzerDiagnosticsAsync();
        return [
            .. findings.Where(finding => fix.FixableDiagnosticIds.Contains(finding.Id))
                .OrderBy(finding => finding.Location.SourceSpan.Start)];
    }

    private static async Task<Project> ChangedAsync(CodeAction action, Document document)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(document.Project.Id)!;
    }

    private static async Task CompilesAsync(Project project)
    {
        var findings = (await project.GetCompilationAsync())!.GetDiagnostics();
        Assert.Empty(
            findings.Where(finding => finding.Severity == DiagnosticSeverity.Error)
                .Select(finding => finding.ToString()));
    }

    private static async Task<IReadOnlyDictionary<string, string>> TextsAsync(Project project)
    {
        var texts = new Dictionary<string, string>();
        foreach (var document in project.Documents)
        {
            texts.Add(document.Name, (await document.GetTextAsync()).ToString());
        }

        return texts;
    }
}
