using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

/// <summary>Fixes all findings of a project at once, as an editor and <c>dotnet format</c> do.</summary>
internal sealed class FixedAll(CodeFixProvider fix, Func<Document, Task<Diagnostic[]>> find)
    : FixAllContext.DiagnosticProvider
{
    /// <summary>The project after all fixes.</summary>
    public async Task<Project> ProjectAsync(Document document, string key)
    {
        var context = new FixAllContext(
            document, fix, FixAllScope.Project, key, fix.FixableDiagnosticIds, this, CancellationToken.None);
        var action = await fix.GetFixAllProvider()!.GetFixAsync(context);
        var operations = await action!.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(document.Project.Id)!;
    }

    public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
        Document document, CancellationToken cancellationToken) =>
        await find(document);

    public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
        Project project, CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<Diagnostic>>([]);

    public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
        Project project, CancellationToken cancellationToken) =>
        (await Task.WhenAll(project.Documents.Select(find))).SelectMany(findings => findings).ToImmutableArray();
}
