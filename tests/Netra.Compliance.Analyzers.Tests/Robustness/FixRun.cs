using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Netra.Compliance.Analyzers.Tests.Robustness.Campaigns;
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
    private readonly MutantBatch _batch;
    private readonly Project _project;
    private readonly List<string> _thrown = [];

    public FixRun(MutantBatch batch)
    {
        _batch = batch;
        var frame = batch.Project.Empty;
        var info = ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Mutants", "Mutants", LanguageNames.CSharp,
            compilationOptions: frame.Options, parseOptions: SourceParsing.Latest,
            metadataReferences: frame.References);
        _project = frame.SyntaxTrees.Concat(batch.Trees).Aggregate(_workspace.AddProject(info), (project, tree) =>
            project.AddDocument(tree.FilePath, tree.GetText(), filePath: tree.FilePath).Project);
    }

    /// <summary>How often a fix was carried out, by the type of the fix.</summary>
    public Dictionary<string, int> Carried { get; } = [];

    /// <summary>The fixes that threw, each with its exception.</summary>
    public IReadOnlyCollection<string> Thrown => _thrown;

    /// <summary>Takes one finding of each rule in each file: the one of most lines, for there is something to
    /// extract.</summary>
    public async Task CarryOut(params (string Key, string Value)[] options)
    {
        var findings = await new RuleRun((await _project.GetCompilationAsync())!, options).OnAll();
        foreach (var same in findings.Where(finding => finding.Location.IsInSource)
            .GroupBy(finding => (finding.Id, finding.Location.SourceTree!.FilePath)))
        {
            await CarryOut(same.MaxBy(Lines)!);
        }
    }

    public void Dispose() => _workspace.Dispose();

    private async Task CarryOut(Diagnostic finding)
    {
        foreach (var provider in Providers.Where(provider => provider.FixableDiagnosticIds.Contains(finding.Id)))
        {
            await Keep(() => CarryOut(provider, finding), $"{_batch}: {provider.GetType().Name} on {finding}");
        }
    }

    private async Task CarryOut(CodeFixProvider provider, Diagnostic finding)
    {
        var offered = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(
            new CodeFixContext(Document(finding), finding, (action, _) => offered.Add(action), default));
        await Task.WhenAll(offered.Select(action => action.GetOperationsAsync(default)));
        var name = provider.GetType().Name;
        Carried[name] = Carried.GetValueOrDefault(name) + offered.Count;
    }

    // The first exception must not hide the others: a long run is to bring them all.
    private async Task Keep(Func<Task> attempt, string where)
    {
        try
        {
            await attempt();
        }
        catch (Exception thrown)
        {
            _thrown.Add($"{where}\n{thrown}");
        }
    }

    private static int Lines(Diagnostic finding) =>
        finding.Properties.TryGetValue("lines", out var lines) ? int.Parse(lines!, CultureInfo.InvariantCulture) : 0;

    private Document Document(Diagnostic finding) =>
        _project.Documents.Single(document => document.FilePath == finding.Location.SourceTree!.FilePath);
}
