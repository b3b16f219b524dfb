using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Structure;

namespace Netra.Compliance.FixHarness;

/// <summary>A structural rule and its fix.</summary>
internal sealed class Rule(string id, CodeFixProvider fix)
{
    /// <summary>What the rule finds in a project, the last of a file first.</summary>
    public async Task<Diagnostic[]> FindingsAsync(Project project)
    {
        var compilation = (await project.GetCompilationAsync())!;
        var host = compilation.WithAnalyzers([new StructureAnalyzer()], project.AnalyzerOptions);
        var findings = await host.GetAnalyzerDiagnosticsAsync();
        return [
            .. findings.Where(finding => finding.Id == id)
                .OrderByDescending(finding => finding.Location.SourceSpan.Start)];
    }

    /// <summary>The solution with the first fix that is offered; null where none is.</summary>
    public async Task<Solution?> FixAsync(Document document, Diagnostic finding)
    {
        var offered = new List<CodeAction>();
        var context = new CodeFixContext(document, finding, (action, _) => offered.Add(action), CancellationToken.None);
        await fix.RegisterCodeFixesAsync(context);
        if (offered.Count == 0)
        {
            return null;
        }

        var operations = await offered[0].GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }
}
