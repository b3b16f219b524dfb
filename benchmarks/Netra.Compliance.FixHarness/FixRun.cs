using Microsoft.CodeAnalysis;

namespace Netra.Compliance.FixHarness;

/// <summary>Applies a fix to every finding, again and again until none is offered; what was refused is asked again only
/// after it changed.</summary>
internal sealed class FixRun(Rule rule, SourceTree tree)
{
    private const int MostPasses = 40;
    private readonly HashSet<string> _refused = [];
    private SourceTree _tree = tree;

    public int Offered { get; private set; }

    public int Applied { get; private set; }

    public int Passes { get; private set; }

    /// <summary>Findings of the tree as it was for which no fix was offered.</summary>
    public List<Diagnostic> Refused { get; } = [];

    /// <summary>The tree after all fixes.</summary>
    public async Task<SourceTree> AllAsync()
    {
        do
        {
            Passes++;
        }
        while (await PassAsync() > 0 && Passes < MostPasses);

        return _tree;
    }

    private async Task<int> PassAsync()
    {
        var before = _tree.Project;
        var applied = 0;
        foreach (var finding in (await rule.FindingsAsync(before)).Where(finding =>
            !_refused.Contains(Identity.WithBody(finding))))
        {
            applied += await FixAsync(before.GetDocument(finding.Location.SourceTree)!.Id, finding) ? 1 : 0;
        }

        Offered += Passes == 1 ? applied : 0;
        Applied += applied;
        return applied;
    }

    private void Refuse(Diagnostic? finding)
    {
        _ = finding is not null && _refused.Add(Identity.WithBody(finding));
        Refused.AddRange(finding is not null && Passes == 1 ? [finding] : []);
    }

    private async Task<bool> FixAsync(DocumentId document, Diagnostic finding)
    {
        var changed = await rule.FixAsync(_tree.Project.GetDocument(document)!, finding);
        Refuse(changed is null ? finding : null);
        _tree = changed is null ? _tree : await _tree.WithAsync(changed);
        return changed is not null;
    }
}
