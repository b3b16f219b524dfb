using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Netra.Compliance.Analyzers.Tests.Robustness.Mutating;
using Netra.Compliance.CodeFixes.Structure;

namespace Netra.Compliance.Analyzers.Tests.Robustness;

/// <summary>Every fix that is offered for findings in sources that need not compile, carried out.</summary>
internal sealed class FixRun : IDisposable
{
    public static readonly ImmutableArray<CodeFixProvider> Providers =
    [
        .. typeof(PackedStatementsFix).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(CodeFixProvider)))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    private readonly AdhocWorkspace _workspace = new();
    private readonly Project _project;

    public FixRun(IEnumerable<Mutant> sources)
    {
        var tests = RuleRun.Tests;
        var info = ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "Mutants", "Mutants", LanguageNames.CSharp,
            compilationOptions: tests.Options, parseOptions: SourceParsing.Latest, metadataReferences: tests.References);
        _project = sources.Aggregate(_workspace.AddProject(info), (project, source) => project.AddDocument(source.Name, source.Text, filePath: source.Name).Project);
    }

    public int Carried { get; private set; }

    public async Task CarryOut(int mostOfARule, params (string Key, string Value)[] options)
    {
        var findings = await RuleRun.On((await _project.GetCompilationAsync())!, options);
        foreach (var finding in findings.GroupBy(finding => finding.Id).SelectMany(same => same.Take(mostOfARule)))
        {
            await CarryOut(finding);
        }
    }

    public void Dispose() => _workspace.Dispose();

    private async Task CarryOut(Diagnostic finding)
    {
        foreach (var provider in Providers.Where(provider => provider.FixableDiagnosticIds.Contains(finding.Id)))
        {
            var offered = new List<CodeAction>();
            await provider.RegisterCodeFixesAsync(new CodeFixContext(Document(finding), finding, (action, _) => offered.Add(action), default));
            await Task.WhenAll(offered.Select(action => action.GetOperationsAsync(default)));
            Carried += offered.Count;
        }
    }

    private Document Document(Diagnostic finding) =>
        _project.Documents.Single(document => document.FilePath == finding.Location.SourceTree!.FilePath);
}
