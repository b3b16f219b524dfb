using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.Benchmarks.Generator;

/// <summary>Versions of a project, each one keystroke after the last: a benchmark that saw one version twice would
/// measure a cache.</summary>
internal sealed class Keystrokes(CSharpCompilation project, string file, string after)
{
    private CSharpCompilation _current = project;
    private int _typed;

    public Compilation Next()
    {
        var tree = _current.SyntaxTrees.Single(candidate => candidate.FilePath == file);
        var text = tree.GetText();
        var position = text.ToString().IndexOf(after, StringComparison.Ordinal) + after.Length;
        var typed =
            text.WithChanges(new TextChange(new TextSpan(position, 0), ((char)('a' + (_typed++ % 26))).ToString()));
        _current = _current.ReplaceSyntaxTree(tree, tree.WithChangedText(typed));
        return _current;
    }
}
