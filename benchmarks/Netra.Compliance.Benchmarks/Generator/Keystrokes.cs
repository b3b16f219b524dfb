using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.Benchmarks.Generator;

/// <summary>Many versions of a project, each one keystroke after the first: a benchmark that saw one version twice would measure a cache.</summary>
internal sealed class Keystrokes
{
    private readonly Compilation[] _versions;
    private int _next;

    public Keystrokes(CSharpCompilation project, string file, string after, int count)
    {
        var tree = project.SyntaxTrees.Single(candidate => candidate.FilePath == file);
        var position = tree.ToString().IndexOf(after, StringComparison.Ordinal) + after.Length;
        _versions = [.. Enumerable.Range(0, count).Select(version => Type(project, tree, position, version))];
    }

    public Compilation Next() => _versions[_next++ % _versions.Length];

    private static CSharpCompilation Type(CSharpCompilation project, SyntaxTree tree, int position, int version)
    {
        var typed = new string((char)('a' + (version % 26)), 1 + (version / 26));
        var text = tree.GetText().WithChanges(new TextChange(new TextSpan(position, 0), typed));
        return project.ReplaceSyntaxTree(tree, tree.WithChangedText(text));
    }
}
