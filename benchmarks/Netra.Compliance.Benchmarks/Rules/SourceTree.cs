using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.Benchmarks.Rules;

/// <summary>The C# files of a folder, read and not yet parsed.</summary>
/// <param name="Files">Path and text, by ordinal order of paths.</param>
internal sealed record SourceTree(ImmutableArray<(string Path, SourceText Text)> Files)
{
    private static readonly CSharpParseOptions Latest = new(LanguageVersion.Preview);

    /// <summary>Physical lines of all files.</summary>
    public int Lines { get; } = Files.Sum(file => file.Text.Lines.Count);

    public static SourceTree Load(string folder) => new(
        [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(File.Exists)
            .Where(file => !IsOutput(Path.GetRelativePath(folder, file)))
            .Order(StringComparer.Ordinal)
            .Select(file => (file, SourceText.From(File.ReadAllText(file))))]);

    /// <summary>Whole files up to a number of lines; copies of them under other names where there are too
    /// few.</summary>
    public SourceTree OfLines(int lines)
    {
        var taken = ImmutableArray.CreateBuilder<(string, SourceText)>();
        for (var (index, left) = (0, lines); left > 0; index++)
        {
            var (path, text) = Files[index % Files.Length];
            taken.Add(($"/{index / Files.Length}{path}", text));
            left -= text.Lines.Count;
        }

        return new SourceTree(taken.ToImmutable());
    }

    /// <summary>Fresh trees, on all cores, as the compiler parses.</summary>
    public SyntaxTree[] Parse() =>
        [.. Files.AsParallel().AsOrdered().Select(file => CSharpSyntaxTree.ParseText(file.Text, Latest, file.Path))];

    private static bool IsOutput(string path) =>
        path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");
}
