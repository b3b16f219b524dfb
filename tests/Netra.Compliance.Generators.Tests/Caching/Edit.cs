using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.Generators.Tests.Caching;

/// <summary>Changes a file as an editor does: the new tree shares what it can with the old.</summary>
internal static class Edit
{
    public static CSharpCompilation Text(CSharpCompilation compilation, string path, string before, string after)
    {
        var tree = compilation.SyntaxTrees.Single(candidate => candidate.FilePath == path);
        var position = tree.ToString().IndexOf(before, StringComparison.Ordinal);
        Assert.True(position >= 0, $"{path} has no '{before}'.");
        var text = tree.GetText().WithChanges(new TextChange(new TextSpan(position, before.Length), after));
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text));
    }
}
